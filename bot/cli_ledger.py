"""The ledger for commands, opened and closed; `meshwise migrate`, which brings it up to date; and `meshwise forget`."""

from collections.abc import AsyncIterator, Coroutine
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING, Any, TypeVar

import click

if TYPE_CHECKING:
    from bot.ledger import Ledger

Result = TypeVar("Result")


def run(work: Coroutine[Any, Any, Result]) -> Result:
    """What the work comes to."""
    import asyncio  # noqa: PLC0415 - answering in the terminal starts without it

    return asyncio.run(work)


@asynccontextmanager
async def opened_ledger() -> "AsyncIterator[Ledger]":
    """The ledger that the settings name, for as long as the context lasts."""
    # Answering in the terminal starts without these.
    from bot.ledger import Ledger  # noqa: PLC0415
    from bot.settings import read_keys, read_settings  # noqa: PLC0415

    settings = read_settings()
    ledger = Ledger(settings.ledger_address(), read_keys(settings))
    await ledger.open()
    try:
        yield ledger
    finally:
        await ledger.close()


@click.command()
@click.option("--team", required=True, help="Id of the workspace.")
@click.option(
    "--user", default="", help="Id of a person in it; without one, the whole workspace is forgotten."
)
@click.option("--yes", is_flag=True, help="Forget without asking.")
@click.pass_context
def forget(context: click.Context, *, team: str, user: str, yes: bool) -> None:
    """Delete what is remembered of a workspace, or of one person in it.

    Of a person: questions, votes, proposals and watches. Of a workspace also its channels and the acts of its admins.
    """
    about = f"the person {user} in the workspace {team}" if user else f"the workspace {team}"
    if not yes and not click.confirm(
        f"Delete everything that is remembered of {about}? It cannot be undone."
    ):
        click.echo("Nothing was forgotten.")
        context.exit(1)
    forgotten = run(_forget(team, user))
    click.echo(f"Forgotten: {forgotten} {'entry' if forgotten == 1 else 'entries'} of {about}.")


async def _forget(team: str, user: str) -> int:
    async with opened_ledger() as ledger:
        return await (ledger.forget_user(team, user) if user else ledger.forget_team(team))


@click.command()
def migrate() -> None:
    """Bring the ledger up to date with this version, before any bot of this version starts.

    A bot does the same at its start; when several do so at once, one does and the others wait.
    """
    run(_migrate())
    click.echo("The ledger is up to date.")


async def _migrate() -> None:
    async with opened_ledger():
        pass
