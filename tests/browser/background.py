"""What the browser needs around it: a desk, a workspace that runs beside the test, a Chromium."""

import asyncio
import os
import shutil
import threading
from collections.abc import Iterator
from concurrent.futures import Future
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from playwright.sync_api import Browser, sync_playwright

from bot.desk import Desk
from bot.release import build, open_release
from bot.workspace import running_workspace

ROOT: Final = Path(__file__).parents[2]
CHROMIUM_NAMES: Final = ("chromium", "chromium-browser", "google-chrome")
# A browser that keeps to itself, also in a container.
_ARGUMENTS: Final = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


def find_chromium() -> str | None:
    """The Chromium to use: the one that MESHWISE_CHROMIUM names, or else the first on the path."""
    named = os.environ.get("MESHWISE_CHROMIUM")
    return named or next(filter(None, map(shutil.which, CHROMIUM_NAMES)), None)


@contextmanager
def open_browser(executable: str) -> Iterator[Browser]:
    """A headless browser."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable, args=list(_ARGUMENTS))
        yield browser
        browser.close()


def build_real_desk(directory: Path) -> Desk:
    """The desk with the knowledge of this repository, its release built in `directory`."""
    target = directory / "release.sqlite"
    build(ROOT / "knowledge", ROOT / "intents", target)
    return Desk(open_release(target))


@contextmanager
def workspace_beside(desk: Desk) -> Iterator[str]:
    """A workspace with this desk in a thread of its own; gives the address of its page."""
    loop, stop = asyncio.new_event_loop(), asyncio.Event()
    started: Future[str] = Future()
    thread = threading.Thread(target=_serve, args=(loop, desk, started, stop))
    thread.start()
    try:
        yield started.result(timeout=20)
    finally:
        loop.call_soon_threadsafe(stop.set)
        thread.join()


def _serve(loop: asyncio.AbstractEventLoop, desk: Desk, started: Future[str], stop: asyncio.Event) -> None:
    async def serve() -> None:
        async with running_workspace(desk) as workspace:
            started.set_result(workspace.page_url)
            await stop.wait()

    try:
        loop.run_until_complete(serve())
    except Exception as error:  # noqa: BLE001 - handed to the thread that waits for the start
        started.set_exception(error)
    finally:
        loop.close()
