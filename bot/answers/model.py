"""What an answer is, before any markup: the value that every rendering shows in its own way."""

from dataclasses import dataclass
from typing import Literal, NamedTuple

Status = Literal["answered", "unknown", "clarify", "out_of_scope", "help"]
Verdict = Literal["yes", "no", "partial", "planned", "not_applicable", "unknown"]
Form = Literal["csv", "markdown"]
"""A file that an answer can come as."""


class Citation(NamedTuple):
    """A source as one answer cites it.

    Attributes:
        n: the mark, `[n]`, counted from 1 in the order of first use.
        source: id of the source.
        title: the document's title.
        publisher: who published it.
        kind: sort of evidence, in words ("documentation", "third-party comparison").
        date: "YYYY-MM" or "YYYY-MM-DD".
        locator: the place in the source.
        url: where to read it, or None.
    """

    n: int
    source: str
    title: str
    publisher: str
    kind: str
    date: str
    locator: str
    url: str | None


class Statement(NamedTuple):
    """A sentence or two, the numbers of the citations that carry it, and the code it speaks of, if any."""

    text: str
    marks: tuple[int, ...] = ()
    code: str | None = None
    language: str | None = None


class Cell(NamedTuple):
    """One cell of a table: never empty; a verdict is in its words, not in a sign alone."""

    text: str
    marks: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of cells under column titles; the first column names the row.

    Attributes:
        caption: what the table is of.
        columns: the titles.
        rows: every row, those that are worth reading first.
        shared: for as many of the last rows, what all their cells say ("yes"): renderings for people fold them.
    """

    caption: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    shared: tuple[str, ...] = ()


class Choice(NamedTuple):
    """Something that can be picked: what it shows, and the question that picking it asks."""

    text: str
    question: str


class Answer(NamedTuple):
    """One reply, complete, as data.

    Attributes:
        status: how it went (see the answer contract).
        headline: the verdict or topic in words; what a notification shows first.
        intent: what was asked, or None when out of scope.
        subjects: ids asked about, in order; for `which` and `recommend` those that qualify, best first.
        features: feature ids asked about.
        excluded_features: feature ids asked to be absent.
        article: id of the article used.
        verdict: for one subject and one feature.
        conflict: the sources in the knowledge disagree on what is answered.
        notices: said before everything else (retired subjects).
        statements: the reply's sentences.
        table: a comparison or list.
        notes: what to know besides: other sources' dissent, doubts, things easily confused.
        citations: every source a mark refers to, in order of their numbers.
        choices: rival readings or the values of a missing slot, for `clarify` and `out_of_scope`.
        suggestions: questions that make sense next.
        confidence: how sure the reading is, 0 to 1.
        question: what was understood, as a question that can be asked again anywhere; "" where nothing was.
        form: the file as which it is wanted; None for a message.
    """

    status: Status
    headline: str
    intent: str | None = None
    subjects: tuple[str, ...] = ()
    features: tuple[str, ...] = ()
    excluded_features: tuple[str, ...] = ()
    article: str | None = None
    verdict: Verdict | None = None
    conflict: bool = False
    notices: tuple[Statement, ...] = ()
    statements: tuple[Statement, ...] = ()
    table: Table | None = None
    notes: tuple[Statement, ...] = ()
    citations: tuple[Citation, ...] = ()
    choices: tuple[Choice, ...] = ()
    suggestions: tuple[Choice, ...] = ()
    confidence: float = 1.0
    question: str = ""
    form: Form | None = None

    @property
    def sentences(self) -> tuple[Statement, ...]:
        """All that is said in sentences, in the order in which it is read."""
        return *self.notices, *self.statements, *self.notes
