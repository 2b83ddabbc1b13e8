"""A clock that is ten minutes off: what Slack signs is refused, and the log says why, once in a minute."""

import pytest

from bot.desk import Desk
from bot.slack import build_app
from bot.web import create_asgi
from bot.web.receiver import WRONG_CLOCK
from tests.desks import make_curator
from tests.web.asgi import SECRET, ask, event, signed


@pytest.mark.parametrize("age", [600, -600], ids=["fast", "slow"])
async def test_a_clock_that_is_off_is_named(desk: Desk, caplog: pytest.LogCaptureFixture, age: int) -> None:
    """Ten requests that are signed right, at another time than it is here, are refused; one line names the clock."""
    app = build_app(make_curator(desk), token="xoxb-1", api_url="http://127.0.0.1:9/api/")  # noqa: S106 - no such bot
    edge = create_asgi(app, signing_secret=SECRET)
    replies = [await ask(edge, signed(event(number), age=age)) for number in range(10)]
    assert {reply.status for reply in replies} == {401}
    assert caplog.messages == [WRONG_CLOCK]


async def test_a_forger_is_told_nothing_of_clocks(desk: Desk, caplog: pytest.LogCaptureFixture) -> None:
    """What is not signed by Slack says nothing about the clock, whatever time it bears."""
    app = build_app(make_curator(desk), token="xoxb-1", api_url="http://127.0.0.1:9/api/")  # noqa: S106 - no such bot
    edge = create_asgi(app, signing_secret=SECRET)
    assert (await ask(edge, signed(event(1), age=600, secret="another"))).status == 401  # noqa: S106 - signs nothing
    assert caplog.messages == []
