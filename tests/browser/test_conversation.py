"""Asking in the browser, as people do: in channels, threads, by command, by button, directly."""

import re

from playwright.sync_api import Page, expect

from tests.browser.steps import answers, become, go_to, messages, reply, say

OPERATOR = "Operator (Platform team)"


def test_a_question_is_answered_in_its_thread_with_sources(page: Page) -> None:
    """A mention in a channel gets a reply in the thread, with numbered links to its sources."""
    say(page, "@meshwise does Linkerd support traffic mirroring?")
    expect(answers(page)).to_have_count(1)
    answer = answers(page).first
    expect(answer).to_contain_text("Linkerd")
    expect(answer).to_contain_text("[1]")
    source = answer.get_by_role("link").first
    expect(source).to_have_attribute("href", re.compile(r"^https://"))
    expect(source).to_have_attribute("rel", "noopener noreferrer")
    expect(messages(page).first.get_by_role("button", name="1 reply")).to_be_visible()


def test_a_follow_up_leans_on_the_thread(page: Page) -> None:
    """A second question in the thread needs only what is different."""
    say(page, "@meshwise does Linkerd support traffic mirroring?")
    expect(answers(page)).to_have_count(1)
    reply(page, "@meshwise and Istio?")
    expect(answers(page)).to_have_count(3)
    expect(answers(page).last).to_contain_text("Istio, Traffic mirroring")


def test_a_command_is_for_its_asker_until_it_is_shared(page: Page) -> None:
    """The answer to a command is seen by one person; sharing posts it for everyone, once."""
    say(page, "/mesh compare istio linkerd consul on security")
    answer = messages(page).last
    expect(answer).to_contain_text("Only visible to you")
    expect(answer.get_by_role("columnheader").nth(1)).to_have_text("Istio")
    become(page, OPERATOR)
    expect(page.get_by_text("Everyone in Local workspace can read it")).to_be_visible()
    expect(messages(page)).to_have_count(0)
    become(page, "Developer (Application team)")
    messages(page).last.get_by_role("button", name="Share to channel").click()
    shared = messages(page).filter(has=page.get_by_role("table")).filter(has_not_text="Only visible to you")
    expect(shared).to_have_count(1)
    become(page, OPERATOR)
    expect(messages(page)).to_have_count(1)
    expect(messages(page).first.get_by_role("columnheader").nth(3)).to_have_text("Consul")


def test_a_choice_takes_the_place_of_the_question_back(page: Page) -> None:
    """Where the bot asks back, a click on a reading puts its answer in the place of the question."""
    say(page, "@meshwise does it support traffic mirroring?")
    expect(answers(page).first).to_contain_text("Which service mesh do you mean?")
    answers(page).first.get_by_role("button", name="does Istio support Traffic mirroring").click()
    expect(answers(page).first).to_contain_text("Istio, Traffic mirroring")
    expect(answers(page).first).to_contain_text("[1]")
    expect(answers(page)).to_have_count(1)


def test_an_example_is_one_click_away(page: Page) -> None:
    """The welcome offers questions; a click asks one as the person would."""
    example = page.get_by_role("list", name="Questions to try").get_by_role("button").first
    words = example.inner_text()
    example.click()
    expect(messages(page).first).to_contain_text(f"@meshwise {words}")
    expect(answers(page)).to_have_count(1)


def test_direct_messages_are_answered_and_private(page: Page) -> None:
    """What is asked directly is answered in its thread, and nobody else sees either."""
    go_to(page, "Meshwise")
    say(page, "does Istio support mutual TLS?", "Meshwise")
    expect(answers(page)).to_have_count(1)
    expect(answers(page).first).to_contain_text("Istio")
    become(page, OPERATOR)
    go_to(page, "Meshwise")
    expect(messages(page, "Meshwise")).to_have_count(0)


def test_the_home_says_what_is_known(page: Page) -> None:
    """The Home tab is published when it is opened, with how much is known and as of when."""
    go_to(page, "Meshwise")
    page.get_by_role("tab", name="Home").click()
    home = page.get_by_role("tabpanel", name="Home")
    expect(home).to_contain_text("What I know")
    expect(home).to_contain_text("as of")
    home.get_by_role("button").first.click()
    page.get_by_role("tab", name="Messages").click()
    expect(page.get_by_role("log", name="Messages in Meshwise")).to_contain_text("[1]")
