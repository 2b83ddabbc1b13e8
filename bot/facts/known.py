"""What is known of the files of a release by the hash of their bytes: one that is still the same is not parsed again.

Only sound files get into a release, so those of an earlier one have no problems of their own. A subject's file has
none either as long as all that it may refer to is the same.
"""

import hashlib
import json
from collections.abc import Collection, Mapping
from dataclasses import replace

from bot.facts.knowledge import Knowledge
from bot.facts.rules import RULES
from bot.text.document import Known

FILES, AROUND = "files", "around"
"""Names under which a release keeps what its files say, and the hash of those that subjects' files may refer to."""


def keep_known(knowledge: Knowledge) -> dict[str, bytes]:
    """Return what is known of all files, by the name to keep it under in a release."""
    said = {file.document.digest: file.document.root for file in knowledge.files}
    return {FILES: json.dumps(said, ensure_ascii=False).encode(), AROUND: _around(knowledge)}


def load_known(parts: Mapping[str, bytes]) -> Known:
    """Return what the files of a release said, of the parts kept in it; nothing of a release that keeps none."""
    known: Known = json.loads(parts.get(FILES, b"{}"))
    return known


def find_sound(knowledge: Knowledge, known: Known, parts: Mapping[str, bytes]) -> Collection[str]:
    """Return the digests of subjects' files in which no rule that looks at one of them alone can find a problem.

    Args:
        knowledge: what the files say now.
        known: what those of an earlier release said.
        parts: what that release keeps.
    """
    return known.keys() if parts.get(AROUND) == _around(knowledge) else ()


def _around(knowledge: Knowledge) -> bytes:
    """Return a hash of all files but those of subjects, and of what rules there are."""
    others = replace(knowledge, subject_files=()).files
    files = [(file.document.path, file.document.digest) for file in others]
    state = [rule.__module__ for rule in RULES], files
    return hashlib.sha256(repr(state).encode()).digest()
