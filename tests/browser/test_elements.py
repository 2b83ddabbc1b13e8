"""Everything an app can put on the page works as in Slack, with mouse and keyboard, and tells the app."""

import json
from pathlib import Path

from playwright.sync_api import Locator, Page, expect

from bot.workspace.ids import DEVELOPER, GENERAL, ROLLOUT
from bot.workspace.methods.views import update
from bot.workspace.workspace import Workspace
from tests.browser.background import Beside
from tests.browser.props import FORM, long_table, post, post_file, show_home, show_modal
from tests.browser.steps import become, go_to, messages, reply, say
from tests.workspace.build import actions, button, choices, entry, feedback, modal, option, plain, section
from tests.workspace.staging import Received, Receiver


def form(page: Page) -> Locator:
    """The modal on top."""
    return page.get_by_role("dialog", name="Compare")


def last(receiver: Receiver, kind: str) -> dict[str, object]:
    """The last payload of a kind that the app got."""
    return [each.content for each in receiver.received if each.content.get("type") == kind][-1]


def test_a_modal_is_filled_by_keyboard(staged: Page, stage: Beside, receiver: Receiver) -> None:
    """Menus are opened, searched and chosen from with keys; what is entered arrives in Slack's shapes."""
    show_modal(stage)
    subjects = form(staged).get_by_role("combobox", name="Subjects")
    expect(subjects).to_be_focused()
    for typed in ("lin", "con"):
        staged.keyboard.type(typed)
        expect(form(staged).get_by_role("option")).to_have_count(1)
        staged.keyboard.press("Enter")
    staged.keyboard.press("Backspace")
    staged.keyboard.press("ArrowDown")
    staged.keyboard.press("Enter")
    expect(form(staged).get_by_role("list", name="Chosen").get_by_role("listitem")).to_have_text(
        ["Linkerd", "Istio"]
    )
    receiver.answer(200, json.dumps({"options": [option("Mutual TLS"), option("Mirroring")]}))
    feature = form(staged).get_by_role("combobox", name="Feature")
    feature.press_sequentially("m")
    expect(form(staged).get_by_role("option", name="Type at least one character to search")).to_be_visible()
    feature.press_sequentially("i")
    form(staged).get_by_role("option", name="Mirroring").click()
    expect(feature).to_have_value("Mirroring")
    form(staged).get_by_label("Differences").press("Space")
    form(staged).get_by_label("Why").fill("to know")
    form(staged).get_by_role("button", name="Preview").click()
    expect(form(staged)).to_be_hidden()
    view = last(receiver, "view_submission")["view"]
    assert isinstance(view, dict)
    values = {name: held[name] for name, held in view["state"]["values"].items()}
    assert values == {
        "Subjects": {"type": "multi_static_select", "selected_options": [option("Linkerd"), option("Istio")]},
        "Feature": {"type": "external_select", "selected_option": option("Mirroring")},
        "Order": {"type": "static_select", "selected_option": None},
        "Show": {"type": "checkboxes", "selected_options": [option("Differences")]},
        "Form": {"type": "radio_buttons", "selected_option": option("Table")},
        "Where": {"type": "conversations_select", "selected_conversation": GENERAL},
        "Why": {"type": "plain_text_input", "value": "to know"},
    }


def test_what_is_wrong_is_said_at_its_field(staged: Page, stage: Beside, receiver: Receiver) -> None:
    """Slack's and the app's complaints stand below their fields, and the keyboard goes to the first."""
    show_modal(stage)
    submit = form(staged).get_by_role("button", name="Preview")
    submit.click()
    subjects = form(staged).get_by_role("combobox", name="Subjects")
    expect(form(staged).get_by_role("alert")).to_have_text("Please complete this required field.")
    expect(subjects).to_be_focused()
    subjects.press_sequentially("lin")
    staged.keyboard.press("Enter")
    receiver.answer(200, json.dumps({"response_action": "errors", "errors": {"Subjects": "Two at least."}}))
    submit.click()
    expect(form(staged).get_by_role("alert")).to_have_text("Two at least.")
    expect(subjects).to_have_attribute("aria-invalid", "true")


