"""The files of a workspace: announced, uploaded to the address that was handed out, and then shared."""

from dataclasses import dataclass
from itertools import count
from mimetypes import guess_type
from secrets import token_urlsafe

from bot.workspace.model import SharedFile
from bot.workspace.refusal import RefusedError


@dataclass(frozen=True, slots=True)
class Upload:
    """A file that was announced.

    Attributes:
        id: "F…".
        name: its file name.
        length: how many bytes it will have.
        content: its bytes, once they have come.
    """

    id: str
    name: str
    length: int
    content: bytes | None = None


class Files:
    """Uploads under way by the key in their address, and files that were shared by id."""

    def __init__(self, page_url: str) -> None:
        self.shared: dict[str, SharedFile] = {}
        self._page_url = page_url
        self._numbers = count(1)
        self._uploads: dict[str, Upload] = {}

    def announce(self, name: str, length: int) -> tuple[str, str]:
        """A place for a file to come; returns its id and the address to upload to."""
        upload, key = Upload(self._next_id(), name, length), token_urlsafe(12)
        self._uploads[key] = upload
        return upload.id, f"{self._page_url}upload/{key}"

    def take(self, key: str, content: bytes) -> None:
        """Takes the bytes of an announced file.

        Raises:
            RefusedError: the address is unknown or used, or the length is another than announced.
        """
        upload = self._uploads.get(key)
        if upload is None or upload.content is not None:
            raise RefusedError("file_not_found")
        if len(content) != upload.length:
            raise RefusedError("file_upload_size_mismatch")
        self._uploads[key] = Upload(upload.id, upload.name, upload.length, content)

    def complete(self, file_id: str, title: str, user: str) -> SharedFile:
        """Shares what was uploaded, once; RefusedError file_not_found for anything else."""
        for key, upload in self._uploads.items():
            if upload.id == file_id and upload.content is not None:
                del self._uploads[key]
                return self._share(upload.id, upload.name, title, upload.content, user)
        raise RefusedError("file_not_found")

    def bring(self, name: str, content: bytes, user: str) -> SharedFile:
        """A file that a person puts in."""
        return self._share(self._next_id(), name, name, content, user)

    def get(self, file_id: str) -> SharedFile:
        """The file with this id, or RefusedError file_not_found."""
        if file_id not in self.shared:
            raise RefusedError("file_not_found")
        return self.shared[file_id]

    def _share(self, file_id: str, name: str, title: str, content: bytes, user: str) -> SharedFile:
        mimetype = guess_type(name)[0] or "text/plain"
        url = f"{self._page_url}files/{file_id}"
        self.shared[file_id] = SharedFile(file_id, name, title or name, mimetype, content, user, url)
        return self.shared[file_id]

    def _next_id(self) -> str:
        return f"F{next(self._numbers):08d}"
