"""A page of a fresh workspace in a real browser, with the real knowledge behind it."""

import os
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from bot.desk import Desk
from tests.browser.background import (
    CHROMIUM_NAMES,
    build_real_desk,
    find_chromium,
    open_browser,
    workspace_beside,
)

PATIENCE_MILLISECONDS = 10_000


@pytest.fixture(scope="package")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    """The real desk."""
    return build_real_desk(tmp_path_factory.mktemp("release"))


@pytest.fixture(scope="package")
def browser() -> Iterator[Browser]:
    """A headless Chromium; without one the tests are skipped, except in CI, where they fail."""
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


@pytest.fixture
def page(browser: Browser, desk: Desk) -> Iterator[Page]:
    """The page of a workspace nobody has used yet; it must not log a single error."""
    with workspace_beside(desk) as address:
        context = browser.new_context(viewport={"width": 1440, "height": 900})
        page = context.new_page()
        complaints: list[str] = []
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on("console", lambda line: complaints.append(line.text) if line.type == "error" else None)
        page.set_default_timeout(PATIENCE_MILLISECONDS)
        page.goto(address)
        yield page
        context.close()
        assert complaints == []
