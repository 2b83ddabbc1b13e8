"""The image, as far as it can be had without an engine: its own commands are run, and what they make is used.

What is installed is the wheel with the packages of the lock and nothing else, in an environment of its own; the
checkout is out of its sight. Where these tests run as root, as in continuous integration, the image's commands run as
its own user, without capabilities, on a root that is read-only.
"""

import asyncio
import json
import os
import re
import subprocess
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from functools import cache
from pathlib import Path
from typing import Final

import aiohttp
import pytest

from bot.web.serving import serving
from bot.workspace import Workspace
from bot.workspace.ids import DEVELOPER, GENERAL
from bot.workspace.serve import address_of, build_workspace, create_page, listening
from tests.deploy.containerfile import Image, read_array, read_steps
from tests.deploy.figures import read_asked
from tests.deploy.files import LOCK, ROOT
from tests.deploy.unit import read_environment
from tests.web.process import free_port

USER: Final = 10001
QUESTION: Final = "does linkerd support traffic splitting"
_IMPORTED: Final = "import bot, sys; print(bot.__file__); print(sys.prefix)"


@pytest.fixture
def settings(image: Image) -> dict[str, str]:
    """What the image's commands run with."""
    return dict(image.environment)


@asynccontextmanager
async def _running(
    image: Image, settings: dict[str, str], *command: str
) -> AsyncIterator[asyncio.subprocess.Process]:
    """A command of the image, confined as a container's would be where this process may do that."""
    process = await asyncio.create_subprocess_exec(
        *_confined(image),
        image.inside(f"/opt/meshwise/bin/{command[0]}"),
        *command[1:],
        env={**settings, "TMPDIR": str(image.root / "tmp")},
        cwd=image.inside("/data"),
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.PIPE,
    )
    try:
        yield process
    finally:
        if process.returncode is None:
            process.kill()
        await process.communicate()


@cache
def _may_confine() -> bool:
    """Whether this is root, who may give a process a view of the files of its own."""
    tried = ["unshare", "--mount", "mount", "-o", "remount,ro,bind", "/"]
    return os.geteuid() == 0 and subprocess.run(tried, check=False, capture_output=True).returncode == 0


def _confined(image: Image) -> list[str]:
    """What goes before a command, so that it runs as the image's user on a root that is read-only."""
    if not _may_confine():
        return []
    written = [image.inside(name) for name in ("/data", "/cache", "/tmp")]  # noqa: S108 - the image's
    confine = f"""
        for each in {" ".join(written)}; do mount --bind $each $each; done
        mount -o remount,ro,bind /
        exec setpriv --reuid {USER} --regid {USER} --clear-groups --no-new-privs --bounding-set=-all "$@"
    """
    return ["unshare", "--mount", "sh", "-ec", confine, "sh"]


async def _output(image: Image, settings: dict[str, str], *command: str) -> str:
    async with _running(image, settings, *command) as process:
        output, complaints = await asyncio.wait_for(process.communicate(), 120)
    assert process.returncode == 0, complaints.decode()
    return output.decode()


async def test_what_runs_is_what_was_installed(image: Image, settings: dict[str, str]) -> None:
    """The code comes from the image's own environment, and nothing of the checkout is in its sight."""
    where, prefix = (await _output(image, settings, "python", "-I", "-c", _IMPORTED)).split()
    assert where.startswith(image.inside("/opt/meshwise/lib/"))
    assert prefix == image.inside("/opt/meshwise")


async def test_it_is_confined(image: Image, settings: dict[str, str]) -> None:
    """Where these tests may do that, its commands run as the image's user, and may write to three directories alone."""
    places = [image.inside(name) for name in ("/data", "/cache", "/tmp", "/opt")]  # noqa: S108 - the image's
    asked = f"import os; print(os.getuid(), *(os.access(each, os.W_OK) for each in ['/etc', *{places}]))"
    user, *writable = (await _output(image, settings, "python", "-I", "-c", asked)).split()
    if _may_confine():
        assert (user, writable) == (str(USER), ["False", "True", "True", "True", "False"])
    else:
        assert user == str(os.getuid())


async def test_the_packages_are_those_of_the_lock(image: Image, settings: dict[str, str]) -> None:
    """Every package is one of the lock's, with its version, and the tools that installed them are gone."""
    names = "import importlib.metadata as m; print(*(f'{d.name}=={d.version}' for d in m.distributions()))"
    found = (await _output(image, settings, "python", "-I", "-c", names)).lower().replace("_", "-").split()
    pinned = {line.split()[0].lower() for line in LOCK.read_text("utf-8").splitlines() if "==" in line}
    assert {each for each in found if each not in pinned} == {
        each for each in found if each.startswith("meshwise==")
    }
    assert len(found) > 30


