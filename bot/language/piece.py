"""A stretch of a question and what it is."""

from types import MappingProxyType
from typing import NamedTuple

from bot.language.gazetteer import Targets, feature_of
from bot.language.words import Role
from bot.text.tokens import PUNCTUATION, Stems


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
    def is_mere_word(self) -> bool:
        """It neither names anything nor does anything in the question."""
        return self.targets is None and self.role is None

    @property
    def tells(self) -> bool:
        """It says something by itself: it names something, or is no word of questions."""
        return self.targets is not None or self.role is None

    @property
    def is_mark(self) -> bool:
        """It is a mark of punctuation."""
        return self.text in PUNCTUATION

    @property
    def cue(self) -> str:
        """The class of cue that it is, or ""."""
        return self.role.cue if self.role is not None else ""

    @property
    def idle(self) -> bool:
        """It is a word of questions that neither asks nor turns anything round, nor says that it must be there."""
        return self.role is not None and self.role.idle

    @property
    def filler(self) -> bool:
        """It carries nothing."""
        return self.role is not None and self.role.filler

    @property
    def negates(self) -> bool:
        """It turns round what follows."""
        return self.role is not None and self.role.negates

    @property
    def excepts(self) -> bool:
        """It leaves out what follows."""
        return self.role is not None and self.role.excepts

    @property
    def turns(self) -> bool:
        """It ends the reach of a negation."""
        return self.role is not None and self.role.turns

    @property
    def joins(self) -> bool:
        """It is a word that joins the members of a list."""
        return self.role is not None and self.role.joins

    @property
    def parts_members(self) -> bool:
        """It parts the members of a list: a word that joins them, or a comma."""
        return self.joins or self.text == ","

    @property
    def needs(self) -> bool:
        """It says that something must be there."""
        return self.role is not None and self.role.needs

    @property
    def closes(self) -> bool:
        """It closes a message."""
        return self.role is not None and self.role.closes

    @property
    def parts_names(self) -> bool:
        """It sets the names on its two sides apart."""
        return self.role is not None and self.role.parts_names

    @property
    def sets_beside(self) -> bool:
        """It stands between members of a list, or between sides of a comparison."""
        return self.parts_members or self.cue == "vs"

    def names(self, kind: str) -> bool:
        """Whether it names anything of a kind."""
        return self.targets is not None and kind in self.targets

    def ids(self, kind: str) -> tuple[str, ...]:
        """The ids of a kind that it names."""
        return self.targets.get(kind, ()) if self.targets is not None else ()

    @property
    def subject(self) -> str:
        """The subject that it names, the first of several; "" where it names none."""
        return next(iter(self.ids("subject")), "")

    @property
    def valued(self) -> set[str]:
        """The features that it names a value of."""
        return set(map(feature_of, self.ids("value")))

    @property
    def is_noun(self) -> bool:
        """It is a noun for a kind of subject: it stands for those asked about."""
        return self.targets is not None and "kind" in self.targets

    @property
    def names_subject(self) -> bool:
        """It names a subject, and not by a noun for its kind."""
        return self.targets is not None and "subject" in self.targets and "kind" not in self.targets

    @property
    def is_subject_alone(self) -> bool:
        """It names a subject, and is neither a noun for its kind nor a term with a definition."""
        return self.names_subject and not self.names("define")

    @property
    def tells_who(self) -> bool:
        """It says who is asked about, not what."""
        return self.is_noun or self.names_subject

    def naming(self, kind: str, ids: tuple[str, ...]) -> "Piece":
        """The piece, naming these and nothing else."""
        return self._replace(targets=MappingProxyType({kind: ids}))

    def without(self, kind: str) -> "Piece":
        """The piece, naming nothing of this kind."""
        targets = {each: ids for each, ids in (self.targets or {}).items() if each != kind}
        return self._replace(targets=MappingProxyType(targets) if targets else None)
