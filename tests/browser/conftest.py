"""Pages in a real browser: of workspaces where the real knowledge answers, and of staged ones."""

import os
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from bot.desk import Desk
from tests.browser.background import (
    CHROMIUM_NAMES,
    Beside,
    beside,
    find_chromium,
    open_browser,
    workspace_beside,
)
from tests.workspace.staging import Receiver, staged_workspace

PATIENCE_MILLISECONDS = 10_000


@pytest.fixture(scope="package")
def browser() -> Iterator[Browser]:
    """A headless Chromium; without one the tests are skipped, except in CI, where they fail.

    It does not outlive this package: its driver keeps the thread's event loop, which other tests want.
    """
    executable = find_chromium()
    if executable is None:
        reason = (
            f"no Chromium: none of {', '.join(CHROMIUM_NAMES)} is on the path, and MESHWISE_CHROMIUM is unset"
        )
        if os.environ.get("CI"):
            pytest.fail(reason)
        pytest.skip(reason)
    with open_browser(executable) as opened:
        yield opened


@pytest.fixture(scope="package")
def context(browser: Browser) -> Iterator[BrowserContext]:
    """One profile for all tests; each has a workspace at an address of its own, so nothing is shared."""
    context = browser.new_context(viewport={"width": 1440, "height": 900})
    yield context
    context.close()


@contextmanager
def page_of(context: BrowserContext, address: str) -> Iterator[Page]:
    """A page of a workspace; it must not log a single error."""
    page = context.new_page()
    complaints: list[str] = []
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on("console", lambda line: complaints.append(line.text) if line.type == "error" else None)
    page.set_default_timeout(PATIENCE_MILLISECONDS)
    page.goto(address)
    yield page
    page.close()
    assert complaints == []


@pytest.fixture
def page(context: BrowserContext, real_desk: Desk) -> Iterator[Page]:
    """The page of a workspace nobody has used yet, with the real knowledge behind it."""
    with workspace_beside(real_desk) as running, page_of(context, running.address) as page:
        yield page


@pytest.fixture
def receiver() -> Receiver:
    """What stands in the bot's place in a staged workspace."""
    return Receiver()


@pytest.fixture
def stage(receiver: Receiver) -> Iterator[Beside]:
    """A staged workspace."""
    with beside(staged_workspace(receiver)) as running:
        yield running


@pytest.fixture
def staged(context: BrowserContext, stage: Beside) -> Iterator[Page]:
    """The page of the staged workspace."""
    with page_of(context, stage.address) as page:
        yield page
