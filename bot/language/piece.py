"""A stretch of a question and what it is."""

from types import MappingProxyType
from typing import NamedTuple

from bot.language.gazetteer import Stems, Targets
from bot.language.words import Role


class Piece(NamedTuple):
    """A stretch of the question and what it is.

    Attributes:
        start: place of its first token.
        end: place after its last token.
        text: its tokens as typed.
        stems: its stems after spelling correction.
        targets: what it names, by kind.
        role: what it does in the question.
        ordinary: it is an everyday word.
        plain: it is a name of one word that is an everyday word too ("platform").
        turned: it names the opposite of what its targets hold.
        slips: misspellings corrected in it.
        owner: the subject that what it names is a part of, if of one alone.
    """

    start: int
    end: int
    text: str
    stems: Stems
    targets: Targets | None = None
    role: Role | None = None
    ordinary: bool = False
    slips: int = 0
    plain: bool = False
    turned: bool = False
    owner: str = ""

    @property
    def unknown(self) -> bool:
        """Nobody knows this word."""
        return self.targets is None and self.role is None and not self.ordinary

    @property
    def is_noun(self) -> bool:
        """It is a noun for a kind of subject: it stands for those asked about."""
        return self.targets is not None and "kind" in self.targets

    @property
    def names_subject(self) -> bool:
        """It names a subject, and not by a noun for its kind."""
        return self.targets is not None and "subject" in self.targets and "kind" not in self.targets

    @property
    def tells_who(self) -> bool:
        """It says who is asked about, not what."""
        return self.is_noun or self.names_subject

    def without(self, kind: str) -> "Piece":
        """The piece, naming nothing of this kind."""
        targets = {each: ids for each, ids in (self.targets or {}).items() if each != kind}
        return self._replace(targets=MappingProxyType(targets) if targets else None)
