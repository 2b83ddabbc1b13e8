"""The database of what is remembered."""

from collections.abc import Iterable
from typing import Final

from bot.doctor.model import Finding, Patient
from bot.errors import LedgerError
from bot.ledger.inspect import inspect
from bot.settings import LEDGER_FILE

_CHECK: Final = "ledger"


async def check(patient: Patient) -> Iterable[Finding]:
    """Whether the database is there, of which state its tables are, and whether it takes changes."""
    settings = patient.settings
    if settings.database_url is None and not (settings.data / LEDGER_FILE).exists():
        return [
            Finding("ok", _CHECK, f"SQLite: {settings.data / LEDGER_FILE} will be made at the first start")
        ]
    try:
        state = await inspect(settings.ledger_address())
    except LedgerError as error:
        advice = "see that the server runs and lets this machine in, and that MESHWISE_DATABASE_URL is right"
        return [Finding("error", _CHECK, str(error), advice)]
    told = f"{state.server}, tables of version {state.version or 'none'}"
    if not state.writable:
        return [
            Finding(
                "error",
                _CHECK,
                f"{told}: cannot be changed",
                "let the bot's user write there; of several servers name the primary",
            )
        ]
    if state.version == state.newest:
        return [Finding("ok", _CHECK, f"{told}: up to date")]
    if state.is_known:
        return [
            Finding(
                "warning", _CHECK, f"{told}, not {state.newest}", "run meshwise migrate, or start the bot"
            )
        ]
    advice = "start the newer version that wrote it, or restore a backup"
    return [Finding("error", _CHECK, f"{told}, which this version does not know", advice)]
