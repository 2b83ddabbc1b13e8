"""The command line, run as people and programs run it: in a process of its own."""

import csv
import json
import shlex
import shutil
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

import pytest

from bot.facts.export import COLUMNS
from tests.desks import INTENTS
from tests.running import COMMAND, about_bicycles, environment, lines_of, meshwise, read_lines
from tests.world import WORLD


@pytest.fixture(scope="module")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One cache for all commands, so that only the first one builds."""
    return tmp_path_factory.mktemp("cache")


@contextmanager
def _talking(cache: Path, *arguments: str) -> Iterator[tuple[subprocess.Popen[str], IO[str], IO[str]]]:
    """A running command with its standard input and output."""
    command = [*COMMAND, "--knowledge", str(WORLD), *arguments]
    with subprocess.Popen(
        command,
        env=environment(cache),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
        bufsize=1,
    ) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        try:
            yield process, process.stdin, process.stdout
        finally:
            process.kill()


STATUSES = (
    ("does the rovella fold", 0, "Yes: Rovella, Folding frame"),
    ("does the quillon fold", 0, "No: Quillon, Folding frame"),
    ("hello", 0, "I am Spokewise."),
    ("does the rovella have abs", 3, "Not known: Rovella, Anti-lock braking"),
    ("does it fold", 3, "Which bicycle do you mean?"),
    ("does the scooter fold", 3, "I have nothing on \u201cscooter\u201d."),
    ("", 3, "I answer questions about bicycles and trailers."),
)


@pytest.mark.parametrize(("question", "status", "beginning"), STATUSES)
def test_a_question_is_answered(cache: Path, question: str, status: int, beginning: str) -> None:
    """The reply is printed for a person; the exit status is 0 for an answer or help and 3 otherwise."""
    done = about_bicycles("ask", question, cache=cache)
    assert (done.returncode, done.stderr) == (status, "")
    assert done.stdout.startswith(beginning)


def test_one_json_object(cache: Path) -> None:
    """With --json one object on one line is all there is, and the exit status is the same."""
    done = about_bicycles("ask", "--json", "does the quillon have abs", cache=cache)
    (reply,) = read_lines(done.stdout)
    assert (reply["verdict"], reply["conflict"], reply["subjects"]) == ("no", True, ["quillon"])
    assert (done.returncode, done.stderr) == (0, "")
    assert about_bicycles("ask", "--json", "does it fold", cache=cache).returncode == 3


def test_an_answer_is_printed_as_a_file(cache: Path) -> None:
    """The form is told at the end of the question or by --as; what is printed is what a file would hold."""
    told = about_bicycles("ask", "compare rovella and quillon on brakes as csv", cache=cache)
    named = about_bicycles("ask", "--as", "csv", "compare rovella and quillon on brakes", cache=cache)
    assert told.stdout.startswith('"Feature","Rovella","Quillon"\n')
    assert (told.stdout, told.returncode) == (named.stdout, named.returncode)
    markdown = about_bicycles("ask", "does the rovella fold as markdown", cache=cache)
    assert markdown.stdout.startswith("## ✅ Yes: Rovella, Folding frame\n")


def test_json_lines_keep_the_order(cache: Path) -> None:
    """One object a line in the order asked, threads included, and exit status 0."""
    questions = [{"id": f"q{number}", "text": "does the rovella fold", "thread": "a"} for number in range(30)]
    done = about_bicycles(
        "ask",
        "--jsonl",
        cache=cache,
        typed=lines_of([*questions, {"id": "last", "text": "and the quillon?", "thread": "a"}]),
    )
    replies = read_lines(done.stdout)
    assert [reply["id"] for reply in replies] == [*(f"q{number}" for number in range(30)), "last"]
    assert replies[-1]["verdict"] == "no"
    assert (done.returncode, done.stderr) == (0, "")


def test_bad_lines_do_not_stop_the_run(cache: Path) -> None:
    """Each bad line has its error in its place; the rest is answered, and the exit status is 1."""
    typed = 'nonsense\n{"id": "q1"}\n\n' + lines_of([{"id": "q2", "text": "does the rovella fold"}])
    done = about_bicycles("ask", "--jsonl", cache=cache, typed=typed)
    first, second, third = read_lines(done.stdout)
    assert (first["id"], second["id"], third["verdict"]) == (None, "q1", "yes")
    assert first["error"].startswith("the line is not JSON")
    assert second["error"] == '"text" is missing'
    assert (done.returncode, done.stderr) == (1, "")


def test_an_answer_comes_before_the_next_question(cache: Path) -> None:
    """Each answer is flushed: a program may wait for it before it asks on."""
    with _talking(cache, "ask", "--jsonl") as (process, asked, answered):
        for subject, verdict in (("rovella", "yes"), ("quillon", "no"), ("bramble", "no")):
            asked.write(lines_of([{"id": subject, "text": f"does the {subject} fold"}]))
            asked.flush()
            reply = json.loads(answered.readline())
            assert (reply["id"], reply["verdict"]) == (subject, verdict)
        asked.close()
        assert process.wait(timeout=30) == 0


def test_odd_characters_come_back_as_they_went(cache: Path) -> None:
    """Ids in any script, half surrogate pairs included, return unharmed, whatever the terminal's encoding."""
    ids = ["\u0436\u2028\U0001f6b2", "\ud800", "\x00"]
    typed = lines_of([{"id": ident, "text": "does the scooter fold"} for ident in ids])
    done = subprocess.run(
        [*COMMAND, "--knowledge", str(WORLD), "ask", "--jsonl"],
        input=typed.encode(),
        env=environment(cache, PYTHONIOENCODING="latin-1"),
        capture_output=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, b"")
    replies = [json.loads(line) for line in done.stdout.decode("utf-8").split("\n") if line]
    assert [reply["id"] for reply in replies] == ids
    assert all("\u201cscooter\u201d" in reply["text"] for reply in replies)


