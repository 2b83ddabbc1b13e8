"""Mentions, links and formatting smuggled in by questions, knowledge and records: none is alive in what leaves."""

import re
import shutil
from collections.abc import AsyncIterator, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from bot.curation.place import Place
from bot.desk import Desk
from bot.ledger import Asked, Ledger, Vote
from bot.ledger.model import Act
from bot.release import build, open_release
from bot.render import proposal as form
from bot.render.inert import inert
from bot.slack.admin import COMMANDS
from bot.slack.policy import Policy
from bot.workspace import Workspace, running_workspace
from bot.workspace.ids import ADMIN, DEVELOPER, GENERAL, TEAM, dm_of
from tests.slack.events import envelope, mention, said, written
from tests.slack.test_nobody_let_in import OPEN

SEEN = (
    "<!channel>",
    "<!here|all>",
    "<!subteam^S0PLATFRM>",
    "<@U0ADMIN01>",
    "<#C0GENERAL|secret>",
    "<https://evil.example|your bank>",
    "<mailto:a@evil.example|write>",
    "&lt;!everyone&gt;",
    "&amp;lt;!channel&amp;gt;",
    "*bold* _italic_ ~struck~ `code` ```block```",
    "> quoted :tada: @everyone @here",
    "[text](https://evil.example) ![x](https://evil.example/p.png)",
    '"}], {"type": "section", "text": {"type": "mrkdwn", "text": "<!channel>"}}',
)
HIDDEN = (
    "\u202e<!channel>\u2066",
    "\x00\x1b[31m<@U0ADMIN01>\x7f",
    "\u200b<\u200b!channel>\ufeff",
    "\x85<!here>\r\n\u2028<!here>",
)
"""What files may not hold, and people may type."""

POISONED = re.compile(
    r"^(\s*(?:- )?(?:text|note|at|title|publisher|edition|summary|reads)): (?!>-|\||\[)(.+)$", re.MULTILINE
)
OWN_MENTION = re.compile(rf"<@({DEVELOPER}|{ADMIN})>")


@dataclass(frozen=True, slots=True)
class Poisoned:
    """A workspace whose bot knows nothing but what is poisoned."""

    workspace: Workspace
    ledger: Ledger


def _poison(text: str, with_: str) -> str:
    """A file whose texts all end in something hostile."""
    quoted = with_.replace("\\", "\\\\").replace('"', '\\"')
    return POISONED.sub(lambda found: f'{found[1]}: "{found[2].strip(chr(34))} {quoted}"', text)


@pytest.fixture
async def poisoned(tmp_path: Path, small_release: Path) -> AsyncIterator[Poisoned]:
    """The invented world with something hostile in each of its texts."""
    shutil.copytree(small_release, tmp_path, dirs_exist_ok=True)
    turns = iter(SEEN * 10)
    for path in sorted((tmp_path / "knowledge").rglob("*.yaml")):
        path.write_text(_poison(path.read_text("utf-8"), next(turns)), "utf-8")
    build(tmp_path / "knowledge", tmp_path / "intents", tmp_path / "release.sqlite")
    ledger = Ledger(f"sqlite:///{tmp_path}/ledger.db")
    place = Place(tmp_path / "knowledge", tmp_path / "intents")
    async with running_workspace(
        Desk(open_release(tmp_path / "release.sqlite")),
        ledger=ledger,
        place=place,
        policy=Policy(admins=frozenset({ADMIN}), contact=SEEN[0]),
    ) as workspace:
        workspace.courier.retry_delays = ()
        yield Poisoned(workspace, ledger)


def _live(value: Any) -> Iterator[str]:
    """Everything in what leaves that would mean something to Slack, though somebody else wrote it."""
    if isinstance(value, Mapping):
        kind = value.get("type")
        if kind in ("mrkdwn", "markdown", "emoji", "usergroup", "broadcast", "channel"):
            yield f"an element of type {kind}"
        if kind == "user" and value.get("user_id") not in (DEVELOPER, ADMIN):
            yield f"a mention of {value.get('user_id')}"
        if kind == "link" and "evil.example" in str(value.get("url")):
            yield f"a link to {value['url']}"
        if kind == "plain_text" and value.get("emoji") is not False:
            yield "a text with emoji"
        if kind in ("text", "plain_text", "raw_text") and value["text"] != inert(value["text"]):
            yield "hidden characters"
    children = (
        value.values() if isinstance(value, Mapping) else value if isinstance(value, list | tuple) else ()
    )
    for child in children:
        yield from _live(child)


