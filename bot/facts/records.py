"""What the knowledge files say, as checked records. The JSON Schemas of the files come from these.

Every scalar of a knowledge file is text; an id is lower case words joined by hyphens. A file's name is the id
of what it holds. Reading turns a file into one of the five `…File` records below.
"""

import hashlib
from collections.abc import Mapping
from functools import cached_property
from itertools import chain
from typing import Annotated, Any, Literal

from pydantic import Field, ValidatorFunctionWrapHandler, WrapValidator

from bot.facts.kept import KeptFacts, Outline
from bot.facts.record_parts import (
    Address,
    ArticleKind,
    Day,
    FeatureKind,
    Id,
    Months,
    Name,
    Phrase,
    Retired,
    SourceKind,
    Stance,
    Statement,
    Text,
)
from bot.text.record import Record


class Kind(Record):
    """A kind of subject: what is compared with what, and the nouns people use for it."""

    name: Name
    plural: Name
    aliases: tuple[Phrase, ...] = ()


class DeskFile(Record):
    """`desk.yaml`: what this desk is about.

    Attributes:
        name: the desk's name, as the bot introduces itself.
        about: what it knows, as the end of "I answer questions about …".
        kinds: the kinds of subject by id; the first is meant when a question says "which" without a noun.
        examples: questions the help shows; each must be answerable.
        foreign: names of things near the domain that the desk does not cover; a question about one is refused
            by name instead of being taken for a misspelling.
        other_talk: sentences that use the domain's words for something else, to learn from what to refuse.
        uncovered: what people ask about the subjects and nothing here tells, each topic with ways of asking for it; a
            question about one is refused by the topic's name instead of being taken for a neighbouring feature.
        shared: phrases that mean several features at once and may therefore be an alias of each.
        distinct: pairs of words or phrases that differ by one slip or by their order and still mean different
            things; a pair that no names need any longer is refused.
        subjects: all subject ids in the order to show them; by id if left out.
        categories: all category ids in the order to show them; by id if left out.
    """

    name: Name
    about: Text
    kinds: dict[Id, Kind]
    examples: tuple[Phrase, ...]
    foreign: tuple[Phrase, ...] = ()
    other_talk: tuple[Phrase, ...] = ()
    uncovered: dict[Name, tuple[Phrase, ...]] = Field(default_factory=dict)
    shared: tuple[Phrase, ...] = ()
    distinct: tuple[tuple[Phrase, Phrase], ...] = ()
    subjects: tuple[Id, ...] = ()
    categories: tuple[Id, ...] = ()


class Source(Record):
    """A document that evidence comes from.

    Attributes:
        title: the document's own title.
        publisher: who publishes it.
        kind: what sort of evidence it is; decides its weight (see `bot/facts/weigh.py`).
        date: the day (or month) the document speaks of.
        url: where it can be read, if anywhere.
        version: the version of the product it describes.
        licence: under which it may be used.
        caveats: texts by name that an evidence entry can refer to, for a doubt shared by many entries.
    """

    title: Text
    publisher: Name
    kind: SourceKind
    date: Day
    url: Address | None = None
    version: Phrase | None = None
    licence: Phrase | None = None
    caveats: dict[Id, Text] = Field(default_factory=dict)


class SourcesFile(Record):
    """`sources/<publisher>.yaml`: sources by id."""

    sources: dict[Id, Source]


class Value(Record):
    """One of the values a feature can have, so that it can be asked for and compared.

    Attributes:
        name: as answers say it.
        aliases: names people use for it.
        part_of: wider values of the same feature: who has this has those too, and who has one of those may have this.
    """

    name: Name
    aliases: tuple[Phrase, ...] = ()
    part_of: tuple[Id, ...] = ()


class Feature(Record):
    """A question put to all subjects.

    Attributes:
        name: as shown in tables.
        kind: `support` (yes or no), `value` (one thing) or `list` (several).
        aliases: names people use for it; matched as whole phrases, with near spelling.
        asked: ways of asking for it in other words; matched by their content words in any order.
        opposite: names of what is there where this is not; who needs that lacks this.
        summary: what it means, in one sentence.
        values: the values it can have, by id, where they can be asked for.
        unnamed: what is true of a value that a source leaves out; if not said, it is absent where a feature has one
            value, and unknown elsewhere.
        confused_with: features or articles it is easily mistaken for, each with the difference in one
            sentence.
        part_of: the wider feature that a subject must have to have this one; both are `support` features.
        review: how long evidence on it stays good before somebody should look again; 24 months if not said.
    """

    name: Name
    kind: FeatureKind
    aliases: tuple[Phrase, ...] = ()
    asked: tuple[Phrase, ...] = ()
    opposite: tuple[Phrase, ...] = ()
    summary: Text
    values: dict[Id, Value] = Field(default_factory=dict)
    unnamed: Literal["absent", "unknown"] | None = None
    confused_with: dict[Id, Text] = Field(default_factory=dict)
    part_of: Id | None = None
    review: Months | None = None


