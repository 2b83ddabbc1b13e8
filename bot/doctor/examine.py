"""All checks, one after the other; none keeps another from being made."""

import asyncio
from collections.abc import AsyncIterator, Iterable
from dataclasses import replace
from typing import Final

from pydantic import SecretStr

from bot.doctor import directories, installations, knowledge, ledger, machine, settings, slack
from bot.doctor.model import Check, Finding, Patient
from bot.errors import MeshwiseError

CHECKS: Final[dict[str, Check]] = {
    "machine": machine.check,
    "settings": settings.check,
    "edge": settings.check_edge,
    "slack": slack.check,
    "ledger": ledger.check,
    "installed": installations.check,
    "data": directories.check_data,
    "cache": directories.check_cache,
    "knowledge": knowledge.check,
}

LONGEST_SECONDS: Final = 180.0
"""A check takes seconds, and where a release has to be built a minute; what takes longer hangs."""

_HIDDEN: Final = "***"


async def examine(patient: Patient) -> AsyncIterator[Finding]:
    """What is found, as it is found; no secret is in it."""
    secrets = _secrets(patient)
    for name, check in CHECKS.items():
        for finding in await _made(name, check, patient):
            yield replace(finding, told=_hide(finding.told, secrets), advice=_hide(finding.advice, secrets))


async def _made(name: str, check: Check, patient: Patient) -> Iterable[Finding]:
    """What a check finds; that it cannot be made is a finding as well."""
    try:
        async with asyncio.timeout(LONGEST_SECONDS):
            return tuple(await check(patient))
    except MeshwiseError as error:
        return (Finding("error", name, str(error), "put that right, and look again"),)
    except TimeoutError:
        told = f"there is no answer after {LONGEST_SECONDS:.0f} seconds"
        return (Finding("error", name, told, "see what keeps it from answering"),)
    except Exception as error:  # noqa: BLE001 - where everything is broken, the other checks are made all the same
        told = f"this could not be looked at: {type(error).__name__}"
        return (Finding("error", name, told, "see what the bot logs when it is started there"),)


def _secrets(patient: Patient) -> tuple[str, ...]:
    """Every secret that the settings hold, and of several in one each by itself."""
    values = (getattr(patient.settings, name) for name in type(patient.settings).model_fields)
    texts = [value.get_secret_value() for value in values if isinstance(value, SecretStr)]
    parts = (part.strip() for text in texts for part in (text, *text.split(",")))
    return tuple(filter(None, parts))


def _hide(text: str, secrets: tuple[str, ...]) -> str:
    for secret in secrets:
        text = text.replace(secret, _HIDDEN)
    return text