def test_bytes_that_are_no_text_do_not_stop_the_run(cache: Path) -> None:
    """A byte that is not UTF-8 spoils at most its own line."""
    done = subprocess.run(
        [*COMMAND, "--knowledge", str(WORLD), "ask", "--jsonl"],
        input=b'{"id": "1", "text": "does the rovella fold \xff"}\n{"id": "2", "text": "help"}\r\n',
        env=environment(cache),
        capture_output=True,
        check=False,
    )
    assert [json.loads(line)["id"] for line in done.stdout.splitlines()] == ["1", "2"]
    assert done.returncode == 0


def test_a_reader_that_goes_away_ends_the_run(cache: Path) -> None:
    """When nobody reads the answers any more the command ends by itself, without a traceback."""
    question = lines_of([{"id": "1", "text": "compare rovella and quillon"}])
    with _talking(cache, "ask", "--jsonl") as (process, asked, answered):
        asked.write(question)
        assert json.loads(answered.readline())["id"] == "1"
        answered.close()
        flood = question * 100_000
        with pytest.raises(BrokenPipeError):
            asked.write(flood)
        assert process.wait(timeout=30) != 0
        assert process.stderr is not None
        assert "Traceback" not in process.stderr.read()


@pytest.mark.parametrize(
    "arguments", [["ask"], ["ask", "fold?", "--jsonl"], ["asks"], ["ask", "--xml", "fold?"]]
)
def test_misuse_is_explained(cache: Path, arguments: list[str]) -> None:
    """A command that cannot be meant prints its usage, answers nothing and exits with 2."""
    done = about_bicycles(*arguments, cache=cache)
    assert (done.returncode, done.stdout) == (2, "")
    assert "Usage:" in done.stderr
    assert "Traceback" not in done.stderr


def test_directories_come_from_options_or_the_environment(cache: Path, tmp_path: Path) -> None:
    """MESHWISE_KNOWLEDGE and MESHWISE_INTENTS do what the options do, and an option wins."""
    question = "does the rovella fold"
    intents = Path(shutil.copytree(INTENTS, tmp_path / "intents"))
    settings = {"MESHWISE_KNOWLEDGE": str(WORLD), "MESHWISE_INTENTS": str(intents)}
    assert meshwise("ask", question, cache=cache, settings=settings).returncode == 0
    assert meshwise("ask", question, cache=cache).returncode == 3
    (intents / "define.yaml").write_text("about: a\n", encoding="utf-8")
    assert meshwise("ask", question, cache=cache, settings=settings).returncode == 1
    arguments = ("--intents", str(INTENTS), "ask", question)
    assert meshwise(*arguments, cache=cache, settings=settings).returncode == 0