class CategoryFile(Record):
    """`features/<category>.yaml`: one category and its features, in the order tables show them."""

    name: Name
    aliases: tuple[Phrase, ...] = ()
    asked: tuple[Phrase, ...] = ()
    features: dict[Id, Feature]


class Evidence(Record):
    """What one source says about one subject and one feature.

    Attributes:
        stance: what the source says, as a verdict; required for a `support` feature.
        value: what it says in our own words or figures, for `value` and `list` features (optional detail for
            `support`).
        values: the same as ids of the feature's `values`, where it has them.
        source: id of the source.
        at: place in the source (section, row, file and line, heading).
        date: when the statement was made or read, if not the source's date.
        since: first version of the subject that has it.
        until: last version that had it.
        stability: how finished the makers call it.
        edition: the edition it needs, if not every one has it.
        note: what the reader must know to use the statement rightly; required for partial and planned.
        caveat: name of one of the source's caveats that applies to this entry.
    """

    stance: Stance | None = None
    value: Text | None = None
    values: tuple[Id, ...] = ()
    source: Id
    at: Text
    date: Day | None = None
    since: Phrase | None = None
    until: Phrase | None = None
    stability: Literal["experimental", "alpha", "beta", "stable", "deprecated", "removed"] | None = None
    edition: Phrase | None = None
    note: Text | None = None
    caveat: Id | None = None


def _unless_kept(value: Any, check: ValidatorFunctionWrapHandler) -> Any:  # noqa: ANN401 - a file's
    """Return facts as they are where an earlier release was built from them, and checked else."""
    return value if isinstance(value, KeptFacts) else check(value)


Facts = dict[Id, Annotated[tuple[Evidence, ...], Field(min_length=1)]]
"""What each source says, by the id of a feature."""


class SubjectFile(Record):
    """`subjects/<subject>.yaml`: something that can be compared, and the evidence on each of its features.

    Attributes:
        name: as shown in tables.
        kind: id of one of the kinds that `desk.yaml` lists.
        aliases: names people use for it; matched as whole phrases, with near spelling.
        beside: shorter names that mean it only where it is compared with another of its kind.
        parts: names of its parts that nothing else has; what is asked of one, no subject being named, is asked of it.
        asked: ways of asking for it without a name, by what it is known for; matched as whole questions.
        summary: what it is, in a few statements.
        retired: that it is no longer developed or available.
        facts: by the id of a feature, what each source says of it.
    """

    name: Name
    kind: Phrase
    aliases: tuple[Phrase, ...] = ()
    beside: tuple[Phrase, ...] = ()
    parts: tuple[Phrase, ...] = ()
    asked: tuple[Phrase, ...] = ()
    summary: tuple[Statement, ...] = ()
    retired: Retired | None = None
    facts: Annotated[Facts, WrapValidator(_unless_kept)] = Field(default_factory=dict)

    @cached_property
    def outline(self) -> Outline:
        """What others must know of it."""
        facts: Mapping[str, tuple[Evidence, ...]] = self.facts
        if isinstance(facts, KeptFacts):
            return facts.outline
        entries = list(chain.from_iterable(facts.values()))
        cited = sorted({entry.source for entry in entries})
        latest = max((entry.date for entry in entries if entry.date), default="")
        ordered = self.model_copy(update={"facts": dict(sorted(facts.items()))})
        said = ordered.model_dump_json(exclude_defaults=True).encode()
        return Outline(tuple(facts), tuple(cited), latest, hashlib.sha256(said).hexdigest())


class Article(Record):
    """A text with citations: a definition, a how-to, a symptom and its remedy, a case study, guidance.

    Attributes:
        title: what it answers.
        kind: which intent it serves.
        aliases: names of the thing described; matched as whole phrases.
        asked: ways of asking for it; matched by their content words in any order.
        subjects: subjects it is about.
        features: features it is about.
        statements: the text, statement by statement.
        related: ids of other articles worth reading.
    """

    title: Name
    kind: ArticleKind
    aliases: tuple[Phrase, ...] = ()
    asked: tuple[Phrase, ...] = ()
    subjects: tuple[Id, ...] = ()
    features: tuple[Id, ...] = ()
    statements: tuple[Statement, ...] = Field(min_length=1)
    related: tuple[Id, ...] = ()


class ArticlesFile(Record):
    """`articles/<name>.yaml`: articles by id."""

    articles: dict[Id, Article]


class Golden(Record):
    """A question whose answer must not change unnoticed.

    Attributes:
        ask: the question, as a person types it.
        intent: what it must be read as.
        subjects: the answer's subjects, in order; not looked at if left out.
        features: the answer's features, in order; not looked at if left out.
        article: the article the answer is taken from; not looked at if left out.
        verdict: the verdict on one subject and one feature; not looked at if left out.
    """

    ask: Phrase
    intent: Phrase
    subjects: tuple[Id, ...] | None = None
    features: tuple[Id, ...] | None = None
    article: Id | None = None
    verdict: Stance | Literal["unknown"] | None = None


class GoldenFile(Record):
    """`golden.yaml`: questions that are asked before and after every change of the knowledge."""

    questions: tuple[Golden, ...] = Field(min_length=1)
