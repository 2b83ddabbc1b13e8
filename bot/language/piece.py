"""A stretch of a question and what it is."""

from dataclasses import dataclass, field, replace
from types import MappingProxyType
from typing import Any

from bot.language.gazetteer import Targets, feature_of
from bot.language.words import Role
from bot.text.tokens import PUNCTUATION, Stems


@dataclass(slots=True)
class Piece:
    """A stretch of the question and what it is, which nothing changes afterwards.

    What is asked of each piece again and again is found out when it is made. Freezing it would take several times as
    long as that.

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
        is_mark: it is a mark of punctuation.
        cue: the class of cue that it is, or "".
        idle: it is a word of questions that neither asks nor turns anything round, nor says that it must be there.
        joins: it is a word that joins the members of a list.
        turns: it ends the reach of a negation.
        is_noun: it is a noun for a kind of subject: it stands for those asked about.
        names_subject: it names a subject, and not by a noun for its kind.
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
    is_mark: bool = field(init=False, compare=False)
    cue: str = field(init=False, compare=False)
    idle: bool = field(init=False, compare=False)
    joins: bool = field(init=False, compare=False)
    turns: bool = field(init=False, compare=False)
    is_noun: bool = field(init=False, compare=False)
    names_subject: bool = field(init=False, compare=False)

    def __post_init__(self) -> None:
        """Finds out what follows from the rest."""
        role, targets = self.role, self.targets
        self.is_mark = self.text in PUNCTUATION
        self.cue = role.cue if role is not None else ""
        self.idle = role is not None and role.idle
        self.joins = role is not None and role.joins
        self.turns = role is not None and role.turns
        self.is_noun = targets is not None and "kind" in targets
        self.names_subject = targets is not None and "subject" in targets and not self.is_noun

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
    def is_subject_alone(self) -> bool:
        """It names a subject, and is neither a noun for its kind nor a term with a definition."""
        return self.names_subject and not self.names("define")

    @property
    def tells_who(self) -> bool:
        """It says who is asked about, not what."""
        return self.is_noun or self.names_subject

    def _replace(self, **changes: Any) -> "Piece":  # noqa: ANN401 - whatever the attribute is
        """The piece with other attributes, as that of a named tuple."""
        return replace(self, **changes)

    def naming(self, kind: str, ids: tuple[str, ...]) -> "Piece":
        """The piece, naming these and nothing else."""
        return self._replace(targets=MappingProxyType({kind: ids}))

    def without(self, kind: str) -> "Piece":
        """The piece, naming nothing of this kind."""
        targets = {each: ids for each, ids in (self.targets or {}).items() if each != kind}
        return self._replace(targets=MappingProxyType(targets) if targets else None)