@pytest.mark.parametrize("option", ["--knowledge", "--intents"])
def test_a_missing_directory_is_told_without_a_traceback(cache: Path, tmp_path: Path, option: str) -> None:
    """A directory that is not there is named in a line, and nothing is answered."""
    done = meshwise(option, str(tmp_path / "none"), "ask", "help", cache=cache)
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.splitlines()[-1] == "Error: 1 problem in the knowledge; nothing was built"
    assert len(done.stderr.splitlines()) == 2


def test_sound_knowledge_is_sound(cache: Path) -> None:
    """Checking sound files prints nothing and exits with 0, with or without naming the directory."""
    for done in (
        meshwise("knowledge", "check", cache=cache),
        meshwise("knowledge", "check", str(WORLD), cache=cache),
        about_bicycles("knowledge", "check", cache=cache),
    ):
        assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


def test_problems_are_a_line_each(cache: Path, tmp_path: Path) -> None:
    """Every problem is one line, `path:line:column: code: message`, and the exit status is 1."""
    knowledge = Path(shutil.copytree(WORLD, tmp_path / "knowledge"))
    for name in ("rovella", "bramble"):
        path = knowledge / "subjects" / f"{name}.yaml"
        path.write_text(path.read_text("utf-8").replace("kind: bicycle", "kind: boat"), encoding="utf-8")
    done = meshwise("knowledge", "check", str(knowledge), cache=cache)
    assert (done.returncode, done.stderr) == (1, "")
    assert done.stdout.splitlines() == [
        "subjects/bramble.yaml:3:7: unknown-kind: no kind 'boat'; the desk has bicycle, trailer",
        "subjects/rovella.yaml:3:7: unknown-kind: no kind 'boat'; the desk has bicycle, trailer",
    ]
    asked = meshwise("--knowledge", str(knowledge), "ask", "help", cache=cache)
    assert asked.returncode == 1
    assert asked.stderr.splitlines() == [
        *done.stdout.splitlines(),
        "Error: 2 problems in the knowledge; nothing was built",
    ]


def test_checking_a_missing_directory_is_a_line(cache: Path, tmp_path: Path) -> None:
    """A directory that is not there is one problem in one line."""
    done = meshwise("knowledge", "check", str(tmp_path / "none"), cache=cache)
    assert done.returncode == 1
    (line,) = done.stdout.splitlines()
    assert "no-directory" in line
    assert str(tmp_path / "none") in line


NEEDLESS = (
    "aiohttp",
    "jsonschema",
    "numpy",
    "pydantic",
    "rapidfuzz",
    "slack_sdk",
    "sqlite_utils",
    "starlette",
    "yaml",
)
"""Libraries that a plain question to a kept release does without; each would make every start slower."""


def test_a_plain_question_loads_only_what_it_needs(cache: Path) -> None:
    """Once the release is kept, asking loads no library for building, serving or correcting."""
    about_bicycles("ask", "does the rovella fold", cache=cache)
    done = subprocess.run(
        [
            sys.executable,
            "-X",
            "importtime",
            *COMMAND[1:],
            "--knowledge",
            str(WORLD),
            "ask",
            "does the rovella fold",
        ],
        env=environment(cache),
        capture_output=True,
        encoding="utf-8",
        check=True,
        timeout=120,
    )
    loaded = {line.rpartition("|")[2].strip().partition(".")[0] for line in done.stderr.splitlines()}
    assert "bot" in loaded
    assert loaded.isdisjoint(NEEDLESS)


