"""The commands for people who keep the knowledge: `meshwise knowledge build | check | diff | export`."""

from collections.abc import Iterable
from datetime import UTC, date, datetime
from pathlib import Path

import click

from bot.desk import Desk
from bot.release import Release, build, cached_release, check, open_release
from bot.shipped import cache_directory
from bot.text.listed import counted

# What only one command needs is imported there: checking and asking start without it.

_DIRECTORY = click.Path(path_type=Path, file_okay=False)
_EITHER = click.Path(path_type=Path, exists=True)
_FILE = click.Path(path_type=Path, dir_okay=False)


@click.group()
def knowledge() -> None:
    """Check the knowledge files, compare two states of them, or export what they say."""


@knowledge.command(name="check")
@click.argument("directory", required=False, type=_DIRECTORY)
@click.option("--stale", is_flag=True, help="List facts that are due for review, the oldest first.")
@click.option("--months", type=click.IntRange(1), help="With --stale: this interval for all features.")
@click.option("--links", is_flag=True, help="Ask for the address of every source (needs a network).")
@click.option("--golden", is_flag=True, help="Ask the golden questions; list those that no longer hold.")
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
    files, today = directory or knowledge_, datetime.now(tz=UTC).date()
    problems = check(files, intents, today)
    _echo_all(problems)
    sound = not problems
    if sound and stale:
        _list_stale(files, today, months)
    if sound and links:
        sound = _list_links(files)
    if golden and not problems:
        sound = _list_broken(files, intents) and sound
    context.exit(0 if sound else 1)


def _list_stale(directory: Path, today: date, months: int | None) -> None:
    from bot.facts.read import read_knowledge  # noqa: PLC0415
    from bot.facts.stale import find_stale  # noqa: PLC0415

    records, _ = read_knowledge(directory)
    stale = find_stale(records, today, months) if records else ()
    _echo_all(stale)
    click.echo(f"{counted(stale, 'fact')} due for review")


def _list_links(directory: Path) -> bool:
    """Returns whether no address is gone; one that cannot be reached now may be tomorrow."""
    from bot.facts.read import read_knowledge  # noqa: PLC0415
    from bot.links import check_links  # noqa: PLC0415

    records, _ = read_knowledge(directory)
    sources = records.sources.values() if records else ()
    links = check_links(source.url for source in sources if source.url)
    _echo_all(link for link in links if link.state != "ok")
    states = [link.state for link in links]
    click.echo(
        ", ".join(f"{states.count(state)} {state}" for state in ("ok", "moved", "gone", "unreachable"))
    )
    return "gone" not in states


def _list_broken(directory: Path, intents: Path) -> bool:
    """Returns whether every golden question holds."""
    from bot.curation.answers import find_broken  # noqa: PLC0415

    release = cached_release(directory, intents, cache_directory())
    broken = find_broken(Desk(release))
    _echo_all(broken)
    click.echo(f"{counted(release.reference.store.golden(), 'golden question')} asked")
    return not broken


@knowledge.command(name="diff")
@click.argument("old", type=_EITHER)
@click.argument("new", type=_EITHER)
@click.pass_context
def diff_command(context: click.Context, old: Path, new: Path) -> None:
    """Tell what NEW says differently from OLD, and which golden questions it answers differently.

    Each is a directory of knowledge files or a release file.
    """
    from bot.curation.answers import find_changed_answers  # noqa: PLC0415
    from bot.facts.diff import find_changed_facts, find_changed_names  # noqa: PLC0415

    _, intents = context.obj
    before, after = _open(old, intents), _open(new, intents)
    one, other = before.reference.store, after.reference.store
    facts, names = find_changed_facts(one, other), find_changed_names(one, other)
    questions = [question.ask for question in other.golden() or one.golden()]
    answers = find_changed_answers(Desk(before), Desk(after), questions)
    for title, changes in (("Facts", facts), ("Names", names), ("Answers", answers)):
        if changes:
            click.echo(title)
            _echo_all(f"  {change}" for change in changes)
    told = f"{counted(facts, 'fact')}, {counted(names, 'name')} and {counted(answers, 'answer')} changed"
    click.echo(f"{told}; {counted(questions, 'golden question')} asked")


def _open(path: Path, intents: Path) -> Release:
    """Returns the release in a file, or of a directory together with the intents of this program."""
    return cached_release(path, intents, cache_directory()) if path.is_dir() else open_release(path)


@knowledge.command(name="build")
@click.argument("target", type=_FILE)
@click.pass_context
def build_command(context: click.Context, target: Path) -> None:
    """Build the knowledge into the file TARGET: one SQLite database, to keep, compare or browse."""
    knowledge_, intents = context.obj
    build(knowledge_, intents, target)
    click.echo(f"{target}: {open_release(target).digest}")


@knowledge.command(name="export")
@click.option(
    "--format", "form", type=click.Choice(["json", "csv", "markdown"]), default="json", show_default=True
)
@click.pass_context
def export_command(context: click.Context, form: str) -> None:
    """Write every fact with its citations."""
    from bot.facts.export import EXPORTS  # noqa: PLC0415

    knowledge_, intents = context.obj
    release = cached_release(knowledge_, intents, cache_directory())
    click.echo(EXPORTS[form](release.reference.store), nl=False)


def _echo_all(lines: Iterable[object]) -> None:
    for line in lines:
        click.echo(line)
