"""What the store answers with."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from bot.facts.weigh import Standing


@dataclass(frozen=True, slots=True)
class Source:
    """A document that evidence comes from.

    Attributes:
        kind: what sort of evidence it is, one of `weigh.STRENGTH`.
        date: "YYYY-MM" or "YYYY-MM-DD".
        url: where to read it, or None.
        version: the version of the product it describes, or None.
    """

    id: str
    title: str
    publisher: str
    kind: str
    date: str
    url: str | None
    version: str | None


@dataclass(frozen=True, slots=True)
class Place:
    """A source and the place in it."""

    source: Source
    at: str


@dataclass(frozen=True, slots=True)
class Statement:
    """A sentence or two with their places, and the code they speak of, if any."""

    text: str
    places: tuple[Place, ...]
    code: str | None
    language: str | None


@dataclass(frozen=True, slots=True)
class Evidence:
    """What one source says about one fact.

    Attributes:
        stance: what it says, or None where it only names a value.
        value: the same in words or figures.
        values: the same as ids of the feature's values.
        at: place in the source.
        date: when it was said: the entry's own date, or its source's.
        since: first version that has it.
        until: last version that had it.
        caveat: a doubt about this entry, in words.
        standing: how it stands against the entry that holds.
    """

    stance: str | None
    value: str | None
    values: tuple[str, ...]
    source: Source
    at: str
    date: str
    since: str | None
    until: str | None
    stability: str | None
    edition: str | None
    note: str | None
    caveat: str | None
    standing: Standing


@dataclass(frozen=True, slots=True)
class Fact:
    """What is held about one subject and one feature.

    Attributes:
        verdict: the stance that holds; None only where a value says it all.
        value: the value that holds.
        values: its ids.
        conflict: sources dispute it.
        evidence: every entry, the one that holds first.
    """

    subject: str
    feature: str
    verdict: str | None
    value: str | None
    values: tuple[str, ...]
    conflict: bool
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class Feature:
    """A question put to all subjects.

    Attributes:
        kind: "support", "value" or "list".
        category: id of its category.
        position: its place among all features, from 0.
        values: names of the values it can have, by id.
        wider: for each value that is part of others, all of those.
        exhaustive: of a value that no source names it is known that it is not there.
        confused_with: the difference in a sentence, by id of another feature or an article.
    """

    id: str
    name: str
    kind: str
    category: str
    position: int
    summary: str
    values: Mapping[str, str]
    wider: Mapping[str, frozenset[str]]
    exhaustive: bool
    confused_with: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Category:
    """Features shown together; `position` is its place among the categories, from 0."""

    id: str
    name: str
    position: int
    features: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Retired:
    """That a subject is no longer developed or available, since a day or month."""

    since: str
    statement: Statement


@dataclass(frozen=True, slots=True)
class Subject:
    """Something that can be compared; `position` is its place among the subjects, from 0."""

    id: str
    name: str
    kind: str
    position: int
    summary: tuple[Statement, ...]
    retired: Retired | None


@dataclass(frozen=True, slots=True)
class Article:
    """A text with citations; `kind` is the intent it serves."""

    id: str
    title: str
    kind: str
    subjects: tuple[str, ...]
    features: tuple[str, ...]
    statements: tuple[Statement, ...]
    related: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SubjectKind:
    """A kind of subject and its nouns."""

    id: str
    name: str
    plural: str


@dataclass(frozen=True, slots=True)
class DeskCard:
    """What the desk says of itself."""

    name: str
    about: str
    kinds: tuple[SubjectKind, ...]
    examples: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class NameRow:
    """One way of calling one thing.

    Attributes:
        kind: sort of thing.
        id: its id; of a value "<feature>/<value>"; of something foreign the text itself.
        text: what it is called, as the knowledge spells it.
        how: its name, an alias (a whole phrase), a way of asking (content words in any order), the name of its
            opposite, a name that means it beside others of its kind, or the name of a part of it.
    """

    kind: Literal[
        "subject", "feature", "category", "article", "value", "kind", "foreign", "other_talk", "uncovered"
    ]
    id: str
    text: str
    how: Literal["name", "alias", "asked", "opposite", "beside", "part"]


@dataclass(frozen=True, slots=True)
class Golden:
    """A question whose answer must not change unnoticed; what is None is not looked at."""

    ask: str
    intent: str
    subjects: tuple[str, ...] | None = None
    features: tuple[str, ...] | None = None
    article: str | None = None
    verdict: str | None = None


@dataclass(frozen=True, slots=True)
class Counts:
    """How much a release holds."""

    facts: int
    evidence: int
    sources: int
    subjects: int
    features: int
