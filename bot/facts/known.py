"""What was read of each file of a release, by the hash of its bytes: a file that is still the same is not parsed again.

Only sound files get into a release, so what is known of one has no problems.
"""

import json
from collections.abc import Mapping

from bot.facts.knowledge import Knowledge
from bot.text.document import Known

FILES = "files"
"""Name under which this is kept in a release."""


def dump_known(knowledge: Knowledge) -> bytes:
    """Return what all files say as bytes, for `load_known`."""
    said = {file.document.digest: file.document.root for file in knowledge.files}
    return json.dumps(said, ensure_ascii=False).encode()


def load_known(parts: Mapping[str, bytes]) -> Known:
    """Return what the files of a release said, of the parts kept in it; nothing of a release that keeps none."""
    known: Known = json.loads(parts.get(FILES, b"{}"))
    return known