async def test_it_asks(image: Image, settings: dict[str, str]) -> None:
    """A question is answered from the packaged knowledge, with citations, without building anything."""
    before = _files(image)
    answer = json.loads(await _output(image, settings, "meshwise", "ask", "--json", QUESTION))
    assert (answer["status"], answer["subjects"], answer["features"]) == (
        "answered",
        ["linkerd"],
        ["traffic-splitting"],
    )
    assert answer["citations"]
    assert _files(image) == before


def test_the_release_is_there_once(image: Image) -> None:
    """The built knowledge is part of the installation, which no volume covers, and of nothing else."""
    (release,) = (path for path in _files(image) if path.match("release-*.sqlite"))
    assert release.parent == Path(image.inside("/opt/meshwise/share/meshwise"))


async def test_the_unit_gives_what_a_start_needs(image: Image) -> None:
    """With what systemd's unit sets and nothing else, as a user in no list, it starts up to the first missing token."""
    stated = read_environment({"%S": image.inside("/data"), "%C": image.inside("/cache")})
    async with _running(image, stated, "meshwise", "serve") as process:
        _, complaint = await asyncio.wait_for(process.communicate(), 60)
    assert complaint.decode().startswith("Error: SLACK_BOT_TOKEN is not set: ")


async def test_it_checks_its_knowledge(image: Image, settings: dict[str, str]) -> None:
    """The packaged knowledge is sound."""
    assert await _output(image, settings, "meshwise", "knowledge", "check") == ""


@asynccontextmanager
async def _served(
    image: Image, settings: dict[str, str]
) -> AsyncIterator[tuple[Workspace, dict[str, str], asyncio.subprocess.Process]]:
    """The image's command at work, the Slack that it serves, and what it was started with."""
    port = free_port()
    with listening(0) as page:
        workspace = build_workspace(address_of(page), f"http://127.0.0.1:{port}/slack/events")
        started = {
            **settings,
            "SLACK_BOT_TOKEN": workspace.addresses.token,
            "SLACK_SIGNING_SECRET": workspace.addresses.signing_secret,
            "MESHWISE_SLACK_API_URL": workspace.api_url,
            "MESHWISE_HOST": "127.0.0.1",
            "MESHWISE_PORT": str(port),
            "MESHWISE_METRICS_PORT": str(free_port()),
        }
        async with serving(create_page(workspace), page):
            command = [*read_array("ENTRYPOINT"), *read_array("CMD")]
            async with _running(image, started, *command) as process:
                yield workspace, started, process
            await workspace.close()


async def _healthy(image: Image, started: dict[str, str]) -> bool:
    async with _running(image, started, *read_array("HEALTHCHECK")) as process:
        await asyncio.wait_for(process.communicate(), 30)
    return process.returncode == 0


async def _figures(started: dict[str, str]) -> set[str]:
    """The names of all figures that are to be had of the running bot."""
    address = f"http://127.0.0.1:{started['MESHWISE_METRICS_PORT']}/metrics"
    async with aiohttp.ClientSession() as session, session.get(address) as response:
        return set(re.findall(r"^# TYPE (\S+)", await response.text(), re.MULTILINE))


async def test_it_serves(image: Image, settings: dict[str, str]) -> None:
    """It becomes healthy, answers a signed mention, tells its figures, and ends when it is asked to."""
    files = _files(image)
    async with _served(image, settings) as (workspace, started, process):
        async with asyncio.timeout(90):
            while not await _healthy(image, started):
                assert process.returncode is None
        asked = await workspace.type(DEVELOPER, GENERAL, f"@meshwise {QUESTION}")
        reply = await workspace.reply_to(asked, within=30)
        assert reply.text.startswith("Yes")
        assert await _figures(started) >= read_asked()
        process.terminate()
        _, logged = await asyncio.wait_for(process.communicate(), 30)
    assert b"Traceback" not in logged
    assert not await _healthy(image, started)
    assert {file.relative_to(image.root).parts[0] for file in _files(image) - files} <= {"data", "cache"}


def _files(image: Image) -> set[Path]:
    return {path for path in image.root.rglob("*") if path.is_file()}


def test_the_user_has_no_name_and_no_rights() -> None:
    """The last stage ends with a user by number, who owns what is written to and nothing else."""
    steps = read_steps()
    (user,) = (step.rest for step in steps if step.word == "USER")
    assert user == f"{USER}:{USER}"
    owned = [step.rest.split("chown ")[1] for step in steps if "chown" in step.rest]
    assert owned == [f"{user} /data /cache"]


def test_the_context_is_what_is_needed() -> None:
    """Whatever the file copies is let in, and nothing else of the checkout is."""
    allowed = (ROOT / ".dockerignore").read_text(encoding="utf-8").splitlines()
    assert allowed[1] == "*"
    assert all((ROOT / line[1:]).exists() for line in allowed if line.startswith("!"))
