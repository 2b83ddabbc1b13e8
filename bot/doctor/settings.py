"""The settings, and the way by which Slack reaches the bot."""

import re
from collections.abc import Iterable
from typing import Final

from bot.doctor.model import Finding, Patient
from bot.settings import find_complaints, read_edge, unknown_names

_SECRET: Final = re.compile(r"[0-9a-f]{32}")
_ONLY_HERE: Final = frozenset({"127.0.0.1", "localhost", "::1"})


async def check(patient: Patient) -> Iterable[Finding]:
    """Whether every setting can be what it says."""
    advice = "put it right; deploy/env.example tells what each setting may be"
    wrong = [Finding("error", "settings", complaint, advice) for complaint in patient.complaints]
    return [*(wrong or [Finding("ok", "settings", "every setting can be read")]), *_unknown()]


def _unknown() -> Iterable[Finding]:
    """A name that is misspelt sets nothing, and nobody is told otherwise."""
    for name, meant in unknown_names().items():
        advice = f"{meant} is one; did you mean that?" if meant else "deploy/env.example lists all settings"
        yield Finding("warning", "settings", f"{name} is no setting, and is passed over", advice)


async def check_edge(patient: Patient) -> Iterable[Finding]:
    """Whether Slack can reach the bot, as far as the settings tell."""
    settings = patient.settings
    complaints = find_complaints(settings)
    if complaints:
        return [Finding("error", "edge", each, "put that right, and look again") for each in complaints]
    if read_edge(settings) == "socket":
        return [Finding("ok", "edge", "Socket Mode: the bot calls Slack, and no way in is needed")]
    found = [Finding("ok", "edge", f"HTTP: Slack's deliveries are awaited at port {settings.port}")]
    secret = settings.slack_signing_secret
    if secret is not None and not _SECRET.fullmatch(secret.get_secret_value().strip()):
        found.append(
            Finding(
                "warning",
                "edge",
                "SLACK_SIGNING_SECRET is not 32 hexadecimal digits, as Slack's are",
                "copy it anew from your Slack app's page, Basic Information, App Credentials",
            )
        )
    if settings.host in _ONLY_HERE:
        found.append(
            Finding(
                "warning",
                "edge",
                f"MESHWISE_HOST is {settings.host}, which only this machine reaches",
                "have a reverse proxy with TLS pass /slack/events on; in a container set it to 0.0.0.0",
            )
        )
    return found
