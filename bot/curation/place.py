"""Where the files of the knowledge are, and which state they are in."""

import subprocess
from dataclasses import dataclass
from pathlib import Path

LONGEST_SECONDS = 10
CHANGED = "+changes"
"""Follows a revision whose files were edited since."""


@dataclass(frozen=True, slots=True)
class Place:
    """The directories of the files.

    Attributes:
        knowledge: directory of knowledge files.
        intents: directory of intents files.
    """

    knowledge: Path
    intents: Path

    def revision(self) -> str:
        """The commit that the files are at, followed by "+changes" where they differ from it.

        "" where the knowledge is in no Git checkout, or where there is no Git.
        """
        commit = _git(self.knowledge, "rev-parse", "--short=12", "HEAD")
        if not commit:
            return ""
        edited = (_git(place, "status", "--porcelain", "--", ".") for place in (self.knowledge, self.intents))
        return commit + (CHANGED if any(edited) else "")


def _git(directory: Path, *arguments: str) -> str:
    """What Git says in that directory, "" where it says nothing or fails."""
    command = ["git", "-C", str(directory), *arguments]
    try:
        run = subprocess.run(command, capture_output=True, timeout=LONGEST_SECONDS, check=True)  # noqa: S603 - see above
    except (OSError, subprocess.SubprocessError):
        return ""
    return run.stdout.decode(errors="replace").strip()
