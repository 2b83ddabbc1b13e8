"""The command line: `meshwise ask | chat | knowledge | forget | migrate | tokens | doctor | serve | workspace`."""

import io
import json
import sys
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import click

from bot.answers.model import Answer, Choice, Form
from bot.batch import answer_lines, ask_timed
from bot.cli_knowledge import knowledge
from bot.cli_ledger import forget, migrate
from bot.cli_publish import history, publish, rollback
from bot.cli_tokens import tokens
from bot.desk import Desk
from bot.errors import KnowledgeError, MeshwiseError
from bot.language.model import Query
from bot.release import cached_release, find_release
from bot.render.contract import render_contract
from bot.render.form import render_file
from bot.render.plain import render_plain
from bot.shipped import cache_directory, shipped

EXIT_NOT_ANSWERED = 3
"""Exit status of a single question that was not answered: unknown, asked back or out of scope."""

DEFAULT_PORT = 8170
"""Where the workspace listens unless told otherwise."""

_DIRECTORY = click.Path(path_type=Path, file_okay=False)


class _Group(click.Group):
    """Commands whose errors are one line on standard error."""

    def invoke(self, context: click.Context) -> object:
        try:
            return super().invoke(context)
        except KnowledgeError as error:
            click.echo("\n".join(map(str, error.problems)), err=True)
            raise click.ClickException(str(error)) from None
        except MeshwiseError as error:
            raise click.ClickException(str(error)) from None
        except BrokenPipeError:
            sys.stderr.close()
            context.exit(1)
        except OSError as error:
            _forget_output()
            raise click.ClickException(error.strerror or str(error)) from None


def _forget_output() -> None:
    """What could not be written, as on a full disk, is not tried again when the program ends."""
    if sys.stdout:
        with suppress(OSError):
            sys.stdout.close()


@click.group(cls=_Group)
@click.version_option(package_name="meshwise")
@click.option(
    "--knowledge",
    "knowledge_",
    type=_DIRECTORY,
    envvar="MESHWISE_KNOWLEDGE",
    help="Directory of knowledge files.",
)
@click.option("--intents", type=_DIRECTORY, envvar="MESHWISE_INTENTS", help="Directory of intents files.")
@click.pass_context
def main(context: click.Context, knowledge_: Path | None, intents: Path | None) -> None:
    """Meshwise: a reference desk for choosing and running a service mesh."""
    context.obj = (knowledge_ or shipped("knowledge"), intents or shipped("intents"))


def _open_desk(directories: tuple[Path, Path]) -> Desk:
    found = find_release(*directories, cache_directory())
    if found is None and sys.stderr and sys.stderr.isatty():
        click.echo("Building the knowledge. This happens once and takes about half a minute …", err=True)
    return Desk(found or cached_release(*directories, cache_directory()))


@main.command()
@click.argument("question", required=False)
@click.option("--json", "as_json", is_flag=True, help="Print the answer as one JSON object.")
@click.option(
    "--as", "form", type=click.Choice(["csv", "markdown"]), help="Print the answer as it comes as a file."
)
@click.option(
    "--jsonl", "as_lines", is_flag=True, help="Read questions as JSON lines, write answers as JSON lines."
)
@click.pass_context
def ask(
    context: click.Context, question: str | None, *, as_json: bool, as_lines: bool, form: Form | None
) -> None:
    """Answer a QUESTION, or with --jsonl the questions on standard input.

    A question may end in the form of its answer: "... as csv", "... as markdown".
    """
    if as_lines == (question is not None):
        raise click.UsageError("give a question, or --jsonl and the questions on standard input")
    desk = _open_desk(context.obj)
    if as_lines:
        context.exit(_ask_lines(desk))
    answer, _, took = ask_timed(desk, question or "")
    if as_json:
        click.echo(_dump(render_contract(answer, ident="1", took_ms=took)))
    else:
        _print(answer, form or answer.form)
    context.exit(0 if answer.status in ("answered", "help") else EXIT_NOT_ANSWERED)