def _live_text(text: str) -> Iterator[str]:
    """The same of the text beside the blocks, which Slack reads as markup."""
    left = OWN_MENTION.sub("", text)
    if "<" in left or ">" in left:
        yield f"markup in {left[:80]!r}"
    if left != inert(left) and left:
        yield "hidden characters in the text"


async def _settled(workspace: Workspace, calls: int) -> None:
    await workspace.wait_until(lambda: len(workspace.calls) >= calls, within=20)


async def _ask_everywhere(poisoned: Poisoned, hostile: str) -> None:
    """In a channel, directly, by the command, twice over: about something known, and about nothing."""
    workspace = poisoned.workspace
    for question in (
        f"Does the Rovella fold? {hostile}",
        f"{hostile} compare the Rovella and the Quillon",
        hostile,
    ):
        before = len(workspace.calls)
        await workspace.courier.bring_event(
            envelope(mention(written(workspace, text=f"<@U0MESHBOT> {question}")))
        )
        await workspace.courier.bring_event(
            envelope(said(written(workspace, channel=dm_of(DEVELOPER), text=question)))
        )
        await workspace.command(DEVELOPER, GENERAL, f"/mesh {question}")
        await _settled(workspace, before + 3)


async def _record(poisoned: Poisoned, hostile: str, number: int) -> None:
    """Keeps what people wrote, as the bot keeps it."""
    at, ledger = datetime.now(UTC), poisoned.ledger
    asked = Asked(
        f"a{number}", TEAM, GENERAL, DEVELOPER, direct=False, at=at, text=hostile, status="out_of_scope"
    )
    await ledger.questions.add(asked)
    await ledger.questions.add(
        replace(asked, ident=f"b{number}", intent="support", subjects=("rovella",), picked_from=hostile)
    )
    await ledger.votes.cast(TEAM, Vote(f"b{number}", DEVELOPER, helpful=False, at=at))
    await ledger.votes.explain(TEAM, f"b{number}", DEVELOPER, hostile)
    await ledger.audit.note(Act(at, TEAM, hostile[:60], "reload", "failed", hostile))
    await ledger.proposals.add(
        replace(
            OPEN,
            ident=f"p{number}",
            at=at,
            question=hostile,
            value=hostile,
            url=hostile,
            place=hostile,
            note=hostile,
        )
    )


async def test_nothing_smuggled_in_is_alive(poisoned: Poisoned) -> None:
    """Questions, knowledge, records, proposals, reasons, the settings' contact: in all that leaves no mention lives."""
    workspace = poisoned.workspace
    for number, hostile in enumerate((*SEEN, *HIDDEN)):
        await _ask_everywhere(poisoned, hostile)
        await _record(poisoned, hostile, number)
    for word in sorted(COMMANDS.keys() - {"reload", "rollback"}):
        before = len(workspace.calls)
        await workspace.command(ADMIN, GENERAL, f"/mesh admin {word}")
        await _settled(workspace, before + 1)
    for typed in ("help", "settings", "sources", "show Rovella", "features", "watch Rovella folding"):
        before = len(workspace.calls)
        await workspace.command(DEVELOPER, GENERAL, f"/mesh {typed}")
        await _settled(workspace, before + 1)
    await _look_at_proposals(workspace)
    for user in (DEVELOPER, ADMIN):
        before = len(workspace.calls)
        await workspace.open_home(user)
        await _settled(workspace, before + 1)
    sent = [call for call in workspace.calls if call.method != "auth.test"]
    found = {
        f"{call.method}: {what}"
        for call in sent
        for what in (*_live(call.arguments), *_live_text(str(call.arguments.get("text", ""))))
    }
    assert found == set()
    assert all(
        each in str([call.arguments for call in sent]) for each in ("<!channel>", "*bold*", "<@U0ADMIN01>")
    )
    assert len(sent) > 3 * 3 * len((*SEEN, *HIDDEN))
    assert not [call for call in sent if call.response.get("ok") is not True]


async def _look_at_proposals(workspace: Workspace) -> None:
    """An admin opens the form for each proposal that waits."""
    waiting = next(
        each
        for each in reversed(workspace.state.messages.values())
        if each.only_for == ADMIN and form.DECIDE_BUTTON in str(each.blocks)
    )
    for number in range(1, 6):
        before = len(workspace.calls)
        await workspace.click(ADMIN, waiting, f"{form.DECIDE_BUTTON}_{number}")
        await _settled(workspace, before + 1)
        await workspace.dismiss(ADMIN, everything=True)
