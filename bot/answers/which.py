"""Answers which subjects have what is asked, keeping apart those that have it not and those nobody knows of."""

from dataclasses import dataclass

from bot.answers.cite import Citer
from bot.answers.model import Answer, Cell, Choice, Statement, Table, Verdict
from bot.answers.reference import Reference, listed
from bot.answers.value import meets
from bot.answers.verdict import WORDS, cell, verdict_of
from bot.facts.model import Fact
from bot.language.model import Query

RANKS = ("yes", "partial", "planned", "no", "unknown")
"""How well a subject meets what is asked, best first; a subject is as good as the worst thing asked of it."""

QUALIFYING = ("yes", "partial")


@dataclass(frozen=True, slots=True)
class _Row:
    subject: str
    rank: str
    facts: dict[str, Fact | None]


def respond(query: Query, reference: Reference) -> Answer:
    """Returns the subjects that qualify, best first, and a table of the others with the reason."""
    rows = _rows(query, reference)
    found = tuple(row.subject for row in rows if row.rank in QUALIFYING)
    known = [row for row in rows if row.rank != "unknown"]
    citer = Citer(by_source=True)
    table = _table(query, known, reference, citer)
    return Answer(
        status="answered" if known else "unknown",
        headline=_headline(query, rows, found, reference),
        intent=query.intent,
        subjects=found,
        features=query.features,
        excluded_features=query.excluded_features,
        conflict=any(fact.conflict for row in rows for fact in row.facts.values() if fact),
        table=table,
        statements=_summary(rows, reference),
        notes=_retired(found, reference, citer),
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
            rows.append(_Row(subject, _rank(query, held), held))
    rows.sort(key=lambda row: RANKS.index(row.rank))
    return rows


def _of_kind(query: Query, reference: Reference) -> tuple[str, ...]:
    kind = query.kind or reference.store.desk.kinds[0].id
    return tuple(subject.id for subject in reference.store.subjects.values() if subject.kind == kind)


def _rank(query: Query, held: dict[str, Fact | None]) -> str:
    conditioned = {condition.feature for condition in query.conditions}
    found = [_has(held[feature]) for feature in query.features if feature not in conditioned]
    found += [_lacks(held[feature]) for feature in query.excluded_features]
    for condition in query.conditions:
        fact = held[condition.feature]
        found.append(meets(fact, condition) if fact else "unknown")
    if "no" in found:
        return "no"
    return max(found, key=RANKS.index, default="unknown")


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


def _headline(query: Query, rows: list[_Row], found: tuple[str, ...], reference: Reference) -> str:
    kind = next(
        (kind for kind in reference.store.desk.kinds if kind.id == query.kind), reference.store.desk.kinds[0]
    )
    of = f"{len(found)} of {len(rows)} {kind.plural if not query.subjects else ''}".strip()
    unknown = sum(row.rank == "unknown" for row in rows)
    open_ = f" ({unknown} not known, not counted as no)" if unknown else ""
    names = reference.names(found) if found else "none known to"
    return f"{of}: {names}{open_}"


def _table(query: Query, rows: list[_Row], reference: Reference, citer: Citer) -> Table | None:
    asked = (*query.features, *query.excluded_features)
    if not rows:
        return None
    body = []
    for row in rows:
        cells = (cell(row.facts[feature], reference.store.features[feature].kind, citer) for feature in asked)
        body.append((Cell(reference.subject(row.subject)), Cell(WORDS[row.rank]), *cells))
    columns = ("Subject", "Qualifies", *(reference.feature(feature) for feature in asked))
    return Table(listed([reference.feature(feature) for feature in asked]), columns, tuple(body))


def _summary(rows: list[_Row], reference: Reference) -> tuple[Statement, ...]:
    unknown = [reference.subject(row.subject) for row in rows if row.rank == "unknown"]
    if not unknown:
        return ()
    return (Statement(f"Nothing is known here about {listed(unknown)}; that is not counted as no."),)


def _retired(found: tuple[str, ...], reference: Reference, citer: Citer) -> tuple[Statement, ...]:
    return tuple(notice for subject in found if (notice := reference.notice(subject, citer)))


def _suggestions(query: Query, found: tuple[str, ...], reference: Reference) -> tuple[Choice, ...]:
    compared = [Query("compare", subjects=found[:5], features=query.features)] if len(found) > 1 else []
    overview = [Query("overview", subjects=found[:1])] if found else []
    return reference.suggestions(*compared, *overview)
