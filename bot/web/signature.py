"""Whether a request comes from Slack: the signature over its raw body, and the time it was made."""

import hmac
import re
import time
from collections.abc import Iterable
from typing import Final

from bot.render.limits import SIGNATURE_WINDOW_SECONDS
from bot.web.refusal import FORGED, STALE, UNSIGNED, RefusedError

TIMESTAMP_HEADER: Final = "x-slack-request-timestamp"
SIGNATURE_HEADER: Final = "x-slack-signature"

_TIMESTAMP: Final = re.compile(rb"[0-9]{1,12}")
_SIGNATURE: Final = re.compile(rb"v0=[0-9a-f]{64}")


def check_signature(secret: str, headers: Iterable[tuple[bytes, bytes]], body: bytes) -> str:
    """The signature, which is the secret's of this body, made within five minutes of now.

    Args:
        secret: the app's signing secret.
        headers: the request's headers, with names in lower case.
        body: the request's body, byte for byte.

    Raises:
        RefusedError: a header is missing, is there twice or has another shape; the signature is another; or the time
            is another.
    """
    given = [(name, value) for name, value in headers if name.startswith(b"x-slack-")]
    timestamp = sole_header(given, TIMESTAMP_HEADER)
    signature = sole_header(given, SIGNATURE_HEADER)
    if not (_TIMESTAMP.fullmatch(timestamp) and _SIGNATURE.fullmatch(signature)):
        raise RefusedError(UNSIGNED)
    if not hmac.compare_digest(sign(secret, timestamp.decode(), body).encode(), signature):
        raise RefusedError(FORGED)
    if abs(time.time() - int(timestamp)) > SIGNATURE_WINDOW_SECONDS:
        raise RefusedError(STALE)
    return signature.decode()


def sole_header(headers: Iterable[tuple[bytes, bytes]], name: str) -> bytes:
    """The value of a header that is there once; nothing where it is missing or repeated."""
    wanted = name.encode()
    values = [value for each, value in headers if each == wanted]
    return values[0] if len(values) == 1 else b""


def sign(secret: str, timestamp: str, body: bytes) -> str:
    """Slack's signature of a body, as the header carries it."""
    message = b"v0:" + timestamp.encode() + b":" + body
    return "v0=" + hmac.digest(secret.encode(), message, "sha256").hex()
