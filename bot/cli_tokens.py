"""`meshwise tokens`: the keys that the ledger keeps the tokens of many workspaces encrypted with."""

import click

from bot.cli_ledger import opened_ledger, run
from bot.errors import SettingsError


@click.group()
def tokens() -> None:
    """Make and change the keys that tokens are encrypted with."""


@tokens.command("new-key")
def new_key() -> None:
    """Print a new key for MESHWISE_TOKEN_KEYS."""
    from cryptography.fernet import Fernet  # noqa: PLC0415 - other commands start without it

    click.echo(Fernet.generate_key().decode())


@tokens.command("rotate-keys")
@click.pass_context
def rotate_keys(context: click.Context) -> None:
    """Encrypt all tokens anew with the first of MESHWISE_TOKEN_KEYS.

    To change the key: put a new one before the old one, start the bot again with both, run this, and take the old
    one away. Where several replicas are not stopped together, start them all with the new one after the old one first.
    """
    from bot.settings import read_keys, read_settings  # noqa: PLC0415 - other commands start without it

    if not read_keys(read_settings()):
        raise SettingsError("MESHWISE_TOKEN_KEYS is not set; put the new key and the old one there")
    number, lost = run(_reseal())
    click.echo(
        f"Encrypted with the newest key: the tokens of {number} installation{'' if number == 1 else 's'}."
    )
    for home in lost:
        click.echo(f"No key opens the token of {home}: the app must be installed there again.", err=True)
    context.exit(1 if lost else 0)


async def _reseal() -> tuple[int, tuple[str, ...]]:
    async with opened_ledger() as ledger:
        return await ledger.installations.reseal()
