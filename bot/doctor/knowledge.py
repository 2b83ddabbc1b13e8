"""The knowledge: whether its files are sound and become a release."""

import asyncio
from collections.abc import Iterable
from typing import Final

from bot.doctor.model import Finding, Patient
from bot.errors import KnowledgeError
from bot.release import cached_release, find_release

_CHECK: Final = "knowledge"


async def check(patient: Patient) -> Iterable[Finding]:
    """What the files make; in a thread of its own, for to build them takes a while."""
    return [await asyncio.to_thread(_look, patient)]


def _look(patient: Patient) -> Finding:
    found = find_release(patient.knowledge, patient.intents, patient.cache)
    try:
        release = found or cached_release(patient.knowledge, patient.intents, patient.cache)
    except KnowledgeError as error:
        told = f"{error}; the first: {error.problems[0]}" if error.problems else str(error)
        advice = f"run meshwise knowledge check; the files are {patient.knowledge} and {patient.intents}"
        return Finding("error", _CHECK, told, advice)
    told = f"release {release.digest[:12]}, evidence up to {release.as_of}"
    release.reference.store.close()
    return Finding("ok", _CHECK, told)
