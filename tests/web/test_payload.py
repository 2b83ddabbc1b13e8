"""What is let through to Bolt."""

import pytest

from bot.web.payload import MOST_FIELDS, read_payload


@pytest.mark.parametrize(
    "body",
    [
        b'{"type": "event_callback", "event": {"type": "app_mention"}}',
        b"command=%2Fmesh&text=help",
        b"payload=%7B%22type%22%3A%22view_closed%22%7D",
    ],
)
def test_deliveries_are_readable(body: bytes) -> None:
    """Events, commands and interactions pass."""
    assert read_payload(body)


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
        b'{"authorizations": ["T1"]}',
        b'{"type": "block_actions", "actions": {}}',
        b'{"type": "block_actions", "user": "U1"}',
        b"text=neither+command+nor+payload",
        b"command=%2Fmesh&" + b"&".join(b"f%d=1" % number for number in range(MOST_FIELDS)),
        b'{"n": ' + b"9" * 5_000 + b"}",
    ],
)
def test_everything_else_is_not(body: bytes) -> None:
    """What would make the framework stumble does not reach it."""
    assert read_payload(body) is None
