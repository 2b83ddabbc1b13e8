"""What is let through to Bolt."""

import pytest

from bot.web.payload import is_readable


@pytest.mark.parametrize(
    "body",
    [
        b'{"type": "event_callback", "event": {"type": "app_mention"}}',
        b"command=%2Fmesh&text=help",
        b"payload=%7B%22type%22%3A%22block_actions%22%7D",
    ],
)
def test_deliveries_are_readable(body: bytes) -> None:
    """Events, commands and interactions pass."""
    assert is_readable(body)


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"{",
        b"[1, 2]",
        b'{"event": "app_mention"}',
        b"payload=%5B1%5D",
        b"payload=not-json",
        b"\xff\xfe",
        b"{" + b'"a":{' * 50_000,
    ],
)
def test_everything_else_is_not(body: bytes) -> None:
    """What would make the framework stumble does not reach it."""
    assert not is_readable(body)
