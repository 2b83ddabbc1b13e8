"""Comparing in the browser: by the form, from a message, from an answer, from the Home, as a file."""

from playwright.sync_api import Locator, Page, expect

from tests.browser.steps import answers, become, go_to, messages, say

ASKED = "should we take Istio or Linkerd for mutual TLS?"
BY_MENU = "Compare what this names"


def form(page: Page) -> Locator:
    """The form in which a comparison is put together."""
    return page.get_by_role("dialog", name="Compare")


def preview(page: Page) -> Locator:
    """What the form becomes."""
    return page.get_by_role("dialog", name="Preview")


def pick(page: Page, *names: str) -> None:
    """Picks subjects by typing, as most people do."""
    field = form(page).get_by_role("combobox", name="What to compare")
    for name in names:
        field.press_sequentially(name)
        form(page).get_by_role("option", name=name, exact=True).click()


def use_menu(item: Locator, name: str) -> None:
    """Picks an entry of a message's menu."""
    item.hover()
    item.get_by_role("button", name="More actions").click()
    item.get_by_role("menuitem", name=name).click()


def test_a_comparison_is_put_together_and_posted(page: Page) -> None:
    """The form asks for two at least, finds topics by typing, shows a preview, and posts once for everyone."""
    say(page, "/mesh compare")
    pick(page, "Istio")
    form(page).get_by_role("button", name="Preview").click()
    expect(form(page).get_by_role("alert")).to_be_visible()
    pick(page, "Linkerd")
    topics = form(page).get_by_role("combobox", name="On what")
    topics.press_sequentially("rate limiting")
    form(page).get_by_role("option", name="Rate limiting", exact=True).click()
    form(page).get_by_role("button", name="Preview").click()
    expect(preview(page)).to_contain_text("Rate limiting")
    preview(page).get_by_role("button", name="Post").click()
    expect(preview(page)).to_be_hidden()
    posted = messages(page).filter(has=page.get_by_role("columnheader", name="Linkerd"))
    expect(posted).to_have_count(1)
    become(page, "Operator (Platform team)")
    expect(posted).to_have_count(1)


def test_the_selection_can_be_changed_from_the_preview(page: Page) -> None:
    """From the preview there is a way back to the form, with what was picked."""
    say(page, "/mesh compare")
    pick(page, "Istio", "Kuma")
    form(page).get_by_role("button", name="Preview").click()
    preview(page).get_by_role("button", name="Change the selection").click()
    expect(form(page).get_by_role("list", name="Chosen").first.get_by_role("listitem")).to_have_text(
        ["Istio", "Kuma"]
    )


def test_what_a_message_names_is_compared(page: Page) -> None:
    """The shortcut in a message's menu opens the form filled in; the comparison goes into the message's thread."""
    say(page, ASKED)
    use_menu(messages(page).first, BY_MENU)
    expect(form(page).get_by_role("list", name="Chosen").first.get_by_role("listitem")).to_have_text(
        ["Istio", "Linkerd"]
    )
    form(page).get_by_role("button", name="Preview").click()
    preview(page).get_by_role("button", name="Post").click()
    messages(page).first.get_by_role("button", name="1 reply").click()
    expect(answers(page).first.get_by_role("table")).to_be_visible()


def test_a_message_is_asked_about_in_private(page: Page) -> None:
    """The other shortcut answers what a message asks, to the person alone."""
    become(page, "Operator (Platform team)")
    say(page, "does Linkerd support traffic mirroring?")
    become(page, "Developer (Application team)")
    use_menu(messages(page).first, "Ask Meshwise about this")
    private = page.locator(".message.ephemeral").first
    expect(private).to_contain_text("Only visible to you")
    expect(private).to_contain_text("Traffic mirroring")


def test_an_answer_leads_to_the_form(page: Page) -> None:
    """The button below an answer opens the form with what the answer is about."""
    say(page, "@meshwise does Linkerd support traffic mirroring?")
    answers(page).first.get_by_role("button", name="Compare with…").click()
    expect(form(page).get_by_role("list", name="Chosen").first.get_by_role("listitem")).to_have_text(
        ["Linkerd"]
    )
    page.keyboard.press("Escape")
    expect(form(page)).to_be_hidden()


def test_the_home_leads_to_the_form(page: Page) -> None:
    """A comparison begun on the Home goes into the conversation with the app."""
    go_to(page, "Meshwise")
    page.get_by_role("tab", name="Home").click()
    page.get_by_role("tabpanel", name="Home").locator("[data-action=compare_subjects]").click()
    pick(page, "Istio", "Linkerd")
    form(page).get_by_role("button", name="Preview").click()
    preview(page).get_by_role("button", name="Post").click()
    expect(preview(page)).to_be_hidden()
    page.get_by_role("tab", name="Messages").click()
    expect(messages(page, "Meshwise").first).to_contain_text("Istio and Linkerd")


def test_a_comparison_comes_as_a_file(page: Page) -> None:
    """Asked "as csv", the bot attaches the answer; it can be looked into and downloaded."""
    say(page, "@meshwise compare Istio and Linkerd on security as csv")
    link = answers(page).get_by_role("link", name="Download")
    expect(link).to_have_count(1)
    with page.expect_download() as started:
        link.click()
    assert started.value.suggested_filename.endswith(".csv")
    answers(page).get_by_text("Show the beginning").click()
    expect(answers(page).locator("pre").first).to_contain_text("Linkerd")
