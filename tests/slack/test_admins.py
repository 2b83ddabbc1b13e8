"""Who may do what only admins may: a table of roles, through signed HTTP."""

import pytest

from bot.desk import Desk
from bot.slack import build_app
from bot.slack.admins import FRESH_SECONDS, Admins
from bot.slack.policy import Policy
from bot.slack.sentences_admin import ADMIN_HELP, ADMINS_ONLY
from bot.workspace import Workspace, running_workspace
from bot.workspace.faults import Refuse
from bot.workspace.ids import ADMIN, DEVELOPER, GENERAL, OPERATOR, PLATFORM_TEAM, TEAM
from bot.workspace.model import Message
from tests.desks import make_curator

NAMED = Policy(admins=frozenset({DEVELOPER}))
OF_THE_TEAM = Policy(admins=frozenset({f"{TEAM}/{DEVELOPER}"}))
OF_ANOTHER = Policy(admins=frozenset({f"T0OTHER/{DEVELOPER}"}))
GROUP = Policy(admin_groups=frozenset({PLATFORM_TEAM}))
SLACKS = Policy(slack_admins=True)


async def _ask(workspace: Workspace, user: str) -> Message:
    await workspace.command(user, GENERAL, "/mesh admin help")
    return await workspace.wait_message(lambda each: each.only_for == user)


@pytest.mark.parametrize(
    ("policy", "admins"),
    [
        (Policy(), ()),
        (NAMED, (DEVELOPER,)),
        (OF_THE_TEAM, (DEVELOPER,)),
        (OF_ANOTHER, ()),
        (GROUP, (OPERATOR,)),
        (SLACKS, (ADMIN,)),
    ],
    ids=["nobody", "by id", "by workspace and id", "of another workspace", "by group", "by Slack"],
)
async def test_who_is_an_admin(desk: Desk, policy: Policy, admins: tuple[str, ...]) -> None:
    """Each way of naming admins makes those admins, and nobody else."""
    async with running_workspace(desk, policy=policy) as workspace:
        for user in (DEVELOPER, OPERATOR, ADMIN):
            told = await _ask(workspace, user)
            assert (told.text == ADMINS_ONLY) is (user not in admins)
            assert (ADMIN_HELP in told.text) is (user in admins)


async def test_where_slack_does_not_tell_nobody_is_one(desk: Desk) -> None:
    """A refused question to Slack lets nobody in."""
    async with running_workspace(desk, policy=SLACKS) as workspace:
        workspace.faults.next("users.info", Refuse("missing_scope"))
        assert (await _ask(workspace, ADMIN)).text == ADMINS_ONLY


async def test_slack_is_asked_once_a_minute(desk: Desk) -> None:
    """What Slack said holds for a minute, and is asked again then, so that a right that is taken away goes."""
    now = [0.0]
    async with running_workspace(desk, policy=GROUP) as workspace:
        app = build_app(make_curator(desk), token=workspace.addresses.token, api_url=workspace.api_url)
        async with app.running():
            client = app.bolt.client
            client.token = workspace.addresses.token
            admins = Admins(GROUP, lambda: now[0])
            assert [await admins.has(client, TEAM, user) for user in (OPERATOR, OPERATOR)] == [True, True]
            calls = [call.method for call in workspace.calls if call.method == "usergroups.users.list"]
            assert len(calls) == 1
            now[0] = FRESH_SECONDS + 1
            assert await admins.has(client, TEAM, OPERATOR)
            calls = [call.method for call in workspace.calls if call.method == "usergroups.users.list"]
            assert len(calls) == 2
