"""Telling Slack from everybody else."""

import time
from collections.abc import Mapping

import pytest
from slack_sdk.signature import SignatureVerifier

from bot.web.refusal import FORGED, STALE, UNSIGNED, Refusal, RefusedError
from bot.web.signature import check_signature, sign

SECRET = "a-signing-secret"  # noqa: S105 - signs nothing outside this test
BODY = '{"type": "event_callback", "text": "größer"}'.encode()


def _headers(age: int = 0, changes: dict[str, str] | None = None) -> dict[str, str]:
    timestamp = str(int(time.time()) - age)
    signed = {"x-slack-request-timestamp": timestamp, "x-slack-signature": sign(SECRET, timestamp, BODY)}
    return signed | (changes or {})


def _refusal(headers: Mapping[str, str], body: bytes = BODY, secret: str = SECRET) -> Refusal | None:
    """Why a request with these headers is refused, None where it is taken."""
    raw = [(name.encode(), value.encode()) for name, value in headers.items()]
    try:
        assert check_signature(secret, raw, body) == headers["x-slack-signature"]
    except RefusedError as error:
        return error.refusal
    return None


def test_the_signature_is_slacks() -> None:
    """Our signature of a body is the one that Slack's own library makes."""
    assert sign(SECRET, "1700000000", BODY) == SignatureVerifier(SECRET).generate_signature(
        timestamp="1700000000", body=BODY
    )


@pytest.mark.parametrize("age", [0, 290, -290])
def test_a_signed_request_of_these_minutes_is_accepted(age: int) -> None:
    """Clocks may differ by five minutes either way."""
    assert _refusal(_headers(age)) is None


@pytest.mark.parametrize("age", [310, -310])
def test_an_old_or_future_request_is_refused(age: int) -> None:
    """A recorded request cannot be played again after five minutes."""
    assert _refusal(_headers(age)) is STALE


@pytest.mark.parametrize(
    "changes",
    [
        {"x-slack-signature": ""},
        {"x-slack-signature": "v0=" + "A" * 64},
        {"x-slack-signature": "v0=" + "ä" * 64},
        {"x-slack-signature": "v1=" + "0" * 64},
        {"x-slack-request-timestamp": ""},
        {"x-slack-request-timestamp": "abc"},
        {"x-slack-request-timestamp": "\u0661\u0667" + "\u0660" * 8},
        {"x-slack-request-timestamp": "9" * 400},
        {"x-slack-request-timestamp": "-1"},
    ],
)
def test_headers_of_another_shape_are_refused(changes: dict[str, str]) -> None:
    """Headers that no Slack would send are refused, whatever they hold."""
    assert _refusal(_headers(changes=changes)) is UNSIGNED


def test_another_body_is_refused() -> None:
    """A signature is good for its own bytes only."""
    assert _refusal(_headers(), BODY + b" ") is FORGED


def test_another_secret_is_refused() -> None:
    """A signature of somebody else's secret is none."""
    assert _refusal(_headers(), secret="another-secret") is FORGED  # noqa: S106 - signs nothing


@pytest.mark.parametrize("name", ["x-slack-signature", "x-slack-request-timestamp"])
def test_a_header_given_twice_is_refused(name: str) -> None:
    """Of two signatures, or two times, nobody knows which one is meant."""
    headers = [(each.encode(), value.encode()) for each, value in _headers().items()]
    with pytest.raises(RefusedError) as refused:
        check_signature(
            SECRET, [*headers, *(header for header in headers if header[0] == name.encode())], BODY
        )
    assert refused.value.refusal is UNSIGNED
