"""The installations of an app that serves many workspaces: whether their tokens can be read, and are still good."""

from collections.abc import AsyncIterator, Iterable
from typing import Final

import aiohttp
from pydantic import SecretStr

from bot.doctor.calls import call
from bot.doctor.model import Finding, Patient
from bot.errors import SealedError
from bot.ledger import Ledger
from bot.settings import LEDGER_FILE, Settings, read_keys

MOST: Final = 20
"""So many tokens are tried with Slack, which bears about so many calls at once."""

_CHECK: Final = "installed"


async def check(patient: Patient) -> Iterable[Finding]:
    """Each installation that cannot be used, else how many there are."""
    settings = patient.settings
    if not settings.serves_many or _is_new(settings):
        return []
    ledger = Ledger(settings.ledger_address(), read_keys(settings))
    try:
        homes = await ledger.installations.homes()
        lost = [finding async for finding in _look(settings, ledger, homes)]
    finally:
        await ledger.close()
    return lost or [
        Finding("ok", _CHECK, f"workspaces and organisations that have installed the app: {len(homes)}")
    ]


def _is_new(settings: Settings) -> bool:
    return settings.database_url is None and not (settings.data / LEDGER_FILE).exists()


async def _look(settings: Settings, ledger: Ledger, homes: Iterable[str]) -> AsyncIterator[Finding]:
    """What is wrong with the tokens; those that can be read are tried, the first ones for all."""
    for number, home in enumerate(homes):
        try:
            installation = await ledger.installations.find(home)
        except SealedError as error:
            advice = (
                "put the key that is missing behind the others in MESHWISE_TOKEN_KEYS, or install anew there"
            )
            yield Finding("error", _CHECK, str(error), advice)
            continue
        if installation is not None and number < MOST:
            refusal = await _refusal(settings, installation.tokens.token)
            if refusal:
                told = f"Slack refuses the token of {home}: {refusal}"
                yield Finding("warning", _CHECK, told, "have the app installed anew there, by /slack/install")


async def _refusal(settings: Settings, token: str) -> str:
    """Slack's code for why not, "" where the token is good or Slack is away, which another check tells."""
    try:
        return (await call(settings, "auth.test", SecretStr(token))).refusal
    except (aiohttp.ClientError, TimeoutError):
        return ""
