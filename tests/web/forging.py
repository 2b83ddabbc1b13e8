"""Requests that must not get in, without end: each the work of one forger, whose every choice is drawn by lot."""

import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from random import Random
from urllib.parse import quote_plus

from bot.web.receiver import BODY_BYTES_MAX
from bot.web.signature import SIGNATURE_HEADER, TIMESTAMP_HEADER, sign
from tests.web.asgi import FORM, JSON, SECRET, Request, event, headers_of, signed

Forger = Callable[[Random], Request]

QUESTION = "<@UBOT> does the Rovella fold?"
"""What no log may hold."""


def forge(seed: int) -> Iterator[Request]:
    """Forgeries without end; the same for the same seed, but for the time."""
    lot = Random(seed)  # noqa: S311 - for choices, not for secrets
    while True:
        yield lot.choice(FORGERS)(lot)


def _body(lot: Random) -> bytes:
    """The body of something that Slack might send."""
    number = lot.randrange(10**9)
    command = f"command=%2Fmesh&text={quote_plus(QUESTION)}&trigger_id={number}&user_id=U1&team_id=T1"
    pressed = f'{{"type":"block_actions","trigger_id":"{number}","user":{{"id":"U1"}},"actions":[]}}'
    return lot.choice(
        [
            event(number, text=QUESTION),
            event(number, "message", channel_type="im", text=QUESTION),
            command.encode(),
            f"payload={quote_plus(pressed)}".encode(),
            b"ssl_check=1&token=t",
            b'{"type":"url_verification","challenge":"c"}',
        ]
    )


def _kind(body: bytes) -> str:
    return JSON if body.startswith(b"{") else FORM


def _genuine(lot: Random) -> Request:
    """What would get in, were it let be; each differs from all others in its time or its body."""
    body = _body(lot)
    return signed(body, _kind(body), age=lot.randrange(-200, 200))


def _with(request: Request, name: str, *values: bytes) -> Request:
    """The request with these values of the header in the place of its own."""
    kept = [header for header in request.headers if header[0] != name.encode()]
    return replace(request, headers=(*kept, *((name.encode(), value) for value in values)))


def _unsigned(lot: Random) -> Request:
    """One of the two headers is missing, or is there twice."""
    request, name = _genuine(lot), lot.choice([SIGNATURE_HEADER, TIMESTAMP_HEADER])
    (value,) = (value for each, value in request.headers if each == name.encode())
    return _with(request, name, *lot.choice([(), (value, value), (value, b"0"), (b"",)]))


def _misshapen(lot: Random) -> Request:
    """A header holds what no Slack would write."""
    strange = [
        *("größer".encode(), b"\xff\xfe", b"v0=" + b"\xe4" * 64, b"v0=" + b"F" * 64, b"\x00" * 67, b"v0="),
        *(b"9" * 5_000, b"-1", b"1e9", b"0x5", b" 1700000000", b"\xd9\xa1" * 10, b"nan", b"v1=" + b"0" * 64),
    ]
    noise = lot.randbytes(lot.randrange(1, 80))
    return _with(
        _genuine(lot), lot.choice([SIGNATURE_HEADER, TIMESTAMP_HEADER]), lot.choice([*strange, noise])
    )


def _forged(lot: Random) -> Request:
    """A signature of the right shape that is not that of the body."""
    body = _body(lot)
    timestamp = str(int(time.time()) - lot.randrange(-250, 250))
    signature = lot.choice(
        [
            "v0=" + lot.randbytes(32).hex(),
            sign("another-secret", timestamp, body),
            sign("", timestamp, body),
            sign(SECRET, timestamp, body + b" "),
            sign(SECRET, timestamp, body[:-1]),
            sign(SECRET, str(int(timestamp) + 1), body),
        ]
    )
    return Request((body,), headers_of(_kind(body), timestamp, signature))


def _out_of_time(lot: Random) -> Request:
    """Well signed, long ago or some time to come."""
    body = _body(lot)
    age = lot.choice([1, -1]) * lot.choice([302, 600, 86_400, 10**9, lot.randrange(302, 10**7)])
    return signed(body, _kind(body), age=age)


def _unreadable(lot: Random) -> Request:
    """Well signed, and nothing that can be read."""
    deep = lot.randrange(2_000, 60_000)
    body = lot.choice(
        [
            *(
                b"",
                b"{",
                b"[]",
                b"null",
                b"{}",
                b'{"event":',
                b"\xff\xfe{\x00}",
                b"\xef\xbb\xbf{}",
                b"=",
                b"&&",
            ),
            *(b'{"event": 1}', b'{"event": "x"}', b'{"view": []}', b"payload=", b"payload=1", b"payload=%00"),
            *(b'{"a":' * deep, b"[" * deep, b"{" + b'"event":{' * deep, b'{"n":' + b"9" * 5_000 + b"}"),
            *(b"command", b"text=x", b"payload=%7B", b'{"authorizations":[1]}', b'{"user":"U1"}', b"%=%&%"),
            event(0, text=QUESTION)[: lot.randrange(1, 100)],
            b"\x80" + lot.randbytes(lot.randrange(1, 200)),
        ]
    )
    return signed(body, lot.choice([JSON, FORM]), age=lot.randrange(-200, 200))


def _of_another_kind(lot: Random) -> Request:
    """Well signed, but called something else."""
    kinds = [
        b"",
        b"text/plain",
        b"multipart/form-data; boundary=x",
        b"application/jsonp",
        b"\xff",
        b"*/*",
        b"json",
    ]
    return _with(_genuine(lot), "content-type", *lot.choice([(), (lot.choice(kinds),), (b"a/b", b"c/d")]))


def _too_large(lot: Random) -> Request:
    """Said to be too large; now and then it is, unannounced."""
    if lot.random() < 0.02:
        piece = b"x" * (BODY_BYTES_MAX // 8 + 1)
        return replace(_genuine(lot), chunks=(piece,) * 9)
    announced = lot.choice([BODY_BYTES_MAX + 1, 10**9, 10**40, BODY_BYTES_MAX + lot.randrange(1, 10**6)])
    return _with(_genuine(lot), "content-length", str(announced).encode())


def _in_pieces(lot: Random) -> Request:
    """Forged, in chunks, with a length that is none, or broken off."""
    request = _forged(lot)
    body, middle = request.chunks[0], lot.randrange(len(request.chunks[0]))
    request = replace(request, chunks=(body[:middle], b"", body[middle:]))
    return _with(request, "content-length", lot.choice([b"0", b"-1", b"abc", b"", b"1", "²".encode()]))


def _elsewhere(lot: Random) -> Request:
    """Well signed, by a method or to an address where nobody is."""
    request = _genuine(lot)
    if lot.random() < 0.5:
        return replace(
            request, method=lot.choice(["GET", "PUT", "HEAD", "DELETE", "OPTIONS", "PATCH", "BREW"])
        )
    paths = [
        "/",
        "/slack",
        "/slack/events/",
        "/slack/events/x",
        "//slack/events",
        "/SLACK/EVENTS",
        "/\x00",
        "/ü",
    ]
    return replace(request, path=lot.choice(paths))


FORGERS: tuple[Forger, ...] = (
    *(_unsigned, _misshapen, _forged, _out_of_time, _unreadable),
    *(_of_another_kind, _too_large, _in_pieces, _elsewhere),
)
