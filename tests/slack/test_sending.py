"""What leaves is within Slack's limits, and what Slack refuses comes once more in simpler form."""

import logging
from dataclasses import replace

import pytest

from bot.answers.model import Answer
from bot.render.blocks import render_message
from bot.render.limits import HEADER_TEXT_MAX, MESSAGE_TEXT_ADVISED
from bot.render.message import Frame, Message
from bot.slack import sending
from bot.workspace import Workspace
from bot.workspace.faults import Refuse
from bot.workspace.ids import DEVELOPER, GENERAL
from tests.slack.events import methods

COMPARISON = "compare the Rovella and the Quillon on brakes"


@pytest.mark.parametrize("code", ["invalid_blocks", "msg_blocks_too_long", "msg_too_long"])
async def test_what_is_too_much_comes_simpler(workspace: Workspace, code: str) -> None:
    """Where Slack takes no table, or finds the message too long, the answer comes once more, and only once."""
    workspace.faults.next("chat.postMessage", Refuse(code))
    answer = await workspace.reply_to(await workspace.type(DEVELOPER, GENERAL, f"@meshwise {COMPARISON}"))
    assert "table" not in [block["type"] for block in answer.blocks]
    assert "Rovella" in str(answer.blocks)
    assert len(answer.text) <= MESSAGE_TEXT_ADVISED
    assert methods(workspace) == ["chat.postMessage"] * 2


@pytest.mark.parametrize(("always", "kinds"), [(False, True), (True, False)])
async def test_a_message_beyond_the_limits_does_not_leave(
    workspace: Workspace,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
    *,
    always: bool,
    kinds: bool,
) -> None:
    """If rendering goes wrong the simpler form is sent, or the text alone; the log has a line and no word of it."""

    def render_too_much(answer: Answer, frame: Frame) -> Message:
        message = render_message(answer, frame)
        text = {"type": "plain_text", "text": "Rovella" * HEADER_TEXT_MAX, "emoji": False}
        wrong = replace(message, blocks=({"type": "header", "text": text},))
        return wrong if always or frame.native_table else message

    monkeypatch.setattr(sending, "render_message", render_too_much)
    answer = await workspace.reply_to(await workspace.type(DEVELOPER, GENERAL, f"@meshwise {COMPARISON}"))
    assert "Rovella" in answer.text
    assert bool(answer.blocks) is kinds
    lines = [record.getMessage() for record in caplog.records if record.levelno >= logging.ERROR]
    assert len(lines) == 1 + always
    assert lines[0].startswith("an answer was rendered beyond Slack's limits: blocks/0/header/text/text: ")
    assert "Rovella" not in caplog.text
    assert methods(workspace) == ["chat.postMessage"]
