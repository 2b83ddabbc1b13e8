"""The whole evaluation as lines of text. Of the judged set it holds numbers only, so that nothing is fitted to it."""

from collections.abc import Callable, Iterator, Sequence

from bot.desk import Desk
from bot.facts.store import Store
from tests.evaluation.bag_of_words import BagOfWords
from tests.evaluation.cases import Case
from tests.evaluation.full_text import FullText
from tests.evaluation.judging import judge
from tests.evaluation.peer import Peer, judge_peer
from tests.evaluation.table import failures, table
from tests.evaluation.templates import Templates

PEERS: tuple[Callable[[Store], Peer], ...] = (FullText, BagOfWords, Templates)
"""Who is measured beside the desk; each is made from the facts of its release."""

STEP = 3
"""Peers get one question in so many: together they would take several times what the desk takes."""


def report(
    desk: Desk,
    tuning: Sequence[Case],
    judged: Sequence[Case],
    groups: Sequence[str] = (),
    peers: Sequence[Callable[[Store], Peer]] = PEERS,
) -> Iterator[str]:
    """Yields the failures of these groups of the tuning set, then a table for each set, of the desk and each peer."""
    outcomes = tuple(judge(desk, tuning))
    yield from failures(outcomes, groups)
    yield from table("desk, tuning set", outcomes)
    yield from table("desk, judged set", tuple(judge(desk, judged)))
    store = desk.release.reference.store
    for make in peers:
        peer = make(store)
        sets = judge_peer(peer, tuning[::STEP], judged[::STEP], store)
        for name, found in zip(("tuning", "judged"), sets, strict=True):
            yield from table(f"{peer.name}, {name} set, one question in {STEP}, each alone", found)
