"""Retakes the picture of the workspace: `python -m tests.browser.screenshot`."""

import sys
from pathlib import Path
from typing import Final

from playwright.sync_api import Page, expect

from bot.desk import Desk
from bot.release import cached_release
from bot.shipped import cache_directory, shipped
from tests.browser.background import find_chromium, open_browser, workspace_beside
from tests.browser.steps import answers, become, messages, say

PICTURE: Final = Path(__file__).with_name("workspace.png")
PICTURE_BYTES_MAX: Final = 300_000
_FRESH_MILLISECONDS: Final = 1_600


def take_picture(target: Path = PICTURE) -> None:
    """Asks a few questions and takes the picture."""
    executable = find_chromium()
    if executable is None:
        sys.exit("No Chromium found; name one in MESHWISE_CHROMIUM")
    desk = Desk(cached_release(shipped("knowledge"), shipped("intents"), cache_directory()))
    with open_browser(executable) as browser, workspace_beside(desk) as running:
        page = browser.new_page(viewport={"width": 1360, "height": 850})
        page.goto(running.address)
        _converse(page)
        page.screenshot(path=target)
    if target.stat().st_size > PICTURE_BYTES_MAX:
        sys.exit(f"{target} has {target.stat().st_size} bytes, more than {PICTURE_BYTES_MAX}")


def _converse(page: Page) -> None:
    become(page, "Operator (Platform team)")
    say(page, "@meshwise does Linkerd support traffic mirroring?")
    expect(answers(page)).to_have_count(1)
    become(page, "Developer (Application team)")
    expect(messages(page)).to_have_count(1)
    say(page, "@meshwise compare Istio, Linkerd and Consul on rate limiting, retries and mutual TLS")
    expect(answers(page)).to_have_count(1)
    page.wait_for_timeout(_FRESH_MILLISECONDS)


if __name__ == "__main__":
    take_picture()
