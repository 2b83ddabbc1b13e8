"""The page itself: usable by keyboard, safe with any text, live, in two colour schemes."""

from playwright.sync_api import Page, expect

from tests.browser.steps import answers, become, go_to, messages, say


def test_text_never_becomes_markup(page: Page) -> None:
    """What people type is shown as they typed it, and only web addresses become links."""
    say(page, '<img src=x onerror="document.title=1"> <b>bold</b> javascript:alert(1) https://example.org/a')
    message = messages(page).first
    expect(message).to_contain_text('<img src=x onerror="document.title=1"> <b>bold</b> javascript:alert(1)')
    expect(message.locator("img, b")).to_have_count(0)
    expect(message.get_by_role("link")).to_have_count(1)
    expect(page).to_have_title("Local workspace")


def test_names_and_commands_are_completed(page: Page) -> None:
    """The first letter and Enter are enough for a mention; a slash offers the command."""
    box = page.get_by_label("Message #general", exact=True)
    box.press_sequentially("@m")
    expect(page.get_by_role("listbox", name="Suggestions").get_by_role("option")).to_have_count(1)
    box.press("Enter")
    expect(box).to_have_value("@meshwise ")
    box.fill("")
    box.press_sequentially("/m")
    box.press("Tab")
    expect(box).to_have_value("/mesh ")


def test_everything_works_by_keyboard(page: Page) -> None:
    """A thread is opened from its message and closed by Escape without a mouse."""
    say(page, "@meshwise what is mutual TLS?")
    expect(answers(page)).to_have_count(1)
    thread = page.get_by_role("complementary", name="Thread")
    page.keyboard.press("Escape")
    expect(thread).to_be_hidden()
    opener = messages(page).first.get_by_role("button", name="1 reply")
    opener.focus()
    page.keyboard.press("Enter")
    expect(thread).to_be_visible()
    expect(page.get_by_label("Reply…", exact=True)).to_be_focused()
    page.keyboard.press("Escape")
    expect(thread).to_be_hidden()
    expect(opener).to_be_focused()


def test_wrong_commands_are_told(page: Page) -> None:
    """A command that does not exist, or does not work in threads, is explained and not sent."""
    say(page, "/mash help")
    expect(page.get_by_role("status").filter(has_text="is not a command here")).to_be_visible()
    say(page, "@meshwise what is mutual TLS?")
    expect(answers(page)).to_have_count(1)
    box = page.get_by_label("Reply…", exact=True)
    box.fill("/mesh help")
    box.press("Enter")
    expect(page.get_by_role("status").filter(has_text="does not work in threads")).to_be_visible()
    expect(messages(page)).to_have_count(1)


def test_others_see_messages_live(page: Page) -> None:
    """A message shows up at once on the page of someone else."""
    other = page.context.new_page()
    other.goto(page.url)
    become(other, "Operator (Platform team)")
    go_to(other, "platform")
    say(page, "good morning")
    expect(other.get_by_role("button", name="general 1 unread")).to_be_visible()
    go_to(other, "general")
    expect(messages(other)).to_have_count(1)
    other.close()


def test_colours_can_be_changed(page: Page) -> None:
    """The scheme follows the system until it is chosen, and the choice stays."""
    expect(page.locator("html")).to_have_attribute("data-theme", "light")
    page.get_by_role("button", name="Use dark colours").click()
    page.reload()
    expect(page.locator("html")).to_have_attribute("data-theme", "dark")
    expect(page.get_by_role("button", name="Use light colours")).to_be_visible()


def test_it_says_that_it_is_not_slack(page: Page) -> None:
    """Nobody can take the page for the real thing."""
    expect(page.get_by_role("banner")).to_contain_text("Local stand-in, not Slack")


def test_a_thread_tells_how_to_ask_on(page: Page) -> None:
    """In a channel the bot hears only mentions, and the thread says so; its own messages need none."""
    thread = page.get_by_role("complementary", name="Thread")
    say(page, "@meshwise what is mutual TLS?")
    expect(thread).to_contain_text("Mention @meshwise to ask on")
    go_to(page, "Meshwise")
    say(page, "what is mutual TLS?", "Meshwise")
    expect(answers(page)).to_have_count(1)
    expect(thread).not_to_contain_text("to ask on")
