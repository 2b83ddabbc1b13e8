"""Answers as files: asked for at the end of a question, on every surface, in a strict stand-in for Slack."""

import csv
import logging
from io import StringIO

import pytest

from bot.slack.sentences import FILE_BELOW, FILE_IN_MESSAGES
from bot.workspace import Workspace
from bot.workspace.faults import Refuse, ServerError
from bot.workspace.ids import BOT_USER, DEVELOPER, GENERAL, dm_of
from bot.workspace.model import Message

COMPARISON = "compare the Rovella and the Quillon on brakes"
UPLOAD = ["files.getUploadURLExternal", "files.completeUploadExternal"]


def _methods(workspace: Workspace) -> list[str]:
    return [call.method for call in workspace.calls if call.method not in ("auth.test", "upload")]


def _rows(message: Message) -> list[list[str]]:
    """The rows of the CSV file that hangs on a message."""
    (file,) = message.files
    return list(csv.reader(StringIO(file.content.decode(), newline="")))


async def test_a_file_is_attached_in_the_thread(workspace: Workspace) -> None:
    """The answer is the file, under its headline, in the thread; its columns are the subjects."""
    asked = await workspace.type(DEVELOPER, GENERAL, f"@meshwise {COMPARISON}, as a csv file please")
    answer = await workspace.reply_to(asked)
    assert answer.thread_ts == asked.ts
    assert _rows(answer)[0] == ["Feature", "Rovella", "Quillon"]
    assert answer.files[0].name == "compare-rovella-and-quillon-on-braking.csv"
    assert "Rovella and Quillon on Braking" in str(answer.blocks)
    assert _methods(workspace) == UPLOAD


async def test_what_was_answered_comes_again_as_a_file(workspace: Workspace) -> None:
    """In a thread the form alone is enough."""
    asked = await workspace.type(DEVELOPER, GENERAL, f"@meshwise {COMPARISON}")
    await workspace.reply_to(asked)
    again = await workspace.type(DEVELOPER, GENERAL, "@meshwise as markdown", thread_ts=asked.ts)
    answer = await workspace.reply_to(again)
    (file,) = answer.files
    assert file.name.endswith(".md")
    assert file.content.decode().startswith("## Rovella and Quillon on Braking")


async def test_a_command_sends_the_file_to_the_person(workspace: Workspace) -> None:
    """A file cannot be shown to one person in a channel: it goes into their messages, and the reply says so."""
    await workspace.command(DEVELOPER, GENERAL, f"/mesh {COMPARISON} as csv")
    told = await workspace.wait_message(lambda message: message.only_for == DEVELOPER)
    assert told.text == FILE_IN_MESSAGES
    sent = await workspace.wait_message(lambda message: bool(message.files))
    assert sent.channel == dm_of(DEVELOPER)
    assert COMPARISON in str(sent.blocks)
    assert _rows(sent)[0] == ["Feature", "Rovella", "Quillon"]
    assert [each.channel for each in workspace.state.messages.values() if each.only_for is None] == [
        dm_of(DEVELOPER),
        dm_of(DEVELOPER),
    ]


async def test_folded_rows_are_one_press_away(workspace: Workspace) -> None:
    """Under a comparison that folds rows a button brings the whole table; the answer stays where it is."""
    asked = await workspace.type(
        DEVELOPER, GENERAL, "@meshwise compare the Bramble and the Cartling on brakes"
    )
    answer = await workspace.reply_to(asked)
    assert "The same for all" in answer.text
    await workspace.click(DEVELOPER, answer, "ask_next_1")
    sent = await workspace.wait_message(lambda message: bool(message.files))
    assert sent.thread_ts == asked.ts
    assert ["Parking brake", "yes [2]", "yes: a clamp on the axle [3]"] in _rows(sent)
    assert answer.ts in {ts for _, ts in workspace.state.messages}


async def test_a_reading_picked_keeps_its_form(workspace: Workspace) -> None:
    """Where the bot asks back, the reading that is picked comes as the file, below."""
    asked = await workspace.type(DEVELOPER, GENERAL, "@meshwise does it fold? as csv")
    question_back = await workspace.reply_to(asked)
    assert not question_back.files
    await workspace.click(DEVELOPER, question_back, "ask_choice_1")
    sent = await workspace.wait_message(lambda message: bool(message.files))
    assert sent.thread_ts == asked.ts
    replaced = await workspace.wait_message(
        lambda message: message.ts == question_back.ts and bool(message.edited)
    )
    assert replaced.text == FILE_BELOW


@pytest.mark.parametrize(
    ("method", "fault", "code"),
    [
        ("files.getUploadURLExternal", Refuse("missing_scope"), "missing_scope"),
        ("upload", ServerError(), "http_500"),
        ("files.completeUploadExternal", Refuse("file_uploads_disabled"), "file_uploads_disabled"),
    ],
)
async def test_where_no_file_is_taken_the_answer_comes_all_the_same(
    workspace: Workspace,
    caplog: pytest.LogCaptureFixture,
    method: str,
    fault: Refuse | ServerError,
    code: str,
) -> None:
    """The answer is a message then, which says why it is no file; the log has one line and no word of theirs."""
    caplog.set_level(logging.DEBUG)
    workspace.faults.next(method, fault)
    answer = await workspace.reply_to(
        await workspace.type(DEVELOPER, GENERAL, f"@meshwise {COMPARISON} as csv")
    )
    assert not answer.files
    assert f"could not be attached as a file ({code})" in answer.text
    assert "Rovella" in answer.text
    lines = [record.getMessage() for record in caplog.records if record.name.startswith("bot.slack.files")]
    assert lines == [f"a file was not attached: {code}"]
    # The server of the stand-in tells the addresses it is called at, and some calls have their fields there.
    told = [record.getMessage() for record in caplog.records if record.name != "uvicorn.access"]
    assert not any("Rovella" in line for line in told)


async def test_a_direct_message_is_answered_with_a_file_in_its_thread(workspace: Workspace) -> None:
    """In the Messages tab the file hangs below the question."""
    asked = await workspace.type(DEVELOPER, dm_of(DEVELOPER), f"{COMPARISON} as csv")
    answer = await workspace.reply_to(asked)
    assert (answer.channel, answer.thread_ts, answer.user) == (dm_of(DEVELOPER), asked.ts, BOT_USER)
    assert _rows(answer)[0][0] == "Feature"
