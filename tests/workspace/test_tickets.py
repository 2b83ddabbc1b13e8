"""Trigger ids and response addresses are good for as long and as often as Slack says."""

import pytest

from bot.workspace.refusal import RefusedError
from bot.workspace.tickets import Tickets


class Clock:
    """A clock that stands still until it is moved."""

    def __init__(self) -> None:
        self.seconds = 1_700_000_000.0

    def __call__(self) -> float:
        """The time it stands at."""
        return self.seconds


@pytest.fixture
def clock() -> Clock:
    """A clock to move."""
    return Clock()


@pytest.fixture
def tickets(clock: Clock) -> Tickets:
    """A fresh roll of tickets."""
    return Tickets(clock)


def test_a_trigger_works_once(tickets: Tickets) -> None:
    """The second use of a trigger id is refused as exchanged."""
    trigger = tickets.issue_trigger("U1")
    assert tickets.redeem_trigger(trigger).user == "U1"
    with pytest.raises(RefusedError, match="exchanged_trigger_id"):
        tickets.redeem_trigger(trigger)


@pytest.mark.parametrize(("seconds", "works"), [(3.0, True), (3.1, False)])
def test_a_trigger_lives_three_seconds(tickets: Tickets, clock: Clock, seconds: float, works: bool) -> None:
    """A trigger id is refused as expired after three seconds."""
    trigger = tickets.issue_trigger("U1")
    clock.seconds += seconds
    if works:
        assert tickets.redeem_trigger(trigger).user == "U1"
    else:
        with pytest.raises(RefusedError, match="expired_trigger_id"):
            tickets.redeem_trigger(trigger)


def test_an_unknown_trigger_is_invalid(tickets: Tickets) -> None:
    """Nobody can make up a trigger id."""
    with pytest.raises(RefusedError, match="invalid_trigger_id"):
        tickets.redeem_trigger("1.2.3")


def test_a_response_address_works_five_times(tickets: Tickets) -> None:
    """The sixth use of a response address is refused."""
    key = tickets.issue_response("U1", "C1", "1.000100")
    assert {tickets.redeem_response(key).channel for _ in range(5)} == {"C1"}
    with pytest.raises(RefusedError, match="used_url"):
        tickets.redeem_response(key)


def test_a_response_address_lives_half_an_hour(tickets: Tickets, clock: Clock) -> None:
    """After thirty minutes a response address is refused."""
    key = tickets.issue_response("U1", "C1")
    clock.seconds += 30 * 60
    assert tickets.redeem_response(key).user == "U1"
    clock.seconds += 1
    with pytest.raises(RefusedError, match="expired_url"):
        tickets.redeem_response(key)
