"""What staged workspaces show: messages with blocks, files, modals."""

from typing import Final

from bot.workspace.ids import BOT_ID, BOT_USER, DEVELOPER, GENERAL
from bot.workspace.methods.views import open_modal, publish
from bot.workspace.model import JsonObject, Message
from bot.workspace.workspace import Workspace
from tests.browser.background import Beside
from tests.workspace.build import (
    actions,
    button,
    choices,
    data_table,
    entry,
    feedback,
    home,
    modal,
    option,
    plain,
    raw,
    section,
    table,
)

FORM: Final = modal(
    section("Choose *two to five*."),
    entry("Subjects", choices("multi_static_select", "Istio", "Linkerd", "Consul", max_selected_items=2)),
    entry("Feature", {"type": "external_select", "min_query_length": 2}, optional=True),
    entry("Order", choices("static_select", "By name", "By date"), optional=True),
    entry("Show", choices("checkboxes", "Differences"), optional=True),
    entry(
        "Form", choices("radio_buttons", "Table", "File", initial_option=option("Table")), hint=plain("How.")
    ),
    entry("Where", {"type": "conversations_select", "default_to_current_conversation": True}),
    entry("Why", {"type": "plain_text_input", "multiline": True}, optional=True),
    {"type": "alert", "level": "warning", "text": plain("Mind the dates.")},
    title=plain("Compare"),
    submit=plain("Preview"),
    notify_on_close=True,
)
"""A modal with one of everything that can be entered."""


def post(
    stage: Beside,
    *blocks: JsonObject,
    text: str = "x",
    thread_ts: str | None = None,
    only_for: str | None = None,
) -> Message:
    """The app posts in the general channel."""
    return stage.act(
        lambda workspace: workspace.state.add(
            Message(GENERAL, workspace.state.next_ts(), BOT_USER, text, blocks, thread_ts, BOT_ID, only_for)
        )
    )


def post_file(stage: Beside, name: str, content: bytes) -> Message:
    """The app shares a file in the general channel."""

    def share(workspace: Workspace) -> Message:
        state = workspace.state
        file = state.files.bring(name, content, BOT_USER)
        message = Message(
            GENERAL,
            state.next_ts(),
            BOT_USER,
            "Here it is.",
            bot_id=BOT_ID,
            subtype="file_share",
            files=(file,),
        )
        return state.add(message)

    return stage.act(share)


def show_modal(stage: Beside, view: JsonObject = FORM) -> None:
    """The app opens a modal for the developer."""

    def show(workspace: Workspace) -> JsonObject:
        state = workspace.state
        trigger = state.tickets.issue_trigger(DEVELOPER, GENERAL)
        return open_modal(state, {"trigger_id": trigger, "view": view})

    stage.act(show)


def show_home(stage: Beside) -> None:
    """The app publishes the developer's App Home."""
    view = home(
        {"type": "header", "text": plain("What I know")},
        section("*12* subjects"),
        {"type": "divider"},
        actions(button("Compare", action_id="compare"), choices("static_select", "A", "B", action_id="pick")),
        {"type": "context", "elements": [plain("as of today")]},
    )
    stage.act(lambda workspace: publish(workspace.state, {"user_id": DEVELOPER, "view": view}))


def long_table(rows: int = 23) -> JsonObject:
    """A data_table with numbered rows, the highest first, five rows a page."""
    body = [[raw(f"Row {rows - n}"), raw("even" if n % 2 else "odd")] for n in range(rows)]
    return {**data_table(), "rows": [[raw("Name"), raw("Kind")], *body], "caption": "Rows", "page_size": 5}


def post_everything(stage: Beside) -> Message:
    """One of every block, each in a message of its own, the last with a thread that is at work."""
    rich = {
        "type": "rich_text_section",
        "elements": [{"type": "text", "text": "Rich", "style": {"bold": True}}],
    }
    code = {"type": "rich_text_preformatted", "elements": [{"type": "text", "text": "kubectl apply"}]}
    post(stage, {"type": "rich_text", "elements": [rich, code]}, table(3, 3), feedback("1"))
    post(stage, long_table(), actions(button("Why", action_id="why", style="primary"), button("Sources")))
    post(stage, actions(choices("overflow", "One", "Two"), {"type": "external_select", "action_id": "ask"}))
    inside = [section("*bold* `code` <https://example.org|a link>"), {"type": "divider"}]
    folded = {"type": "container", "title": plain("Sources"), "is_collapsible": True, "child_blocks": inside}
    post(stage, folded, {"type": "markdown", "text": "# Title\n\n- **one**\n- two"})
    post(stage, section("Only for one"), only_for=DEVELOPER)
    post_file(stage, "comparison.csv", b"Mesh,mTLS\nIstio,yes\n")
    root = post(stage, section("The root"))
    post(stage, section("A reply"), thread_ts=root.ts)
    stage.act(lambda workspace: workspace.state.set_session(GENERAL, root.ts, status="processing", title="x"))
    return root