def test_no_more_is_chosen_than_may_be(staged: Page, stage: Beside) -> None:
    """A menu for two takes no third, and says so."""
    show_modal(stage)
    subjects = form(staged).get_by_role("combobox", name="Subjects")
    for name in ("Istio", "Linkerd", "Consul"):
        subjects.click()
        form(staged).get_by_role("option", name=name).click()
    expect(form(staged).get_by_text("No more than 2 can be chosen")).to_be_attached()
    form(staged).get_by_role("button", name="Remove Istio").click()
    expect(form(staged).get_by_role("list", name="Chosen").get_by_role("listitem")).to_have_text(["Linkerd"])


def test_escape_closes_a_list_first_and_then_the_modal(
    staged: Page, stage: Beside, receiver: Receiver
) -> None:
    """The keyboard stays in the modal, and returns to where it was when the modal closes."""
    post(stage, actions(button("Open", action_id="open")))
    opener = staged.get_by_role("button", name="Open", exact=True)
    opener.click()
    show_modal(stage)
    expect(form(staged).get_by_role("combobox", name="Subjects")).to_be_focused()
    staged.keyboard.press("ArrowDown")
    expect(form(staged).get_by_role("option")).to_have_count(3)
    staged.keyboard.press("Escape")
    expect(form(staged).get_by_role("option")).to_have_count(0)
    for _ in range(20):
        staged.keyboard.press("Tab")
        assert staged.evaluate(
            "document.activeElement === document.body || !!document.activeElement.closest('dialog')"
        )
    staged.keyboard.press("Escape")
    expect(form(staged)).to_be_hidden()
    expect(opener).to_be_focused()
    stage.run(stage.workspace.wait_until(lambda: receiver.received[-1].content["type"] == "view_closed"))


def test_an_update_keeps_what_is_typed(staged: Page, stage: Beside) -> None:
    """When the app changes an open modal, entries and the keyboard stay where they are."""
    show_modal(stage)
    why = form(staged).get_by_label("Why")
    why.fill("half a sent")

    def change(workspace: Workspace) -> None:
        view = workspace.state.views.top(DEVELOPER)
        assert view is not None
        blocks = [section("A preview"), *FORM["blocks"]]
        update(workspace.state, {"view_id": view.id, "view": {**FORM, "blocks": blocks}})

    stage.act(change)
    expect(form(staged)).to_contain_text("A preview")
    expect(why).to_have_value("half a sent")
    expect(why).to_be_focused()


def test_modals_pile_up(staged: Page, stage: Beside, receiver: Receiver) -> None:
    """A pushed modal has a way back to the one below."""
    show_modal(
        stage, modal(entry("Name", {"type": "plain_text_input"}), submit=plain("Go"), title=plain("First"))
    )
    staged.get_by_label("Name").fill("x")
    second = modal(section("On top"), title=plain("Second"))
    receiver.answer(200, json.dumps({"response_action": "push", "view": second}))
    staged.get_by_role("button", name="Go").click()
    expect(staged.get_by_role("dialog", name="Second")).to_be_visible()
    staged.get_by_role("button", name="Back").click()
    expect(staged.get_by_role("dialog", name="First").get_by_label("Name")).to_have_value("x")


def test_feedback_is_marked_and_told(staged: Page, stage: Beside, receiver: Receiver) -> None:
    """The last click counts, is marked, and carries its value."""
    post(stage, section("An answer"), feedback("7"))
    good, bad = (staged.get_by_role("button", name=name, exact=True) for name in ("Good", "Bad"))
    good.click()
    expect(good).to_have_attribute("aria-pressed", "true")
    bad.click()
    expect(good).to_have_attribute("aria-pressed", "false")
    stage.run(stage.workspace.wait_until(lambda: len(receiver.received) >= 2))
    told = last(receiver, "block_actions")["actions"]
    assert isinstance(told, list)
    assert told[0]["value"] == "bad 7"


def test_menus_in_messages_tell_what_was_chosen(staged: Page, stage: Beside, receiver: Receiver) -> None:
    """A select and an overflow menu in a message are used by keyboard."""
    post(
        stage,
        actions(choices("static_select", "A", "B", action_id="pick"), choices("overflow", "One", "Two")),
    )
    staged.get_by_role("combobox", name="Choose one…").press_sequentially("b")
    staged.keyboard.press("Enter")
    staged.get_by_role("button", name="More", exact=True).press("ArrowDown")
    staged.keyboard.press("ArrowDown")
    staged.keyboard.press("Enter")
    stage.run(stage.workspace.wait_until(lambda: len(receiver.received) >= 2))
    chosen = [each.content["actions"][0]["selected_option"] for each in receiver.received]
    assert chosen == [option("B"), option("Two")]


