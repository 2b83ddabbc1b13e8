"""What a person does on the page, by the names a screen reader tells."""

from playwright.sync_api import Locator, Page


def say(page: Page, words: str, place: str = "#general") -> None:
    """Types into the message box of a place and sends it."""
    box = page.get_by_label(f"Message {place}", exact=True)
    box.fill(words)
    box.press("Enter")


def reply(page: Page, words: str) -> None:
    """Types into the message box of the open thread and sends it."""
    box = page.get_by_label("Reply…", exact=True)
    box.fill(words)
    box.press("Enter")


def messages(page: Page, place: str = "#general") -> Locator:
    """The messages of the place that is open, without those in threads."""
    return page.get_by_role("log", name=f"Messages in {place}").locator("> ol > li")


def answers(page: Page) -> Locator:
    """The replies in the open thread."""
    return page.get_by_role("log", name="Replies").locator("> ol > li")


def go_to(page: Page, place: str) -> None:
    """Opens a conversation from the side."""
    page.get_by_role("navigation", name="Conversations").get_by_role("button", name=place).click()


def become(page: Page, person: str) -> None:
    """Signs in as someone else."""
    page.get_by_label("Signed in as").select_option(label=person)
