"""What the browser needs around it: a workspace that runs beside the test, and a Chromium."""

import asyncio
import os
import shutil
import threading
from collections.abc import Callable, Coroutine, Iterator
from concurrent.futures import Future
from contextlib import AbstractAsyncContextManager, contextmanager
from dataclasses import dataclass
from typing import Final, TypeVar

from playwright.sync_api import Browser, sync_playwright

from bot.desk import Desk
from bot.workspace import Workspace, running_workspace

Result = TypeVar("Result")

_PATIENCE_SECONDS: Final = 20
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


@dataclass(frozen=True, slots=True)
class Beside:
    """A workspace that runs in another thread.

    Attributes:
        workspace: the workspace; only `run` may act on it from the test's thread.
        loop: the event loop it belongs to.
    """

    workspace: Workspace
    loop: asyncio.AbstractEventLoop

    @property
    def address(self) -> str:
        """Where its page is."""
        return self.workspace.page_url

    def run(self, deed: Coroutine[object, object, Result]) -> Result:
        """Does something in the workspace, and waits for it."""
        return asyncio.run_coroutine_threadsafe(deed, self.loop).result(timeout=_PATIENCE_SECONDS)

    def act(self, deed: Callable[[Workspace], Result]) -> Result:
        """Does something that needs no waiting."""

        async def do() -> Result:
            return deed(self.workspace)

        return self.run(do())


@contextmanager
def beside(opening: AbstractAsyncContextManager[Workspace]) -> Iterator[Beside]:
    """Runs a workspace in a thread of its own for as long as the context lasts."""
    loop, stop = asyncio.new_event_loop(), asyncio.Event()
    started: Future[Beside] = Future()
    thread = threading.Thread(target=_serve, args=(loop, opening, started, stop))
    thread.start()
    try:
        yield started.result(timeout=_PATIENCE_SECONDS)
    finally:
        loop.call_soon_threadsafe(stop.set)
        thread.join()


@contextmanager
def workspace_beside(desk: Desk) -> Iterator[Beside]:
    """A workspace in which this desk answers."""
    with beside(running_workspace(desk)) as running:
        yield running


def _serve(
    loop: asyncio.AbstractEventLoop,
    opening: AbstractAsyncContextManager[Workspace],
    started: Future[Beside],
    stop: asyncio.Event,
) -> None:
    async def serve() -> None:
        async with opening as workspace:
            started.set_result(Beside(workspace, loop))
            await stop.wait()

    try:
        loop.run_until_complete(serve())
    except Exception as error:  # noqa: BLE001 - handed to the thread that waits for the start
        started.set_exception(error)
    finally:
        loop.close()
