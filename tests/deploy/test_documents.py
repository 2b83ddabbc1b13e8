"""What is written about running the bot is true: what it names exists, and its back-ups bring everything back."""

import os
import re
import shlex
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final

import click
import pytest
from sqlalchemy import create_engine, select

from bot.cli import main
from bot.ledger import Asked, Ledger, Vote
from bot.ledger.tables import METADATA
from bot.settings import LEDGER_FILE
from tests.deploy.files import DEPLOY, ROOT
from tests.postgres import Server
from tests.running import environment

README: Final = DEPLOY / "README.md"
THREATS: Final = DEPLOY / "threat-model.md"
SECURITY: Final = ROOT / ".github" / "SECURITY.md"
DOCUMENTS: Final = (README, THREATS, SECURITY)

_LINK: Final = re.compile(r"\]\((?!https?:)([^)#]+)\)")
_SETTING: Final = re.compile(r"\b(?:SLACK|MESHWISE)_[A-Z_]+\b")
_COMMAND: Final = re.compile(r"(?:^|`)meshwise ([a-z][a-z -]*)", re.MULTILINE)
_TARGET: Final = re.compile(r"`make (\w+)`")
_TEST: Final = re.compile(r"`(tests/[\w/]+\.py)::(\w+)`")
_BLOCK: Final = re.compile(r"```sh\n# ([^\n,]+)[^\n]*\n(.*?)```", re.DOTALL)

NOON: Final = datetime(2026, 3, 1, 12, tzinfo=UTC)


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda document: str(document.name))
def test_what_is_named_exists(document: Path) -> None:
    """Linked files, settings, commands and targets of make are there."""
    text = document.read_text(encoding="utf-8")
    example = (DEPLOY / "env.example").read_text(encoding="utf-8")
    assert [link for link in _LINK.findall(text) if not (document.parent / link).exists()] == []
    assert [name for name in _SETTING.findall(text) if f"{name}=" not in example] == []
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    assert [name for name in _TARGET.findall(text) if f"\n{name}:" not in makefile] == []
    for command in _COMMAND.findall(text):
        _find(command.split())


def _find(words: list[str]) -> None:
    """Walks to the command that the words name, with its options."""
    known: click.Command = main
    for word in words:
        if isinstance(known, click.Group):
            assert word in known.commands, words
            known = known.commands[word]
        elif word.startswith("--"):
            assert word in {option for parameter in known.params for option in parameter.opts}, words


def test_every_defence_is_shown() -> None:
    """Each test that the threat model names exists, and no attack is without one."""
    text = THREATS.read_text(encoding="utf-8")
    for file, name in _TEST.findall(text):
        assert re.search(rf"def {name}\(", (ROOT / file).read_text(encoding="utf-8")), (file, name)
    attacks = text.split("## Door by door")[1].split("## What is left")[0]
    rows = [line for line in attacks.splitlines() if line.startswith("| ") and "| attack |" not in line]
    assert len(rows) > 20
    assert [row for row in rows if not _TEST.search(row)] == []


def test_everything_stored_is_told() -> None:
    """The threat model names every table of the ledger, and no other."""
    stored = THREATS.read_text(encoding="utf-8").split("## What is stored")[1].split("## Door by door")[0]
    first = [line.split("|")[1] for line in stored.splitlines() if line.startswith("| `")]
    assert {name for cell in first for name in re.findall(r"`(\w+)`", cell)} == set(METADATA.tables)


class TestBackup:
    """The commands of the README, run as they stand there."""

    @pytest.fixture(params=["SQLite", "PostgreSQL"])
    def kind(self, request: pytest.FixtureRequest) -> str:
        """Which database."""
        return str(request.param)

    @pytest.fixture
    def variables(self, kind: str, request: pytest.FixtureRequest, tmp_path: Path) -> dict[str, str]:
        """What the commands are told of the place."""
        for name in ("data", "backup"):
            (tmp_path / name).mkdir()
        path = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])
        told = {"MESHWISE_DATA": str(tmp_path / "data"), "BACKUP": str(tmp_path / "backup"), "PATH": path}
        if kind == "PostgreSQL":
            server: Server = request.getfixturevalue("postgres")
            address = server.create_database()
            told |= {"MESHWISE_DATABASE_URL": address, "DATABASE": address.replace("+psycopg", "")}
            told["PATH"] = os.pathsep.join([str(server.programs), path])
        return told

    @pytest.fixture
    def address(self, variables: dict[str, str]) -> str:
        """The address of the database."""
        file = f"sqlite:///{variables['MESHWISE_DATA']}/{LEDGER_FILE}"
        return variables.get("MESHWISE_DATABASE_URL", file)

    async def test_what_was_backed_up_comes_back(
        self, kind: str, variables: dict[str, str], address: str, tmp_path: Path
    ) -> None:
        """Backed up while it is in use, lost, and restored, the ledger holds what it held, and can be used."""
        ledger = Ledger(address)
        await ledger.open()
        await ledger.questions.add(Asked("1", "T1", "C1", "U1", direct=False, at=NOON, text="does it fold?"))
        await ledger.votes.cast("T1", Vote("1", "U1", helpful=True, at=NOON))
        before = _contents(address)
        _run(f"Back up {kind}", variables, tmp_path)
        await ledger.forget_team("T1")
        assert _contents(address) != before
        await ledger.close()
        _run(f"Restore {kind}", variables, tmp_path)
        assert _contents(address) == before
        await ledger.open()
        await ledger.questions.add(Asked("2", "T1", "C1", "U1", direct=False, at=NOON))
        await ledger.close()


def _run(title: str, variables: dict[str, str], directory: Path) -> None:
    """Runs the commands of the README below this title, which must succeed."""
    blocks = dict(_BLOCK.findall(README.read_text(encoding="utf-8")))
    done = subprocess.run(
        ["/bin/sh", "-euc", blocks[title]],
        env=environment(directory / "cache", **variables),
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, shlex.join([title, done.stdout, done.stderr])


def _contents(address: str) -> dict[str, list[Any]]:
    """All rows of all tables."""
    engine = create_engine(address)
    with engine.connect() as connection:
        rows = {
            name: [tuple(row) for row in connection.execute(select(table))]
            for name, table in METADATA.tables.items()
        }
    engine.dispose()
    return rows