def test_a_button_can_ask_back(staged: Page, stage: Beside, receiver: Receiver) -> None:
    """A button with a question does nothing until it is answered with yes."""
    words = {"title": "Sure?", "text": "It cannot be undone.", "confirm": "Do it", "deny": "No"}
    question = {name: plain(text) for name, text in words.items()}
    post(stage, actions(button("Forget", action_id="forget", confirm=question)))
    forget = staged.get_by_role("button", name="Forget")
    forget.click()
    asked = staged.get_by_role("dialog", name="Sure?")
    asked.get_by_role("button", name="No").press("Enter")
    expect(forget).to_be_focused()
    forget.press("Enter")
    asked.get_by_role("button", name="Do it").click()
    stage.run(stage.workspace.wait_until(lambda: bool(receiver.received)))
    assert len(receiver.received) == 1


def test_a_message_has_a_menu_with_shortcuts(staged: Page, stage: Beside, receiver: Receiver) -> None:
    """Shortcuts stand in every message's menu; the author's own has editing and deleting too."""
    post(stage, section("An answer"))
    item = messages(staged).first
    item.hover()
    item.get_by_role("button", name="More actions").click()
    expect(item.get_by_role("menuitem")).to_have_text(["Ask about this"])
    item.get_by_role("menuitem", name="Ask about this").click()
    stage.run(stage.workspace.wait_until(lambda: bool(receiver.received)))
    payload = last(receiver, "message_action")
    assert (payload["callback_id"], payload["user"]) == (
        "ask_about",
        {"id": DEVELOPER, "name": "dev", "username": "dev", "team_id": "T0LOCAL01"},
    )


def test_ones_own_message_is_edited_and_deleted(staged: Page) -> None:
    """Editing shows what was typed, and that it was edited; deleting takes it away."""
    say(staged, "hello @ops & <all>")
    item = messages(staged).first
    item.hover()
    item.get_by_role("button", name="More actions").click()
    item.get_by_role("menuitem", name="Edit message").click()
    box = item.get_by_label("Edit message")
    expect(box).to_have_value("hello @ops & <all>")
    box.fill("bye @ops")
    box.press("Enter")
    expect(item).to_contain_text("bye @ops (edited)")
    item.hover()
    item.get_by_role("button", name="More actions").click()
    item.get_by_role("menuitem", name="Delete message").click()
    expect(messages(staged)).to_have_count(0)


def test_a_global_shortcut(staged: Page, stage: Beside, receiver: Receiver) -> None:
    """Shortcuts that belong to no message stand beside the message box."""
    staged.get_by_role("button", name="Shortcuts").click()
    staged.get_by_role("menuitem", name="Compare").click()
    stage.run(stage.workspace.wait_until(lambda: bool(receiver.received)))
    assert last(receiver, "shortcut")["callback_id"] == "compare"


def test_a_long_table_is_sorted_filtered_and_turned(staged: Page, stage: Beside) -> None:
    """A data_table shows its pages, sorts by number in words, and finds rows."""
    post(stage, long_table())
    table = staged.get_by_role("table", name="Rows")
    heads = table.get_by_role("rowheader")
    expect(heads).to_have_text([f"Row {n}" for n in (23, 22, 21, 20, 19)])
    table.get_by_role("button", name="Name").click()
    expect(heads).to_have_text([f"Row {n}" for n in (1, 2, 3, 4, 5)])
    expect(table.get_by_role("columnheader", name="Name")).to_have_attribute("aria-sort", "ascending")
    staged.get_by_role("button", name="Next").click()
    expect(heads.first).to_have_text("Row 6")
    expect(staged.get_by_role("button", name="Next")).to_be_focused()
    staged.get_by_role("searchbox", name="Filter rows of Rows").fill("row 2")
    expect(heads).to_have_text([f"Row {n}" for n in (2, 20, 21, 22, 23)])
    expect(staged.get_by_text("5 of 23 rows")).to_be_visible()


