"""The commands for people who keep the knowledge: `meshwise knowledge build | check | diff | export`."""

from datetime import UTC, datetime
from pathlib import Path

import click

from bot.desk import Desk
from bot.release import Release, build, cached_release, check, open_release
from bot.shipped import cache_directory

_DIRECTORY = click.Path(path_type=Path, file_okay=False)
_EITHER = click.Path(path_type=Path, exists=True)
_FILE = click.Path(path_type=Path, dir_okay=False)


@click.group()
def knowledge() -> None:
    """Check, compare, build or export what the knowledge files say."""


@knowledge.command(name="check")
@click.argument("directory", required=False, type=_DIRECTORY)
@click.option("--stale", is_flag=True, help="List the facts whose evidence is due for review, oldest first.")
@click.option("--months", type=click.IntRange(1), help="With --stale: one interval instead of the features' own.")
@click.option("--links", is_flag=True, help="Ask for the address of every source; needs a network.")
@click.option("--golden", is_flag=True, help="Ask the golden questions and tell which no longer hold.")
@click.pass_context
def check_command(
    context: click.Context,
    directory: Path | None,
    *,
    stale: bool,
    months: int | None,
    links: bool,
    golden: bool,
) -> None:
    """Validate the knowledge files in DIRECTORY; one line a problem."""
    if months and not stale:
        raise click.UsageError("--months belongs to --stale")
    knowledge_, intents = context.obj
    directory = directory or knowledge_
    today = datetime.now(tz=UTC).date()
    problems = check(directory, intents, today)
    for problem in problems:
        click.echo(problem)
    if problems:
        context.exit(1)
    if stale:
        _list_stale(directory, today, months)
    fine = (not links or _list_links(directory)) and (not golden or _list_broken(directory, intents))
    context.exit(0 if fine else 1)
