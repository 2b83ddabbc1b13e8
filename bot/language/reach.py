"""How far negations and exceptions reach, and what needing does to them."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.language.cues import HAVING, INTERROGATIVES, POINTERS, VERBS
from bot.language.piece import Piece
from bot.language.reading import ABOUT
from bot.language.words import Role

PASSED = "passed"
"""Kind of a name that nothing is read from."""

BESIDES = ABOUT | {PASSED}
"""Kinds of name behind an exception that are what it leaves out, so that a subject behind them is not."""


@dataclass(slots=True)
class Reach:
    """How far negations and exceptions reach, while the pieces of a question are gone through.

    Attributes:
        negated: a negation reaches the next name.
        excepted: an exception reaches the next subject, and what is asked of it.
        waived: what is named next need not be there.
        needed: the last word that does something was one of needing.
        none: the negation counts whoever is asked about ("none of them"): it is spent on the noun for these.
        nobody: the negation stands for whoever is asked about ("nobody has"): it is spent on the verb behind it.
        spent: the exception has met its subject.
        named: a name was met since the last negation or exception.
        trailing: a negation or exception stands behind the names and before no other.
        kind: the kind of the name met last.
        bare: the negation stands right before a name: "not this one", "which is not this one".
        apart: other words than names and those that ask stand behind the negation or exception.
        verb: the last word that does something was a verb, in no clause that asks for subjects.
        asked: a clause asks for subjects.
    """

    negated: bool = False
    excepted: bool = False
    waived: bool = False
    needed: bool = False
    none: bool = False
    nobody: bool = False
    spent: bool = False
    named: bool = False
    trailing: bool = False
    kind: str = ""
    bare: bool = False
    apart: bool = False
    verb: bool = False
    asked: bool = False

    def pass_over(self, *, named: bool) -> None:
        """Meets a word that asks nothing, and names nothing that is read: what is negated or excepted may be that."""
        if named:
            self.kind = self.kind or PASSED
        else:
            self.bare, self.apart = False, True

    def leaves_out(self, kind: str, *, placed: bool = False, choosing: bool = False) -> bool:
        """Meets a name of `kind` and tells whether it is left out: "not such, and with that" does not lack that.

        To except those without something is to ask for it. Who is `placed` behind a preposition says where something
        else is excepted: "all but a few hosts in this one"; so does who is named behind that: "except this backend,
        what does that one support". Where subjects are asked for, who `choosing` leaves one out may say a bare "not".
        """
        if kind == "subject" and ((placed and self.apart) or self.kind in BESIDES):
            self.excepted = False
        self.negated = self.negated and not (self.kind == "value" and kind == "feature")
        self.kind = kind
        excepted = self.excepted and not self.spent
        ruled_out = self.excepted or (self.negated and self.bare and choosing and not self.none)
        out = ruled_out if kind == "subject" else self.negated != excepted
        self.spent = self.spent or (self.excepted and kind == "subject")
        if kind == "kind" and self.none:
            self.negated = out = False
        self.named, self.trailing, self.needed = True, False, False
        return out

    def hear(self, role: Role, following: Sequence[Piece], *, named: bool, nobody: bool = False) -> None:
        """Meets a word that does something; `named` tells that names stand before it, `nobody` that it counts none."""
        if role.needs:
            self._need()
            return
        if self.excepted and not self.kind and role.cue in POINTERS:
            self.excepted = self.trailing = False
        if self.nobody and role.cue in VERBS and not self.named:
            self.negated = self.trailing = False
        if (self.negated or self.excepted or self.waived) and not self._goes_on(role, following):
            self.negated = self.excepted = self.waived = False
        if role.negates:
            self.negated = not (following and following[0].text == ",")
        if role.negates or role.excepts:
            self.excepted = self.excepted or role.excepts
            self.waived = role.negates and self.needed
            self.negated = self.negated and not self.waived
            self.trailing = named and not self.waived and not (self.none and role.excepts)
            self.none = role.cue == "neither"
            self.nobody = self.none and nobody
            self.named, self.spent, self.kind = False, False, ""
            self.bare, self.apart = not self.verb, False
        elif not role.joins:
            self.bare = False
        self.asked = self.asked or role.cue in INTERROGATIVES
        self.needed, self.verb = False, role.cue in VERBS and not self.asked

    def _need(self) -> None:
        """Meets a word of needing: what is not needed may be there all the same."""
        if self.negated and not self.named:
            self.negated, self.waived, self.trailing = False, True, False
        self.needed = True

    def _goes_on(self, role: Role, following: Sequence[Piece]) -> bool:
        """Whether what reached as far as this word reaches beyond it."""
        if _is_joined(following):
            return True
        if role.turns or role.cue in INTERROGATIVES:
            return False
        return not (self.named and role.cue in HAVING)


def _is_joined(following: Sequence[Piece]) -> bool:
    """Whether a joiner follows, before which a word is no verb: "without its support and", but "and support it"."""
    return bool(following) and following[0].joins
