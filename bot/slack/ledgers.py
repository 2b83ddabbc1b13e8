"""What admins are told from the ledger, as answers: tables that can be had as files."""

import asyncio
from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta
from typing import Final

from bot.answers.model import Answer, Cell, Choice, Statement, Table
from bot.curation.aliases import propose_alias
from bot.curation.gaps import find_gaps
from bot.language.model import Query
from bot.ledger.model import Complaint, Helpfulness, Publication
from bot.slack.delivery import Delivery
from bot.slack.room import Room
from bot.slack.sentences_admin import NONE, NOTHING_PUBLISHED

MOST: Final = 100
MONTH: Final = timedelta(days=30)
MONTHS: Final = 3
"""How far feedback is told."""


async def tell_status(room: Room, _delivery: Delivery) -> Answer:
    """What answers, and since when."""
    upkeep = room.desk.upkeep(_today())
    current = await room.ledger.patience.wait(room.ledger.releases.current())
    lines = [
        f"Release {upkeep.digest}, built {upkeep.built:%Y-%m-%d %H:%M}.",
        _published(current) if current else NOTHING_PUBLISHED,
        f"Evidence up to {room.desk.release.as_of}; "
        + ", ".join(f"{number:,} {noun}" for noun, number in room.desk.counts)
        + ".",
        f"Due for review: {upkeep.due:,}. Sources disagree on {upkeep.disputed:,}.",
        f"Files: {room.curator.place.knowledge} at {room.curator.place.revision() or 'no revision'}.",
    ]
    return Answer(
        status="answered", headline="State of the knowledge", statements=tuple(map(Statement, lines))
    )


async def tell_history(room: Room, _delivery: Delivery) -> Answer:
    """What was published, the newest first."""
    rows = [
        (
            str(each.number),
            _moment(each.at),
            each.act,
            each.digest[:12],
            each.revision,
            each.user,
            each.reason,
        )
        for each in await room.ledger.patience.wait(room.ledger.releases.history(MOST))
    ]
    columns = ("No.", "When (UTC)", "What", "Release", "Revision", "Who", "Why")
    return _listed("Publications", columns, rows, NOTHING_PUBLISHED)


async def tell_gaps(room: Room, delivery: Delivery) -> Answer:
    """What people asked in vain: missing facts, unknown words, and what is about something else."""
    gaps = await find_gaps(room.ledger, room.desk, delivery.team)
    facts = [("no fact", _pair(room, each.subject, each.feature), str(each.times)) for each in gaps.facts]
    words = [
        ("unknown word", f"{each.word}: {' · '.join(each.examples)}", str(each.times)) for each in gaps.words
    ]
    foreign = [("about something else", each.what[0], str(each.times)) for each in gaps.foreign]
    return _listed("What was asked in vain", ("Gap", "What", "Times"), [*facts, *words, *foreign])


async def find_missing(room: Room, delivery: Delivery) -> tuple[Choice, ...]:
    """The facts most asked for in vain: what each is about and how often, and the question that asks for it."""
    gaps = await find_gaps(room.ledger, room.desk, delivery.team)
    features = room.desk.release.reference.store.features
    asked = (
        (each, Query(features[each.feature].kind, (each.subject,), (each.feature,)))
        for each in gaps.facts
        if each.feature in features
    )
    found = (
        Choice(f"{_pair(room, each.subject, each.feature)} ({each.times})", room.desk.restate(query))
        for each, query in asked
    )
    return tuple(choice for choice in found if choice.question)


