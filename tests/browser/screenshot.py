"""Retakes the pictures of the workspace: `python -m tests.browser.screenshot`.

One picture of the whole page, and typical replies as they look in light and dark, under `replies/`.
"""

import base64
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from playwright.sync_api import Browser, Locator, Page, expect

from bot.desk import Desk
from bot.release import cached_release
from bot.shipped import cache_directory, shipped
from tests.browser.background import find_chromium, open_browser, workspace_beside
from tests.browser.steps import answers, become, messages, say

PICTURE: Final = Path(__file__).with_name("workspace.png")
REPLIES: Final = Path(__file__).with_name("replies")
PICTURE_BYTES_MAX: Final = 300_000
REPLIES_BYTES_MAX: Final = 1_500_000
QUESTIONS: Final = {
    "verdict": "does Kuma support rate limiting?",
    "disputed": "does Linkerd support traffic mirroring?",
    "lifecycle": "does Open Service Mesh support mutual TLS?",
    "comparison": "compare Istio, Linkerd and Consul on rate limiting, retries and mutual TLS",
    "long-comparison": "compare Istio and Linkerd",
    "selection": "which meshes support rate limiting but not fault injection?",
    "question-back": "does it support traffic mirroring?",
    "file": "compare Istio and Linkerd on security as csv",
}
"""The typical replies, by what is typical of them."""
_QUALITY: Final = 82
_MARGIN: Final = 8
_FRESH_MILLISECONDS: Final = 1_600


def take_pictures() -> None:
    """Takes all of them anew; ends with a sentence when they are too large."""
    executable = find_chromium()
    if executable is None:
        sys.exit("No Chromium found; name one in MESHWISE_CHROMIUM")
    desk = Desk(cached_release(shipped("knowledge"), shipped("intents"), cache_directory()))
    with open_browser(executable) as browser:
        with workspace_beside(desk) as running:
            _take_page(browser, running.address)
        with workspace_beside(desk) as running:
            total = sum(_take_replies(browser, running.address))
    if PICTURE.stat().st_size > PICTURE_BYTES_MAX:
        sys.exit(f"{PICTURE} has {PICTURE.stat().st_size} bytes, more than {PICTURE_BYTES_MAX}")
    if total > REPLIES_BYTES_MAX:
        sys.exit(f"the replies have {total} bytes, more than {REPLIES_BYTES_MAX}")


def _take_page(browser: Browser, address: str) -> None:
    page = browser.new_page(viewport={"width": 1360, "height": 850})
    page.goto(address)
    become(page, "Operator (Platform team)")
    say(page, "@meshwise does Linkerd support traffic mirroring?")
    expect(answers(page)).to_have_count(1)
    become(page, "Developer (Application team)")
    expect(messages(page)).to_have_count(1)
    say(page, f"@meshwise {QUESTIONS['comparison']}")
    expect(answers(page)).to_have_count(1)
    page.wait_for_timeout(_FRESH_MILLISECONDS)
    page.screenshot(path=PICTURE)
    page.close()


def _take_replies(browser: Browser, address: str) -> Iterator[int]:
    """Takes each reply in both colour schemes; gives the size of each picture in bytes."""
    page = browser.new_page(viewport={"width": 1440, "height": 3000}, reduced_motion="reduce")
    page.goto(address)
    REPLIES.mkdir(exist_ok=True)
    for name, question in QUESTIONS.items():
        say(page, f"@meshwise {question}")
        expect(page.get_by_role("complementary", name="Thread")).to_contain_text(question)
        expect(answers(page)).to_have_count(1)
        for theme in ("light", "dark"):
            page.evaluate("theme => document.documentElement.dataset.theme = theme", theme)
            yield _take(page, answers(page).last, REPLIES / f"{name}-{theme}.webp")
    page.close()


def _take(page: Page, item: Locator, target: Path) -> int:
    """Takes one message as WebP, which Playwright itself does not write."""
    box = item.bounding_box()
    if box is None:
        sys.exit(f"{target.name}: the reply is not to be seen")
    clip = {
        "x": box["x"],
        "y": box["y"] - _MARGIN,
        "width": box["width"],
        "height": box["height"] + 2 * _MARGIN,
    }
    session = page.context.new_cdp_session(page)
    wanted = {"format": "webp", "quality": _QUALITY, "clip": {**clip, "scale": 1}}
    picture = base64.b64decode(session.send("Page.captureScreenshot", wanted)["data"])
    return target.write_bytes(picture)


if __name__ == "__main__":
    take_pictures()
