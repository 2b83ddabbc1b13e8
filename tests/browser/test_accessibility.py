"""The page has no serious finding of axe-core, in light and dark, wide and narrow, whatever is open."""

from typing import Any, Literal

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from tests.browser.background import Beside
from tests.browser.props import post_everything, show_home, show_modal
from tests.browser.steps import answers, go_to, say

SERIOUS = frozenset({"serious", "critical"})
THEMES = pytest.mark.parametrize("theme", ["light", "dark"])


def findings(page: Page) -> list[str]:
    """What axe-core finds that is serious or critical, with where."""
    violations: list[dict[str, Any]] = Axe().run(page).response["violations"]
    return [
        f"{each['id']}: {node['target']} {node['failureSummary']}"
        for each in violations
        if each["impact"] in SERIOUS
        for node in each["nodes"]
    ]


def use(page: Page, theme: str, reduced: Literal["reduce"] = "reduce") -> None:
    """Shows the page in a colour scheme, at rest."""
    page.emulate_media(reduced_motion=reduced)
    page.evaluate("theme => document.documentElement.dataset.theme = theme", theme)


@THEMES
@pytest.mark.parametrize("width", [1440, 390])
def test_a_channel_with_everything_in_it(staged: Page, stage: Beside, theme: str, width: int) -> None:
    """Every block, a file, an ephemeral message and an open thread pass."""
    use(staged, theme)
    staged.set_viewport_size({"width": width, "height": 900})
    post_everything(stage)
    staged.get_by_role("button", name="1 reply").click()
    expect(staged.get_by_role("button", name="Stop")).to_be_visible()
    assert findings(staged) == []


@THEMES
def test_a_modal(staged: Page, stage: Beside, theme: str) -> None:
    """A modal with every kind of field, one of its lists open, and a complaint below a field pass."""
    use(staged, theme)
    show_modal(stage)
    dialog = staged.get_by_role("dialog", name="Compare")
    dialog.get_by_role("button", name="Preview").click()
    expect(dialog.get_by_role("alert")).to_have_text("Please complete this required field.")
    dialog.get_by_role("combobox", name="Subjects").click()
    expect(dialog.get_by_role("option")).to_have_count(3)
    assert findings(staged) == []


@THEMES
def test_the_home_and_the_messages_tab(staged: Page, stage: Beside, theme: str) -> None:
    """Both tabs of the app pass, with prompts to click."""
    use(staged, theme)
    show_home(stage)
    go_to(staged, "Meshwise")
    assert findings(staged) == []
    staged.get_by_role("tab", name="Home").click()
    expect(staged.get_by_role("tabpanel", name="Home")).to_contain_text("What I know")
    assert findings(staged) == []


@THEMES
def test_what_the_bot_itself_shows(page: Page, theme: str) -> None:
    """Real answers with tables and sources, the form to compare, and the Home pass too."""
    use(page, theme)
    say(page, "@meshwise compare Istio and Linkerd")
    expect(answers(page)).to_have_count(1)
    say(page, "/mesh help")
    expect(page.get_by_text("Only visible to you")).to_be_visible()
    assert findings(page) == []
    answers(page).first.get_by_role("button", name="Compare with…").click()
    expect(page.get_by_role("dialog", name="Compare")).to_be_visible()
    assert findings(page) == []
    page.keyboard.press("Escape")
    go_to(page, "Meshwise")
    page.get_by_role("tab", name="Home").click()
    expect(page.get_by_role("tabpanel", name="Home")).to_contain_text("What I know")
    assert findings(page) == []
