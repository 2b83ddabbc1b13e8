"""The ways through the app's own surfaces, with the real bot behind the page: feedback, Home, prompts."""

from playwright.sync_api import Page, expect

from tests.browser.steps import answers, go_to, messages, say

QUESTION = "@meshwise does Istio support mutual TLS?"


def test_a_thumb_up_is_thanked_for(page: Page) -> None:
    """The thanks stand in the thread, and only the voter sees them."""
    say(page, QUESTION)
    answers(page).first.get_by_role("group", name="Feedback").get_by_role("button").first.click()
    thanks = answers(page).nth(1)
    expect(thanks).to_contain_text("Only visible to you")
    expect(thanks).to_contain_text("Thank you")


def test_a_thumb_down_asks_why(page: Page) -> None:
    """A thumb down opens a form; handing it in closes it, and the keyboard returns to the thumb."""
    say(page, QUESTION)
    thumb = answers(page).first.get_by_role("group", name="Feedback").get_by_role("button").nth(1)
    thumb.click()
    form = page.get_by_role("dialog", name="What was wrong?")
    field = form.get_by_role("textbox")
    expect(field).to_be_focused()
    field.fill("It is out of date")
    form.get_by_role("button", name="Send").click()
    expect(form).to_be_hidden()
    expect(thumb).to_be_focused()
    expect(thumb).to_have_attribute("aria-pressed", "true")


def test_prompts_in_the_messages_tab(page: Page) -> None:
    """The Messages tab offers prompts; a click asks one, and its answer opens beside it."""
    go_to(page, "Meshwise")
    prompt = page.get_by_role("list", name="Questions to try").get_by_role("button").first
    words = prompt.inner_text()
    prompt.click()
    expect(messages(page, "Meshwise").first).to_contain_text(words)
    expect(answers(page)).to_have_count(1)


def test_a_question_from_the_home_is_answered_in_the_messages(page: Page) -> None:
    """A question on the Home is asked by a click, and answered in the Messages tab."""
    go_to(page, "Meshwise")
    page.get_by_role("tab", name="Home").click()
    home = page.get_by_role("tabpanel", name="Home")
    expect(home).to_contain_text("as of")
    home.locator("[data-action^=ask_next]").first.click()
    page.get_by_role("tab", name="Messages").click()
    expect(messages(page, "Meshwise").first).to_contain_text("[1]")
