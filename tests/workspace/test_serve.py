"""The workspace starts with one call, says where it is, and stops cleanly."""

import signal
import subprocess
import sys
from contextlib import closing
from http.client import HTTPConnection
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from bot.desk import Desk
from bot.errors import SettingsError
from bot.workspace import run, running_workspace
from bot.workspace.ids import DEVELOPER, GENERAL
from bot.workspace.serve import listening
from tests.desks import PLACE, build_desk

PROGRAM = """
import sys
from pathlib import Path
from bot.workspace import run
from tests.desks import PLACE, build_desk
run(build_desk(Path(sys.argv[1])), PLACE, port=0)
"""


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    """The desk of the invented world."""
    return build_desk(tmp_path)


@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGTERM])
def test_it_serves_until_it_is_stopped(tmp_path: Path, how: signal.Signals) -> None:
    """The printed address shows the page; Ctrl-C ends it with status 0 and without a trace."""
    command = [sys.executable, "-c", PROGRAM, str(tmp_path)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        said = process.stdout.readline()
        address = next(word for word in said.split() if word.startswith("http"))
        with closing(HTTPConnection(urlsplit(address).netloc)) as connection:
            connection.request("GET", "/")
            assert connection.getresponse().status == 200
        process.send_signal(how)
        _, complaints = process.communicate(timeout=20)
    assert (process.returncode, complaints) == (0, "")


def test_a_taken_port_is_told(desk: Desk) -> None:
    """A port that something else uses is named in one line."""
    with listening(0) as taken, pytest.raises(SettingsError, match="in use; choose another with --port"):
        run(desk, PLACE, port=taken.getsockname()[1])


async def test_both_servers_work_together(desk: Desk) -> None:
    """A mention goes out signed, the bot accepts it, and its answer comes back through the API."""
    async with running_workspace(desk) as workspace:
        assert workspace.examples == desk.examples
        said = await workspace.type(DEVELOPER, GENERAL, "@meshwise help")
        reply = await workspace.reply_to(said)
        assert reply.blocks
        await workspace.wait_until(lambda: bool(workspace.deliveries))
        assert {delivery.attempts for delivery in workspace.deliveries} == {(200,)}


async def test_what_is_remembered_outlasts_a_statement_cut_off(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A statement that is given up costs what it would have said, not all that was kept before."""
    async with running_workspace(desk) as workspace:
        await workspace.command(DEVELOPER, GENERAL, "/mesh watch rovella folding")
        await workspace.wait_message(lambda each: "Rovella" in each.text)
        monkeypatch.setattr("bot.ledger.patience.REST_SECONDS", 0.0)
        for patience in (0.0, 0.0005, 0.001, 0.002):
            with monkeypatch.context() as impatient:
                impatient.setattr("bot.ledger.patience.PATIENCE_SECONDS", patience)
                said = await workspace.type(DEVELOPER, GENERAL, "@meshwise can the rovella fold?")
                await workspace.reply_to(said)
        await workspace.command(DEVELOPER, GENERAL, "/mesh watch")
        await workspace.wait_message(lambda each: each.text.startswith("What you watch"))
