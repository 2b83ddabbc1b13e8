"""Telling Slack from everybody else."""

import time

import pytest
from slack_sdk.signature import SignatureVerifier

from bot.web.signature import is_from_slack, sign

SECRET = "a-signing-secret"  # noqa: S105 - signs nothing outside this test
BODY = '{"type": "event_callback", "text": "größer"}'.encode()


def _headers(age: int = 0, changes: dict[str, str] | None = None) -> dict[str, str]:
    timestamp = str(int(time.time()) - age)
    signed = {"x-slack-request-timestamp": timestamp, "x-slack-signature": sign(SECRET, timestamp, BODY)}
    return signed | (changes or {})


def test_the_signature_is_slacks() -> None:
    """Our signature of a body is the one that Slack's own library makes."""
    assert sign(SECRET, "1700000000", BODY) == SignatureVerifier(SECRET).generate_signature(
        timestamp="1700000000", body=BODY
    )


@pytest.mark.parametrize("age", [0, 290, -290])
def test_a_signed_request_of_these_minutes_is_accepted(age: int) -> None:
    """Clocks may differ by five minutes either way."""
    assert is_from_slack(SECRET, _headers(age), BODY)


@pytest.mark.parametrize("age", [310, -310])
def test_an_old_or_future_request_is_refused(age: int) -> None:
    """A recorded request cannot be played again after five minutes."""
    assert not is_from_slack(SECRET, _headers(age), BODY)


@pytest.mark.parametrize(
    "changes",
    [
        {"x-slack-signature": ""},
        {"x-slack-signature": "v0=" + "0" * 64},
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
    assert not is_from_slack(SECRET, _headers(changes=changes), BODY)


def test_another_body_is_refused() -> None:
    """A signature is good for its own bytes only."""
    assert not is_from_slack(SECRET, _headers(), BODY + b" ")


def test_another_secret_is_refused() -> None:
    """A signature of somebody else's secret is none."""
    assert not is_from_slack("another-secret", _headers(), BODY)
