"""Whether a request comes from Slack: the signature over its raw body, and the time it was made."""

import hashlib
import hmac
import re
import time
from collections.abc import Mapping
from typing import Final

from bot.render.limits import SIGNATURE_WINDOW_SECONDS

TIMESTAMP_HEADER: Final = "x-slack-request-timestamp"
SIGNATURE_HEADER: Final = "x-slack-signature"

_TIMESTAMP: Final = re.compile(r"[0-9]{1,12}")
_SIGNATURE: Final = re.compile(r"v0=[0-9a-f]{64}")


def is_from_slack(secret: str, headers: Mapping[str, str], body: bytes) -> bool:
    """True when the headers hold a timestamp of these five minutes and the secret's signature of the body.

    Args:
        secret: the app's signing secret.
        headers: the request's headers, found by lower-case names.
        body: the request's body, byte for byte.
    """
    timestamp = headers.get(TIMESTAMP_HEADER, "")
    signature = headers.get(SIGNATURE_HEADER, "")
    if not (_TIMESTAMP.fullmatch(timestamp) and _SIGNATURE.fullmatch(signature)):
        return False
    if abs(time.time() - int(timestamp)) > SIGNATURE_WINDOW_SECONDS:
        return False
    return hmac.compare_digest(sign(secret, timestamp, body), signature)


def sign(secret: str, timestamp: str, body: bytes) -> str:
    """Slack's signature of a body, as the header carries it."""
    message = b"v0:" + timestamp.encode() + b":" + body
    return "v0=" + hmac.new(secret.encode(), message, hashlib.sha256).hexdigest()
