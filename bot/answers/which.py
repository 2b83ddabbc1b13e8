"""Answers which subjects have what is asked, keeping apart those that have it not and those nobody knows of."""

from dataclasses import dataclass

from bot.answers.cite import Citer
from bot.answers.condition import meets, naming
from bot.answers.model import Answer, Cell, Choice, Statement, Table, Verdict
from bot.answers.reference import Reference
from bot.answers.verdict import THERE, WORDS, cell, says, verdict_of
from bot.facts.model import Fact
from bot.language.model import Query
from bot.text.listed import listed

RANKS: tuple[Verdict, ...] = ("yes", "partial", "planned", "no", "unknown")
"""How well a subject meets what is asked, best first; a subject is as good as the worst thing asked of it."""


@dataclass(frozen=True, slots=True)
class _Row:
    subject: str
    rank: Verdict
    ranks: tuple[tuple[str, Verdict], ...]
    facts: dict[str, Fact | None]

    @property
    def unknown(self) -> list[str]:
        """The features of which it is not known whether the subject meets what is asked."""
        return list(dict.fromkeys(feature for feature, rank in self.ranks if rank == "unknown"))


def respond(query: Query, reference: Reference) -> Answer:
    """Returns the subjects that qualify, best first, and a table of the others with the reason."""
    rows = _rows(query, reference)
    found = tuple(row.subject for row in rows if row.rank in THERE)
    citer = Citer(by_source=True)
    table = _table(query, rows, reference, citer)
    return Answer(
        status="answered" if table else "unknown",
        headline=_headline(query, rows, reference),
        intent=query.intent,
        subjects=found,
        features=query.features,
        excluded_features=query.excluded_features,
        conflict=any(fact.conflict for row in rows for fact in row.facts.values() if fact),
        table=table,
        statements=_unknown(query, rows, reference),
        notes=reference.notices(found, citer),
        suggestions=_suggestions(query, found, reference),
        citations=citer.citations(),
        confidence=query.confidence,
    )


def _rows(query: Query, reference: Reference) -> list[_Row]:
    subjects = query.subjects or _of_kind(query, reference)
    asked = (*query.features, *query.excluded_features)
    facts = reference.store.facts_of(subjects, asked)
    rows = []
    for subject in subjects:
        if subject not in query.excluded_subjects:
            held = {feature: facts.get((subject, feature)) for feature in asked}
            ranks = _ranks(query, held, reference)
            rows.append(_Row(subject, _rank(ranks), ranks, held))
    rows.sort(key=lambda row: RANKS.index(row.rank))
    return rows


def _of_kind(query: Query, reference: Reference) -> tuple[str, ...]:
    kind = query.kind or reference.store.desk.kinds[0].id
    return tuple(subject.id for subject in reference.store.subjects.values() if subject.kind == kind)


def _ranks(
    query: Query, held: dict[str, Fact | None], reference: Reference
) -> tuple[tuple[str, Verdict], ...]:
    conditioned = {condition.feature for condition in query.conditions}
    ranks = [(feature, _has(held[feature])) for feature in query.features if feature not in conditioned]
    ranks += [(feature, _lacks(held[feature])) for feature in query.excluded_features]
    for condition in query.conditions:
        feature = reference.store.features[condition.feature]
        ranks.append((feature.id, meets(held[feature.id], condition, feature)))
    return tuple(ranks)


def _rank(ranks: tuple[tuple[str, Verdict], ...]) -> Verdict:
    """Returns how a subject meets all that is asked: a single no settles it, whatever else is not known."""
    each = [rank for _, rank in ranks]
    return "no" if "no" in each else max(each, key=RANKS.index, default="unknown")


def _has(fact: Fact | None) -> Verdict:
    if fact is not None and fact.verdict is None:
        return "yes"
    verdict = verdict_of(fact)
    return "no" if verdict == "not_applicable" else verdict