def test_exports_have_the_same_rows(cache: Path) -> None:
    """JSON, CSV and Markdown have every entry of evidence under the columns agreed."""
    exported = {
        form: about_bicycles("knowledge", "export", "--format", form, cache=cache).stdout
        for form in ("json", "csv", "markdown")
    }
    rows = json.loads(exported["json"])
    assert [tuple(row) for row in rows] == [COLUMNS] * len(rows)
    assert list(csv.DictReader(exported["csv"].splitlines())) == [
        {key: value or "" for key, value in row.items()} for row in rows
    ]
    assert len(exported["markdown"].splitlines()) == len(rows) + 2
    assert about_bicycles("knowledge", "export", cache=cache).stdout == exported["json"]
    assert about_bicycles("knowledge", "export", "--format", "xml", cache=cache).returncode == 2


def test_a_choice_is_picked_by_its_number(cache: Path) -> None:
    """In a chat a number asks the choice of that number, follow-ups lean on it, and an empty line ends."""
    done = about_bicycles("chat", cache=cache, typed="does it fold\n2\nand the quillon?\n\nignored\n")
    assert (done.returncode, done.stderr) == (0, "")
    order = ["I am Spokewise", "Which bicycle do you mean?", "Yes: Rovella, Folding", "No: Quillon, Folding"]
    places = [done.stdout.index(text) for text in order]
    assert places == sorted(places)
    assert "ignored" not in done.stdout


def test_a_number_without_choices_is_a_question(cache: Path) -> None:
    """A number that picks nothing is asked as it stands, and the end of input ends the chat."""
    done = about_bicycles("chat", cache=cache, typed="does it fold\n99\n7")
    assert done.returncode == 0
    assert "Traceback" not in done.stderr
    assert done.stdout.count("I answer questions about bicycles and trailers.") >= 2


def test_serving_without_tokens_is_a_line(cache: Path) -> None:
    """Without tokens the server does not start; a line each says which is missing and where to get it."""
    done = about_bicycles("serve", cache=cache)
    assert (done.returncode, done.stdout) == (1, "")
    bot, app = done.stderr.splitlines()
    assert bot.startswith("Error: SLACK_BOT_TOKEN is not set")
    assert "SLACK_APP_TOKEN" in app
    settings = {"SLACK_BOT_TOKEN": "xoxb-of-no-workspace"}
    done = meshwise("--knowledge", str(WORLD), "serve", cache=cache, settings=settings)
    assert done.returncode == 1
    (line,) = done.stderr.splitlines()
    assert "SLACK_APP_TOKEN" in line


def test_a_port_in_use_is_told_without_a_traceback(cache: Path) -> None:
    """A workspace that cannot listen says so and ends."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        done = about_bicycles("workspace", "--port", str(taken.getsockname()[1]), cache=cache)
    assert done.returncode != 0
    assert "Traceback" not in done.stderr


def test_the_command_knows_its_version(cache: Path) -> None:
    """--version names the program's version, and --help all its commands."""
    assert "0." in meshwise("--version", cache=cache).stdout
    told = meshwise("--help", cache=cache).stdout
    assert [name for name in ("ask", "chat", "knowledge", "serve", "workspace") if name not in told] == []


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full here")
@pytest.mark.parametrize("arguments", [("ask", "hello"), ("knowledge", "export")])
def test_a_full_disk_is_told_in_one_line(cache: Path, arguments: tuple[str, ...]) -> None:
    """Output that cannot be written is one line on standard error, not a traceback."""
    with Path("/dev/full").open("w", encoding="utf-8") as full:
        done = subprocess.run(
            [*COMMAND, "--knowledge", str(WORLD), *arguments],
            env=environment(cache),
            stdout=full,
            stderr=subprocess.PIPE,
            encoding="utf-8",
            check=False,
            timeout=60,
        )
    assert done.returncode == 1
    assert done.stderr == "Error: No space left on device\n"


@pytest.mark.parametrize("arguments", [("ask", "--jsonl"), ("chat",)])
def test_without_a_standard_input_nothing_is_asked(cache: Path, arguments: tuple[str, ...]) -> None:
    """A program started with its standard input closed ends quietly, as after no questions."""
    words = shlex.join([*COMMAND, "--knowledge", str(WORLD), *arguments])
    done = subprocess.run(
        ["sh", "-c", f"{words} <&-"],
        env=environment(cache),
        capture_output=True,
        encoding="utf-8",
        check=False,
        timeout=60,
    )
    assert (done.returncode, done.stderr) == (0, "")
