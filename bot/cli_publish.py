"""The commands that change which knowledge answers: `meshwise knowledge publish | rollback | history`."""

import getpass
import os
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from bot.cli_ledger import opened_ledger, run

if TYPE_CHECKING:
    from bot.curation.curator import Curation, Curator
    from bot.ledger.model import Publication

# What these commands need is imported by them: checking and asking start without it.


@click.command()
@click.option("--yes", is_flag=True, help="Publish without asking.")
@click.option("--reason", default="", help="Why; needed where golden questions do not hold.")
@click.pass_context
def publish(context: click.Context, *, yes: bool, reason: str) -> None:
    """Review the knowledge files against what answers now, and publish them to every running bot."""
    context.exit(run(_publish(context.obj, reason, yes=yes)))


async def _publish(directories: tuple[Path, Path], reason: str, *, yes: bool) -> int:
    from bot.curation.telling import lines  # noqa: PLC0415

    async with _curator(directories) as curator:
        review = await curator.review(_now())
        click.echo("\n".join(lines(review)))
        if review.problems:
            return 1
        if review.digest == curator.desk.release.digest and await curator.ledger.releases.current():
            click.echo("This is published already.")
            return 0
        if not yes and not click.confirm("Publish it?"):
            click.echo("Nothing was published.")
            return 1
        _tell(await curator.publish(_now(), review.digest, reason))
        return 0


@click.command()
@click.argument("digest", default="")
@click.option("--reason", default="", help="Why.")
@click.pass_context
def rollback(context: click.Context, digest: str, reason: str) -> None:
    """Go back to the release before the present one, or to the one whose digest begins with DIGEST."""
    run(_roll_back(context.obj, digest, reason))


async def _roll_back(directories: tuple[Path, Path], digest: str, reason: str) -> None:
    async with _curator(directories) as curator:
        _tell(await curator.roll_back(_now(), digest, reason))


@click.command()
@click.option("--most", type=click.IntRange(1), default=20, show_default=True, help="How many to list.")
def history(most: int) -> None:
    """List what was published when, by whom and why, the newest first."""
    run(_list_history(most))


async def _list_history(most: int) -> None:
    async with opened_ledger() as ledger:
        publications = await ledger.releases.history(most)
        for publication in publications:
            _tell(publication)
        if not publications:
            click.echo("Nothing was published yet; what the files say at a start answers.")


@asynccontextmanager
async def _curator(directories: tuple[Path, Path]) -> "AsyncIterator[Curator]":
    from bot.curation.curator import Curator, default_shelf, open_published  # noqa: PLC0415
    from bot.curation.place import Place  # noqa: PLC0415
    from bot.desk import Desk  # noqa: PLC0415
    from bot.release import cached_release  # noqa: PLC0415
    from bot.shipped import cache_directory  # noqa: PLC0415

    async with opened_ledger() as ledger:
        current, shelf = await ledger.releases.current(), default_shelf()
        published = await open_published(ledger, shelf, current.digest) if current else None
        release = published or cached_release(*directories, cache_directory())
        yield Curator(Desk(release), ledger, Place(*directories), shelf)


def _now() -> "Curation":
    from bot.curation.curator import Curation  # noqa: PLC0415

    try:
        user = getpass.getuser()
    except (OSError, KeyError):  # a container's user may have no name
        user = str(os.getuid())
    return Curation("", user, datetime.now(UTC))


def _tell(publication: "Publication") -> None:
    revision = f", revision {publication.revision}" if publication.revision else ""
    reason = f": {publication.reason}" if publication.reason else ""
    who = publication.user or "the first start"
    click.echo(
        f"{publication.number}. {publication.at:%Y-%m-%d %H:%M} {publication.act} {publication.digest[:12]}"
        f"{revision}, by {who}{reason}"
    )