def _lacks(fact: Fact | None) -> Verdict:
    match verdict_of(fact):
        case "no" | "planned" | "not_applicable":
            return "yes"
        case "yes":
            return "no"
        case other:
            return other


def _headline(query: Query, rows: list[_Row], reference: Reference) -> str:
    kind = next(
        (kind for kind in reference.store.desk.kinds if kind.id == query.kind), reference.store.desk.kinds[0]
    )
    found = [_named(row, reference) for row in rows if row.rank in THERE]
    of = f"{len(found)} of {len(rows)} {kind.plural if not query.subjects else ''}".strip()
    unknown = sum(row.rank == "unknown" for row in rows)
    open_ = f" ({unknown} not known)" if unknown else ""
    names = f": {listed(found)}" if found else ""
    return f"{'' if _judges(query, reference) else 'Known of '}{of}{names}{open_}"


def _named(row: _Row, reference: Reference) -> str:
    retired = "retired" if reference.store.subjects[row.subject].retired else ""
    doubts = ", ".join(filter(None, ("partly" if row.rank == "partial" else "", retired)))
    return reference.subject(row.subject) + (f" ({doubts})" if doubts else "")


def _table(query: Query, rows: list[_Row], reference: Reference, citer: Citer) -> Table | None:
    asked = (*query.features, *query.excluded_features)
    known = [row for row in rows if any(row.facts.values())]
    if not known:
        return None
    judged, body = _judges(query, reference), []
    for row in known:
        rank = (Cell(WORDS[row.rank]),) if judged else ()
        cells = (_cell(row.facts[feature], feature, query, reference, citer) for feature in asked)
        body.append((Cell(reference.subject(row.subject)), *rank, *cells))
    names = [reference.feature(feature) for feature in asked]
    return Table(listed(names), ("Subject", *(("Qualifies",) if judged else ()), *names), tuple(body))


def _cell(fact: Fact | None, feature: str, query: Query, reference: Reference, citer: Citer) -> Cell:
    """Returns a fact as a cell, and what an agreeing source names where that is what a value asked for rests on."""
    known = reference.store.features[feature]
    shown = cell(fact, known.kind, citer)
    conditions = (each for each in query.conditions if each.feature == feature)
    entries = [entry for each in conditions if fact and (entry := naming(fact, each, known))]
    if not entries:
        return shown
    named = "; ".join((shown.text, *map(says, entries)))
    return Cell(named, tuple(dict.fromkeys((*shown.marks, *citer.marks(entries)))))


def _judges(query: Query, reference: Reference) -> bool:
    """Whether a subject could fail at something: a value that is merely listed is had by all whose value is known."""
    if query.conditions or query.excluded_features:
        return True
    return any(reference.store.features[feature].kind == "support" for feature in query.features)


def _unknown(query: Query, rows: list[_Row], reference: Reference) -> tuple[Statement, ...]:
    unknown = [row for row in rows if row.rank == "unknown"]
    if not unknown:
        return ()
    if any(len(row.ranks) > 1 for row in unknown):
        named = "; ".join(f"{reference.subject(row.subject)} on {_open(row, reference)}" for row in unknown)
    else:
        named = listed([reference.subject(row.subject) for row in unknown])
    judged = "Not known to qualify, and not counted as no" if _judges(query, reference) else "Not known of"
    return (Statement(f"{judged}: {named}."),)


def _open(row: _Row, reference: Reference) -> str:
    if len(row.unknown) == len(row.facts):
        return "all that is asked"
    return listed([reference.feature(feature) for feature in row.unknown])


def _suggestions(query: Query, found: tuple[str, ...], reference: Reference) -> tuple[Choice, ...]:
    asked = (*query.features, *query.excluded_features)
    compared = [Query("compare", subjects=found[:5], features=asked)] if len(found) > 1 else []
    overview = [Query("overview", subjects=found[:1])] if found else []
    return reference.suggestions(*compared, *overview)
