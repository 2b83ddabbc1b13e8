"""Acts, proposals and watches."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from bot.ledger import Asked, Ledger
from bot.ledger.model import Act, Proposal, Watch

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)
PROPOSAL = Proposal(
    ident="p1",
    team="T1",
    user="U1",
    at=NOON,
    question="Does a tandem have gears?",
    subject="tandem",
    feature="gears",
    verdict="yes",
    value="",
    url="https://example.org/tandem",
    place="first paragraph",
    date="2026-02",
    note="",
)


async def test_acts_are_listed_newest_first_by_workspace(ledger: Ledger) -> None:
    """The audit shows what was done and what was denied, and only in its own workspace."""
    acts = [Act(NOON, "T1", "U1", "publish", "done", "abc"), Act(NOON, "T1", "U2", "publish", "denied")]
    for act in (*acts, Act(NOON, "T2", "U1", "publish", "done")):
        await ledger.audit.note(act)
    assert await ledger.audit.acts("T1", 10) == tuple(reversed(acts))
    assert len(await ledger.audit.acts("T1", 1)) == 1


async def test_a_proposal_waits_until_it_is_decided(ledger: Ledger) -> None:
    """It is added once, may be amended while it is open, and the first decision counts."""
    await ledger.proposals.add(PROPOSAL)
    await ledger.proposals.add(replace(PROPOSAL, note="again"))
    later = replace(PROPOSAL, ident="p2", at=NOON + timedelta(hours=1))
    await ledger.proposals.add(later)
    assert await ledger.proposals.open("T1", 10) == (PROPOSAL, later)
    amended = replace(PROPOSAL, verdict="partial")
    assert await ledger.proposals.amend(amended)
    assert await ledger.proposals.decide("T1", "p1", "accepted", "U9", NOON, "thank you")
    assert not await ledger.proposals.decide("T1", "p1", "declined", "U8", NOON, "")
    assert not await ledger.proposals.amend(PROPOSAL)
    assert await ledger.proposals.find("T1", "p1") == replace(
        amended, state="accepted", decided_by="U9", decided_at=NOON, word="thank you"
    )
    assert await ledger.proposals.open("T1", 10) == (later,)


async def test_a_proposal_belongs_to_its_workspace(ledger: Ledger) -> None:
    """Nobody sees or decides another workspace's proposal."""
    await ledger.proposals.add(PROPOSAL)
    assert await ledger.proposals.find("T2", "p1") is None
    assert await ledger.proposals.open("T2", 10) == ()
    assert not await ledger.proposals.decide("T2", "p1", "accepted", "U9", NOON, "")


async def test_watches_are_each_persons_own(ledger: Ledger) -> None:
    """A watch is there once, is listed, and ends."""
    gears = Watch("T1", "U1", "tandem", "gears", "", NOON)
    frames = Watch("T1", "U1", "", "", "frame", NOON + timedelta(minutes=1))
    other = Watch("T1", "U2", "tandem", "gears", "", NOON)
    assert [await ledger.watches.add(watch) for watch in (gears, frames, other, gears)] == [
        True,
        True,
        True,
        False,
    ]
    assert await ledger.watches.of("T1", "U1") == (gears, frames)
    assert await ledger.watches.all() == (gears, other, frames)
    assert await ledger.watches.remove(gears)
    assert not await ledger.watches.remove(gears)
    assert await ledger.watches.of("T1", "U1") == (frames,)


async def test_forgetting_reaches_everything(ledger: Ledger) -> None:
    """A person's proposals and watches go with them; acts go with the workspace only."""
    await ledger.questions.add(Asked("a", "T1", "C1", "U1", direct=False, at=NOON))
    await ledger.proposals.add(PROPOSAL)
    await ledger.watches.add(Watch("T1", "U1", "tandem", "", "", NOON))
    await ledger.audit.note(Act(NOON, "T1", "U1", "publish", "done"))
    assert await ledger.forget_user("T1", "U1") == 3
    assert len(await ledger.audit.acts("T1", 10)) == 1
    assert await ledger.forget_team("T1") == 1
    assert await ledger.audit.acts("T1", 10) == ()
