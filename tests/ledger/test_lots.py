"""Many who come at once are served as one lot, and nobody suffers from who else is in it."""

import asyncio
from collections.abc import Sequence

import pytest

from bot.errors import LedgerError
from bot.ledger import patience
from bot.ledger.lots import Lots
from bot.ledger.patience import Patience


class Counter:
    """Doubles numbers in lots; -1 fails, and with 0 a lot never ends.

    Attributes:
        lots: what was asked for at once.
    """

    def __init__(self) -> None:
        self.lots: list[tuple[int, ...]] = []

    async def double(self, numbers: Sequence[int]) -> Sequence[int]:
        """Returns twice each number."""
        self.lots.append(tuple(numbers))
        await asyncio.sleep(0)
        if -1 in numbers:
            raise LedgerError("-1 cannot be kept")
        if 0 in numbers:
            await asyncio.Event().wait()
        return [2 * number for number in numbers]


async def test_what_comes_at_once_is_one_lot() -> None:
    """Each has its own result; what comes while a lot is done is the next one."""
    counter = Counter()
    together = Lots(counter.double, Patience())
    assert await asyncio.gather(*map(together.do, (1, 2, 3))) == [2, 4, 6]
    assert counter.lots == [(1, 2, 3)]


async def test_a_failure_is_the_one_who_fails_alone() -> None:
    """Where a lot fails each is tried by itself: all others succeed."""
    together = Lots(Counter().double, Patience())
    outcomes = await asyncio.gather(*map(together.do, (1, -1, 3)), return_exceptions=True)
    assert outcomes[0] == 2
    assert isinstance(outcomes[1], LedgerError)
    assert outcomes[2] == 6


async def test_who_gave_up_is_left_out() -> None:
    """Nothing is done any more for somebody who does not wait for it."""
    counter = Counter()
    together = Lots(counter.double, Patience())
    first, second = asyncio.create_task(together.do(1)), asyncio.create_task(together.do(2))
    await asyncio.sleep(0)
    second.cancel()
    assert await first == 2
    assert await together.do(3) == 6
    assert counter.lots == [(1,), (3,)]


async def test_what_hangs_holds_nobody_up_for_long(monkeypatch: pytest.MonkeyPatch) -> None:
    """A lot that does not end is given up, and whoever comes then has their turn."""
    monkeypatch.setattr(patience, "PATIENCE_SECONDS", 0.01)
    monkeypatch.setattr(patience, "REST_SECONDS", 0.0)
    counter = Counter()
    together = Lots(counter.double, Patience())
    with pytest.raises(LedgerError, match="did not answer"):
        await together.do(0)
    assert await together.do(2) == 4
