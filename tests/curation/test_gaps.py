"""Where knowledge is missing, and who is told when it comes."""

from datetime import UTC, datetime
from pathlib import Path

from bot.curation.gaps import MissingFact, UnknownWord, find_gaps
from bot.curation.watching import find_news
from bot.ledger import Asked
from bot.ledger.model import Count, Watch
from bot.release import build, open_release
from tests.curation.conftest import Curated

NOON = datetime(2026, 10, 1, 12, tzinfo=UTC)


async def test_gaps_are_grouped_by_what_was_understood(curated: Curated) -> None:
    """Missing facts by pair, unknown words with examples, and foreign questions apart."""
    for number, (text, status, subjects, features) in enumerate(
        [
            ("rovella bell?", "unknown", ("rovella", "quillon"), ("weight",)),
            ("quillon bell?", "unknown", ("quillon",), ("weight",)),
            ("does rovella have zorblax", "clarify", (), ()),
            ("zorblax on the quillon?", "clarify", (), ()),
            ("who won the cup", "out_of_scope", (), ()),
        ]
    ):
        await curated.ledger.questions.add(
            Asked(
                str(number),
                "T1",
                "C1",
                "U1",
                direct=False,
                at=NOON,
                text=text,
                status=status,
                subjects=subjects,
                features=features,
            )
        )
    gaps = await find_gaps(curated.ledger, curated.desk, "T1")
    assert gaps.facts == (MissingFact("quillon", "weight", 2), MissingFact("rovella", "weight", 1))
    assert gaps.words == (
        UnknownWord("zorblax", 2, ("does rovella have zorblax", "zorblax on the quillon?")),
    )
    assert gaps.foreign == (Count(("who won the cup", "out_of_scope"), 1),)


async def test_watches_tell_changed_answers_only(curated: Curated, tmp_path: Path) -> None:
    """A changed verdict is news for those who watch its subject, its feature or category, once; a new source is not."""
    curated.files.edit(
        "subjects/rovella.yaml",
        "stance: planned\n      source: rovella-manual",
        'stance: "yes"\n      source: rovella-manual',
    )
    curated.files.edit(
        "subjects/rovella.yaml",
        'stance: "yes"\n      source: spoke-review-2024\n      at: page 12',
        'stance: "yes"\n      source: spoke-review-2024\n      at: page 99',
    )
    build(curated.files.root, curated.curator.place.intents, tmp_path / "new.sqlite")
    old, new = curated.desk.release.reference.store, open_release(tmp_path / "new.sqlite").reference.store
    category = new.features["electric-assist"].category
    watches = {
        "subject": Watch("T1", "U1", "rovella", "", "", NOON),
        "pair": Watch("T1", "U2", "rovella", "electric-assist", "", NOON),
        "pair beside its subject": Watch("T1", "U1", "rovella", "electric-assist", "", NOON),
        "category": Watch("T1", "U3", "", "", category, NOON),
        "other subject": Watch("T1", "U4", "quillon", "", "", NOON),
        "unchanged pair": Watch("T1", "U5", "rovella", "folding", "", NOON),
    }
    news = find_news(watches.values(), old, new)
    assert [each.user for each in news] == ["U1", "U2", "U3"]
    assert [list(map(str, each.changes)) for each in news] == [
        ["~ rovella/electric-assist: planned → yes"]
    ] * 3
