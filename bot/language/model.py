"""What a question can be understood as."""

from dataclasses import dataclass
from typing import NamedTuple


@dataclass(frozen=True, slots=True)
class Condition:
    """What the values of a feature must be.

    Attributes:
        feature: the feature.
        values: some of its known values.
        wanted: it must be so; otherwise it must not.
        only: the feature has no other values than these; otherwise, it has one of these at least.
        needed: there is no doing without these, which is said of none that is named beside others.
    """

    feature: str
    values: tuple[str, ...]
    wanted: bool = True
    only: bool = False
    needed: bool = False


class Query(NamedTuple):
    """One question, understood.

    Attributes:
        intent: name of the intent, which is also the name of its file in `intents/`.
        subjects: subject ids, in the order asked.
        features: feature ids, in the order asked.
        excluded_features: feature ids asked to be absent.
        excluded_subjects: subject ids asked to be left out.
        categories: feature categories asked for.
        conditions: values asked for or ruled out.
        kind: kind of subject asked for ("which proxies …"), if any.
        article: id of the article asked for.
        terms: ids of the definitions of other terms, which the article is set apart from.
        quantity: how the question counts: "" (list), "count", "all", "none".
        polar: the question wants a yes or a no.
        differing: of what is compared, only that which differs is asked for.
        found: for a query that was answered, the subjects that the answer named; "which of those" means these.
        earlier: in a conversation, features asked for one after the other by questions before; "both" means these.
        inferred: a yes or no is wanted of a feature that no name said, or of its absence: "yes" alone would not
            tell to what.
        dated: it is asked since when something is there.
        version: the version of the subject that is asked about, "" for none in particular.
        before: in a conversation, the subjects of questions before that were put to these subjects too.
        confidence: how sure the reading is, 0 to 1.
        rivals: what else the words may mean, the likeliest first, where that is not sure.
    """

    intent: str
    subjects: tuple[str, ...] = ()
    features: tuple[str, ...] = ()
    excluded_features: tuple[str, ...] = ()
    excluded_subjects: tuple[str, ...] = ()
    categories: tuple[str, ...] = ()
    conditions: tuple[Condition, ...] = ()
    kind: str | None = None
    article: str | None = None
    terms: tuple[str, ...] = ()
    quantity: str = ""
    polar: bool = False
    differing: bool = False
    found: tuple[str, ...] = ()
    before: tuple[str, ...] = ()
    earlier: tuple[str, ...] = ()
    inferred: bool = False
    dated: bool = False
    version: str = ""
    confidence: float = 1.0
    rivals: tuple["Query", ...] = ()

    @property
    def meaning(self) -> tuple[object, ...]:
        """What is asked, without how sure that is: equal for two ways of asking the same."""
        asked = (self.intent, self.subjects, self.features, self.excluded_features, self.excluded_subjects)
        return (*asked, self.categories, self.conditions, self.article, self.differing)


@dataclass(frozen=True, slots=True)
class Ambiguous:
    """A question with rival readings, or one with a slot missing: ask back with these, the likeliest first.

    Attributes:
        readings: up to five queries that the person can pick from.
        missing: the slot that is missing ("subject", "feature"), or "" where whole readings compete.
        partial: what was understood so far.
    """

    readings: tuple[Query, ...]
    missing: str = ""
    partial: Query | None = None


@dataclass(frozen=True, slots=True)
class NoMatch:
    """Not about what the knowledge covers.

    Attributes:
        foreign: the words that stand where a known name should.
        near: queries that could have been meant, for "you can ask".
    """

    foreign: tuple[str, ...] = ()
    near: tuple[Query, ...] = ()


Recognition = Query | Ambiguous | NoMatch
"""What comes of a question."""
