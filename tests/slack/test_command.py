"""The sub-commands of /mesh, through signed HTTP: each once as it is meant, and once as it is not."""

import pytest

from bot.desk import Desk
from bot.language.model import Query
from bot.slack import manual
from bot.slack.subcommands import COMPARE, FEATURES, SHOW, SUB_COMMANDS, WHICH, read_sub_command
from bot.workspace import Workspace
from bot.workspace.ids import DEVELOPER, GENERAL, dm_of
from bot.workspace.model import Message


async def run(workspace: Workspace, text: str, channel: str = GENERAL) -> Message:
    """The answer to the command, which only the person who typed it sees."""
    before = set(workspace.state.messages)
    await workspace.command(DEVELOPER, channel, f"/mesh {text}")
    return await workspace.wait_message(
        lambda message: (message.channel, message.ts) not in before and message.only_for == DEVELOPER
    )


@pytest.mark.parametrize(
    ("text", "opening"),
    [
        ("does the rovella fold?", "“does the rovella fold?”\n\nYes"),
        ("compare rovella, quillon", "“compare rovella, quillon”\n\nRovella and Quillon"),
        ("compare rovella quillon bramble on braking", "Rovella, Quillon and Bramble on Braking"),
        ("compare rovella vs quillon", "Rovella and Quillon"),
        ("Compare rovella and quillon, only the differences", " differ"),
        ("which bicycles have a belt drive", " of 3 bicycles"),
        ("show rovella", "Rovella: "),
        ("show rovella braking", "Rovella, Braking: "),
        ("features", "What can be asked"),
        ("features braking", "Braking: "),
        ("compare rovella and quillon on braking as csv", "The file is in our direct messages"),
        ("sources", "sources of "),
        ("help", "/mesh compare A B"),
        ("", "/mesh compare A B"),
        ("settings", "How I am set"),
    ],
)
async def test_each_sub_command_is_answered(workspace: Workspace, text: str, opening: str) -> None:
    """What is typed is answered to the person alone, in one message, by the address that came with it."""
    assert opening in (await run(workspace, text)).text
    assert [call.method for call in workspace.calls].count("response_url") == 1
    assert {
        message.only_for for message in workspace.state.messages.values() if message.channel == GENERAL
    } == {DEVELOPER}


@pytest.mark.parametrize(
    ("text", "usage"),
    [
        ("compare foo and bar", "/mesh compare A B [C …] [on feature or category]"),
        ("which", "/mesh which …"),
        ("show", "/mesh show A [category]"),
        ("show nonsense", "/mesh show A [category]"),
        ("features nonsense", "/mesh features [category]"),
        ("channel", "/mesh channel auto|off"),
        ("channel always", "/mesh channel auto|off"),
    ],
)
async def test_wrong_use_is_told_what_would_be_right(workspace: Workspace, text: str, usage: str) -> None:
    """A sub-command that makes no sense is answered by one line with its form and an example."""
    told = await run(workspace, text)
    assert usage in told.text
    assert "for example “/mesh " in told.text
    assert "\n" not in told.text


@pytest.mark.parametrize(
    "text",
    [
        "show me which bicycles have a belt drive",
        "features of the rovella",
        "help me, does the rovella fold?",
    ],
)
async def test_a_question_may_begin_with_such_a_word(workspace: Workspace, text: str) -> None:
    """What only begins like a sub-command, and is a question, is answered as one."""
    told = await run(workspace, text)
    assert "could not make that out" not in told.text
    assert "share_answer" in str(told.blocks)


async def test_help_in_a_direct_conversation_is_the_same(workspace: Workspace) -> None:
    """The command works where the bot is spoken to directly."""
    assert (await run(workspace, "help", dm_of(DEVELOPER))).text == (await run(workspace, "help")).text


async def test_what_the_bot_says_of_itself_is_not_shared(workspace: Workspace) -> None:
    """Help, settings and what would have been right carry no button to share."""
    for text in ("help", "settings", "channel maybe"):
        assert "share_answer" not in str((await run(workspace, text)).blocks)


@pytest.mark.parametrize("of", ["world_desk", "real_desk"])
def test_every_example_of_the_help_is_understood(of: str, request: pytest.FixtureRequest) -> None:
    """The examples are made of the knowledge, and mean what they stand for."""
    desk: Desk = request.getfixturevalue(of)
    shown = manual.examples(desk)
    for sub_command in (COMPARE, WHICH, SHOW):
        understood = desk.understand(f"{sub_command.word} {shown[sub_command.word]}")
        assert isinstance(understood, Query)
        assert understood.intent in sub_command.intents
    features = desk.understand(f"{desk.phrase(Query('catalog'))} on {shown[FEATURES.word]}")
    assert isinstance(features, Query)
    assert features.categories


def test_help_names_every_sub_command(world_desk: Desk) -> None:
    """Whatever can be typed is listed with what it gives and an example."""
    table = manual.answer_help(world_desk).table
    assert table is not None
    assert [row[0].text for row in table.rows] == [each.usage for each in SUB_COMMANDS]
    assert all(cell.text for row in table.rows for cell in row)


@pytest.mark.parametrize(
    ("text", "word", "rest"),
    [
        ("compare a, b", "compare", "a, b"),
        ("SHOW a", "show", "a"),
        ("help", "help", ""),
        ("comparing a and b", None, "comparing a and b"),
        ("does a compare?", None, "does a compare?"),
    ],
)
def test_only_the_first_whole_word_counts(text: str, word: str | None, rest: str) -> None:
    """A sub-command is the first word, in whatever case; all else is a question."""
    found, left = read_sub_command(text)
    assert (found.word if found else None, left) == (word, rest)
