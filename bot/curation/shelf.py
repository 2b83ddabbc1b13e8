"""Release files that are open or were: a copy, on this machine, of what the ledger keeps."""

import os
import re
import tempfile
from collections.abc import Collection
from contextlib import suppress
from pathlib import Path

from bot.errors import ReleaseError
from bot.release import Release, open_release

ABANDONED_SECONDS = 3_600
"""What was half written so long ago is finished by nobody; to write a release takes seconds."""

_DIGEST = re.compile(r"[0-9a-f]{8,64}")


class Shelf:
    """A directory of release files named by their digests; each is there whole or not at all."""

    def __init__(self, directory: Path) -> None:
        """The shelf in this directory, which is made when something is put there."""
        self._directory = directory

    def path_of(self, digest: str) -> Path:
        """Where the release with this digest stands, or would stand."""
        if not _DIGEST.fullmatch(digest):
            raise ReleaseError(f"'{digest}' is no digest of a release")
        return self._directory / f"{digest}.sqlite"

    def put(self, digest: str, content: bytes) -> Path:
        """Puts a release file there in one step, in the place of an earlier one.

        Raises:
            ReleaseError: it cannot be written.
        """
        target = self.path_of(digest)
        try:
            self._directory.mkdir(parents=True, exist_ok=True)
            handle, name = tempfile.mkstemp(dir=self._directory, prefix=f".{digest}.")
            try:
                with os.fdopen(handle, "wb") as stream:
                    stream.write(content)
                    stream.flush()
                    os.fsync(stream.fileno())
                self._sweep(Path(name))
                Path(name).replace(target)
            finally:
                Path(name).unlink(missing_ok=True)
        except OSError as error:
            raise ReleaseError(f"{target} cannot be written: {error.strerror}") from None
        return target

    def keep_only(self, digests: Collection[str]) -> None:
        """Removes the files of all other releases; one that is open somewhere stays readable there."""
        for file in self._directory.glob("[!.]*.sqlite"):
            if file.stem not in digests:
                file.unlink(missing_ok=True)

    def _sweep(self, written: Path) -> None:
        """Removes what processes that were killed have left half written, long before this file was."""
        newest = written.stat().st_mtime - ABANDONED_SECONDS
        for left in self._directory.glob(".*"):
            with suppress(FileNotFoundError):  # another process swept it
                if left.stat().st_mtime < newest:
                    left.unlink()

    def open(self, digest: str, content: bytes) -> Release:
        """The release, opened; written first where it is missing or not whole.

        Raises:
            ReleaseError: this program cannot read it, or it says something else than its digest.
        """
        path = self.path_of(digest)
        try:
            release = open_release(path)
        except ReleaseError:
            release = open_release(self.put(digest, content))
        if release.digest != digest:
            raise ReleaseError(f"{path} holds the release {release.digest}")
        return release
