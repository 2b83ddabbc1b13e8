"""The one family of errors, and the complaint about data they carry.

MeshwiseError             one line that says what was wrong and what would be right
├── KnowledgeError        the files of knowledge/ or intents/ cannot be built (carries every problem)
├── ReleaseError          a built release is missing, torn or of another format
├── CurationError         the knowledge could not be reviewed, published or rolled back
├── LedgerError           the database of what is remembered cannot be had
│   └── SealedError       what was kept encrypted cannot be opened with the keys that are there
└── SettingsError         a setting is missing or wrong
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One complaint about one place in one file.

    Attributes:
        path: the file, relative to the directory that was read.
        line: line number, from 1.
        column: column number, from 1.
        code: the rule's name in kebab case, stable, to search for.
        message: what was found and what would be right, in one line.
    """

    path: str
    line: int
    column: int
    code: str
    message: str

    def __str__(self) -> str:
        return f"{self.path}:{self.line}:{self.column}: {self.code}: {self.message}"


class MeshwiseError(Exception):
    """Anything a person can put right. Its text is one line for that person."""


class KnowledgeError(MeshwiseError):
    """Knowledge or intents files that must not become a release.

    Attributes:
        problems: every problem found, in the order of the files.
    """

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        self.problems = problems
        plural = "" if len(problems) == 1 else "s"
        super().__init__(f"{len(problems)} problem{plural} in the knowledge; nothing was built")


class ReleaseError(MeshwiseError):
    """A release file that cannot be opened."""


class CurationError(MeshwiseError):
    """A review, publication or rollback that did not happen; what ran before goes on."""


class LedgerError(MeshwiseError):
    """A ledger that cannot be opened."""


class SealedError(LedgerError):
    """Something that was encrypted with a key that is not among those that are there."""


class SettingsError(MeshwiseError):
    """A setting that is missing or cannot be what it says."""