def _print(answer: Answer, form: Form | None) -> None:
    """Prints an answer as text, or as the file of this form."""
    if form:
        click.echo(render_file(answer, form).content, nl=False)
    else:
        click.echo(render_plain(answer))


def _ask_lines(desk: Desk) -> int:
    """Returns the exit status: 1 if any line was no question."""
    if isinstance(sys.stdout, io.TextIOWrapper):
        # JSON is UTF-8 on every system; half of a surrogate pair stays the escape that it came as.
        sys.stdout.reconfigure(encoding="utf-8", errors="backslashreplace")
    status = 0
    for answered in answer_lines(desk, _standard_input()):
        status = 1 if "error" in answered else status
        sys.stdout.write(_dump(answered) + "\n")
        sys.stdout.flush()
    return status


def _standard_input() -> Iterator[str]:
    if not sys.stdin:  # closed by whoever started the program
        return iter(())
    return io.TextIOWrapper(sys.stdin.buffer, encoding="utf-8", errors="replace", newline="\n")


def _dump(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


@main.command()
@click.pass_context
def chat(context: click.Context) -> None:
    """Ask one question after the other; an empty line or Ctrl-D ends."""
    desk = _open_desk(context.obj)
    click.echo(render_plain(desk.ask("help").answer))
    previous: Query | None = None
    choices: tuple[Choice, ...] = ()
    while text := _next_question():
        reply = desk.ask(_picked(text, choices), previous)
        previous, choices = reply.query, reply.answer.choices
        click.echo()
        _print(reply.answer, reply.answer.form)
        click.echo()


def _next_question() -> str:
    if not sys.stdin:
        return ""
    try:
        return str(click.prompt("you", prompt_suffix="> ", default="", show_default=False)).strip()
    except click.Abort:
        return ""


def _picked(text: str, choices: tuple[Choice, ...]) -> str:
    """Returns the question of the choice whose number was typed, else what was typed."""
    number = int(text) if text.isdecimal() else 0
    return choices[number - 1].question if 1 <= number <= len(choices) else text


for command in (publish, rollback, history):
    knowledge.add_command(command)
main.add_command(knowledge)
main.add_command(forget)
main.add_command(migrate)
main.add_command(tokens)


@main.command()
@click.pass_context
def serve(context: click.Context) -> None:
    """Run the bot for a real Slack: Socket Mode or HTTP, by the tokens in the environment."""
    from bot.curation.place import Place  # noqa: PLC0415 - answering in the terminal starts without it
    from bot.settings import read_settings  # noqa: PLC0415
    from bot.web.serve import serve as run_server  # noqa: PLC0415

    settings = read_settings(serving=True)
    run_server(settings, _open_desk(context.obj), Place(*context.obj))


@main.command()
@click.option("--port", type=click.IntRange(0, 65535), default=DEFAULT_PORT, show_default=True)
@click.option("--open", "open_browser", is_flag=True, help="Open the page in the browser.")
@click.pass_context
def workspace(context: click.Context, *, port: int, open_browser: bool) -> None:
    """Run a small Slack workspace on this machine, with the real bot in it: no account, no token."""
    from bot.curation.place import Place  # noqa: PLC0415
    from bot.workspace import run  # noqa: PLC0415 - a whole web server that no other command needs

    run(_open_desk(context.obj), Place(*context.obj), port=port, open_browser=open_browser)


@main.command()
@click.option("--json", "as_json", is_flag=True, help="Print what is found as one JSON object.")
@click.pass_context
def doctor(context: click.Context, *, as_json: bool) -> None:
    """Look at everything the bot needs here, and say what to do; status 1 if anything does not work.

    Settings, tokens and their scopes, database, directories, knowledge and clock. Nothing is changed but the cache.
    """
    from bot.cli_doctor import run_doctor  # noqa: PLC0415 - Slack's client and the database, which no other needs both

    context.exit(run_doctor(context.obj, as_json=as_json))


if __name__ == "__main__":
    main()