async def tell_stale(room: Room, delivery: Delivery) -> Answer:
    """Facts past their review, ranked by their age in months times how often they were asked for, plus one."""
    today, asked = _today(), await room.ledger.demand.asked_of(delivery.team)
    due = room.desk.release.reference.store.find_due(today)
    ranked = sorted(
        (
            (_months(newest, today.year, today.month), subject, feature, newest)
            for subject, feature, newest in due
        ),
        key=lambda each: (-each[0] * (1 + asked.get((each[1], each[2]), 0)), each[3], each[1], each[2]),
    )
    rows = [
        (_pair(room, subject, feature), newest, str(months), str(asked.get((subject, feature), 0)))
        for months, subject, feature, newest in ranked
    ]
    return _listed("Due for review", ("Fact", "Newest evidence", "Months old", "Asked"), rows)


async def tell_feedback(room: Room, delivery: Delivery) -> Answer:
    """Which answers helped, the worst first: in all, how that went month by month, and what people say was wrong."""
    now, team = datetime.now(UTC), delivery.team
    whole = await room.ledger.demand.helpfulness(team, now - MONTHS * MONTH, now, MOST)
    complaints = await room.ledger.demand.complaints(team, now - MONTHS * MONTH, MOST)
    parts = [
        {
            _about(each): each
            for each in await room.ledger.demand.helpfulness(
                team, now - (n + 1) * MONTH, now - n * MONTH, MOST
            )
        }
        for n in range(MONTHS)
    ]
    rows = [
        (
            *_about(each),
            _share(each),
            *(_share(part.get(_about(each))) for part in parts),
            " · ".join(why.reason for why in complaints if _about(why) == _about(each)),
        )
        for each in whole
    ]
    columns = (
        "Intent",
        "Subjects",
        "Features",
        "Helped",
        *(f"{30 * n} to {30 * (n + 1)} days ago" for n in range(MONTHS)),
        "What was wrong",
    )
    return _listed("Feedback, the least helpful first", columns, rows)


async def tell_picks(room: Room, delivery: Delivery) -> Answer:
    """What people wrote and what they meant by it, and where that makes an alias, the line to add."""
    picks = await room.ledger.demand.picks(delivery.team, MOST)
    rows = [
        (*each.what, str(each.times), await asyncio.to_thread(propose_alias, room.desk, *each.what))
        for each in picks
    ]
    return _listed("Asked back, and what was meant", ("Written", "Meant", "Times", "As an alias"), rows)


async def tell_audit(room: Room, delivery: Delivery) -> Answer:
    """What admins did and what was denied, the newest first."""
    rows = [
        (_moment(each.at), each.user, each.act, each.outcome, each.detail)
        for each in await room.ledger.audit.acts(delivery.team, MOST)
    ]
    return _listed("Acts", ("When (UTC)", "Who", "What", "Outcome", "Detail"), rows)


def _listed(
    caption: str, columns: tuple[str, ...], rows: Iterable[tuple[str, ...]], nothing: str = NONE
) -> Answer:
    cells = tuple(tuple(Cell(value or "—") for value in row) for row in rows)
    table = Table(caption, columns, cells) if cells else None
    statements = () if cells else (Statement(nothing),)
    return Answer(status="answered", headline=caption, table=table, statements=statements)


def _about(each: Helpfulness | Complaint) -> tuple[str, str, str]:
    return each.intent, each.subjects, each.features


def _share(each: Helpfulness | None) -> str:
    return f"{100 * each.helped // each.votes} % of {each.votes}" if each else ""


def _published(publication: Publication) -> str:
    who = publication.user or "the start"
    why = f": {publication.reason}" if publication.reason else ""
    return f"In force since {_moment(publication.at)} UTC ({publication.act} by {who}{why})."


def _pair(room: Room, subject: str, feature: str) -> str:
    store = room.desk.release.reference.store
    names = (
        store.subjects[subject].name if subject in store.subjects else subject,
        store.features[feature].name if feature in store.features else feature,
    )
    return " · ".join(names)


def _months(newest: str, year: int, month: int) -> int:
    return (year - int(newest[:4])) * 12 + month - int(newest[5:7])


def _moment(at: datetime) -> str:
    return f"{at:%Y-%m-%d %H:%M}"


def _today() -> date:
    return datetime.now(UTC).date()
