"""Whose workspace it is, read from each kind of delivery."""

from typing import Any

import pytest

from bot.slack.identity import is_stranger, read_enterprise, read_team


def _event(event: dict[str, Any], **fields: Any) -> dict[str, Any]:
    installation = {"team_id": "T1", "enterprise_id": None, "is_enterprise_install": False}
    return {"team_id": "T1", "authorizations": [installation], "event": event, **fields}


ORGANISATION: dict[str, Any] = {
    "authorizations": [{"team_id": None, "enterprise_id": "E1", "is_enterprise_install": True}]
}


@pytest.mark.parametrize(
    ("body", "team", "enterprise"),
    [
        (_event({}), "T1", ""),
        (_event({}, team_id="T9"), "T1", ""),
        (_event({}, team_id="T2", enterprise_id="E1", **ORGANISATION), "T2", "E1"),
        (_event({}, team_id="T9", context_team_id="T2", enterprise_id="E9", **ORGANISATION), "T2", "E1"),
        ({"command": "/mesh", "team_id": "T1", "enterprise_id": "E1"}, "T1", "E1"),
        ({"type": "block_actions", "team": {"id": "T1"}, "user": {"id": "U1", "team_id": "T9"}}, "T1", ""),
        (
            {"type": "block_actions", "team": None, "enterprise": {"id": "E1"}, "user": {"team_id": "T1"}},
            "T1",
            "E1",
        ),
        (
            {
                "type": "view_submission",
                "team": {"id": "T9"},
                "view": {"team_id": "T9", "app_installed_team_id": "T1"},
            },
            "T1",
            "",
        ),
        ({"type": "mystery"}, "", ""),
    ],
    ids=["event", "shared", "organisation", "both", "command", "click", "org-click", "modal", "nothing"],
)
def test_the_workspace_is_the_one_the_bot_is_asked_in(
    body: dict[str, Any], team: str, enterprise: str
) -> None:
    """It is the workspace of the installation, or the one of the organisation where it happened."""
    assert (read_team(body), read_enterprise(body)) == (team, enterprise)


@pytest.mark.parametrize(
    ("body", "strange"),
    [
        (_event({"team": "T1"}), False),
        (_event({"team": "T9"}), False),
        (_event({"team": "T1"}, is_ext_shared_channel=True), False),
        (_event({"team": "T9"}, is_ext_shared_channel=True), True),
        (_event({"team": "T9", "user_team": "T1"}, is_ext_shared_channel=True), False),
        (_event({}, is_ext_shared_channel=True), True),
        (_event({"user_team": "E1"}, is_ext_shared_channel=True, **ORGANISATION), False),
        (_event({"user_team": "E9"}, is_ext_shared_channel=True, **ORGANISATION), True),
        (
            _event(
                {"team": "T2"}, team_id="T2", enterprise_id="E1", is_ext_shared_channel=True, **ORGANISATION
            ),
            False,
        ),
        ({"type": "block_actions", "team": {"id": "T1"}, "user": {"id": "U1", "team_id": "T1"}}, False),
        ({"type": "block_actions", "team": {"id": "T1"}, "user": {"id": "U1", "team_id": "T9"}}, True),
        (
            {
                "type": "block_actions",
                "team": {"id": "T1"},
                "enterprise": {"id": "E1"},
                "user": {"team_id": "T2"},
            },
            False,
        ),
        ({"command": "/mesh", "team_id": "T1", "user_id": "U1"}, False),
    ],
)
def test_a_stranger_is_of_another_organisation(body: dict[str, Any], strange: bool) -> None:
    """People of another workspace of the same organisation are colleagues; an author of unknown home is not."""
    assert is_stranger(body) is strange