def test_a_file_is_shown_and_downloaded(staged: Page, stage: Beside) -> None:
    """A file has its name, its size, a look into it, and comes whole."""
    post_file(stage, "comparison.csv", b"Mesh,mTLS\nIstio,yes\n")
    item = messages(staged).first
    expect(item).to_contain_text("CSV · 20 bytes")
    item.get_by_text("Show the beginning").click()
    expect(item).to_contain_text("Istio,yes")
    with staged.expect_download() as started:
        item.get_by_role("link", name="Download comparison.csv").click()
    assert started.value.suggested_filename == "comparison.csv"
    assert Path(started.value.path()).read_bytes() == b"Mesh,mTLS\nIstio,yes\n"


def test_people_attach_files(staged: Page) -> None:
    """A file goes into the conversation with the words beside it."""
    staged.get_by_label("Message #general", exact=True).fill("look")
    staged.locator("#conversation input[type=file]").set_input_files(
        {"name": "a.txt", "mimeType": "text/plain", "buffer": b"abc"}
    )
    expect(messages(staged).first).to_contain_text("look")
    expect(messages(staged).first.get_by_role("link", name="Download a.txt")).to_be_visible()


def test_a_reply_can_go_to_the_channel_too(staged: Page, stage: Beside) -> None:
    """A broadcast reply stands in its thread and in the channel."""
    post(stage, section("The root"))
    messages(staged).first.hover()
    messages(staged).first.get_by_role("button", name="Reply in thread").click()
    expect(staged.get_by_label("Reply…", exact=True)).to_be_focused()
    staged.get_by_label("Also send to the channel").check()
    reply(staged, "for all")
    expect(messages(staged).last).to_contain_text("Replied to a thread")
    expect(staged.get_by_role("log", name="Replies")).to_contain_text("for all")


def test_work_can_be_stopped(staged: Page, stage: Beside, receiver: Receiver) -> None:
    """While the app is at work in a thread, it can be stopped there."""
    root = post(stage, section("The root"))
    post(stage, section("A reply"), thread_ts=root.ts)
    stage.act(lambda workspace: workspace.state.set_session(GENERAL, root.ts, status="processing", title=""))
    staged.get_by_role("button", name="1 reply").click()
    staged.get_by_role("button", name="Stop").click()
    stage.run(stage.workspace.wait_until(lambda: bool(receiver.received)))
    assert last(receiver, "event_callback")["event"]["type"] == "agent_session_stopped"  # type: ignore[index]


def test_the_home_is_used(staged: Page, stage: Beside, receiver: Receiver) -> None:
    """A button and a menu on the App Home reach the app with the view around them."""
    show_home(stage)
    go_to(staged, "Meshwise")
    staged.get_by_role("tab", name="Messages").press("ArrowLeft")
    home = staged.get_by_role("tabpanel", name="Home")
    expect(staged.get_by_role("tab", name="Home")).to_be_focused()
    home.get_by_role("combobox").click()
    home.get_by_role("option", name="B").click()
    home.get_by_role("button", name="Compare").click()

    def clicks() -> list[Received]:
        return [each for each in receiver.received if each.content["type"] == "block_actions"]

    stage.run(stage.workspace.wait_until(lambda: len(clicks()) == 2))
    (entries,) = clicks()[-1].content["view"]["state"]["values"].values()
    assert entries["pick"]["selected_option"] == option("B")


def test_places_are_told_apart(staged: Page, stage: Beside) -> None:
    """A private channel is there for its members only; a shared one says who else reads; strangers see it alone."""
    places = staged.get_by_role("navigation", name="Conversations").get_by_role("button")
    expect(places).to_have_text(["#general", "#platform", "shared partners", "Meshwise"])
    become(staged, "Administrator (Workspace admin)")
    go_to(staged, "private rollout")
    expect(staged.get_by_text("Only its members can read it.")).to_be_visible()
    assert stage.workspace.state.channels[ROLLOUT].is_private
    become(staged, "Partner engineer (Another company)")
    expect(places).to_have_text(["shared partners"])
    expect(staged.get_by_text("People of another company can read it, too.")).to_be_visible()
    expect(staged.get_by_role("button", name="Run /mesh")).to_have_count(0)
