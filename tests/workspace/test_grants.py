"""What the stand-in grants the app, and what it refuses as Slack does."""

from base64 import b64encode

import pytest

from bot.workspace.grants import CODE_SECONDS, TOKEN_SECONDS, Grants
from bot.workspace.model import JsonObject, Team
from bot.workspace.refusal import RefusedError

TEAM = Team("T1", "One", "one")
OTHER = Team("T2", "Two", "two")


class Clock:
    """A clock that a test sets."""

    now = 1_000.0

    def __call__(self) -> float:
        """The time."""
        return self.now


@pytest.fixture
def clock() -> Clock:
    """The clock of the grants."""
    return Clock()


@pytest.fixture
def grants(clock: Clock) -> Grants:
    """No grants yet, for an app whose tokens expire."""
    made = Grants(clock, frozenset({"chat:write", "commands"}))
    made.rotating = True
    return made


def _page(grants: Grants, **changes: str) -> str:
    asked = {"client_id": grants.client_id, "scope": "chat:write", "state": "s"} | changes
    return "https://slack.com/oauth/v2/authorize?" + "&".join(f"{name}={asked[name]}" for name in asked)


def _basic(client_id: str, secret: str) -> str:
    return "Basic " + b64encode(f"{client_id}:{secret}".encode()).decode()


def _exchange(grants: Grants, **arguments: str) -> JsonObject:
    return grants.exchange(_basic(grants.client_id, grants.client_secret), arguments)[1]


def _code(grants: Grants, team: Team = TEAM) -> str:
    return grants.approve(_page(grants), team).partition("&")[0].removeprefix("code=")


@pytest.mark.parametrize(
    ("changes", "error"),
    [
        ({"client_id": "1.1"}, "invalid_client_id"),
        ({"scope": "chat:write,admin"}, "invalid_scope"),
        ({"scope": ""}, "invalid_scope"),
        ({"redirect_uri": "https://example.com"}, "bad_redirect_uri"),
    ],
)
def test_slacks_page_refuses(grants: Grants, changes: dict[str, str], error: str) -> None:
    """Another app's id, scopes that the manifest does not have, and foreign addresses are refused on the page."""
    with pytest.raises(RefusedError, match=error):
        grants.approve(_page(grants, **changes), TEAM)


@pytest.mark.parametrize(
    ("client_id", "secret", "error"),
    [("", "", "invalid_client_id"), ("1.1", "x", "invalid_client_id"), (None, "x", "bad_client_secret")],
)
def test_who_exchanges_proves_to_be_the_app(
    grants: Grants, client_id: str | None, secret: str, error: str
) -> None:
    """Without the app's id and secret no code is good, and none is used up."""
    code = _code(grants)
    given = _basic(grants.client_id if client_id is None else client_id, secret)
    with pytest.raises(RefusedError, match=error):
        grants.exchange(given, {"code": code})
    assert _exchange(grants, code=code)["token_type"] == "bot"  # noqa: S105 - no secret


def test_a_code_is_good_once_and_for_a_time(grants: Grants, clock: Clock) -> None:
    """A code that was used, is too old or was never handed out is refused."""
    used, old = _code(grants), _code(grants)
    assert _exchange(grants, code=used)["access_token"].startswith("xoxe.xoxb-")
    clock.now += CODE_SECONDS
    for code in (used, old, "code-0"):
        with pytest.raises(RefusedError, match="invalid_code"):
            _exchange(grants, code=code)


def test_a_refresh_token_is_good_once(grants: Grants, clock: Clock) -> None:
    """It brings a new pair; the token before is good to its end, the refresh token no more."""
    first = _exchange(grants, code=_code(grants))
    again = {"grant_type": "refresh_token", "refresh_token": first["refresh_token"]}
    second = _exchange(grants, **again)
    with pytest.raises(RefusedError, match="invalid_refresh_token"):
        _exchange(grants, **again)
    for pair in (first, second):
        grants.check(pair["access_token"])
    clock.now += TOKEN_SECONDS
    with pytest.raises(RefusedError, match="token_expired"):
        grants.check(second["access_token"])
    with pytest.raises(RefusedError, match="invalid_grant_type"):
        _exchange(grants, grant_type="password")


def test_what_is_revoked_is_refused_as_such(grants: Grants) -> None:
    """With a workspace its tokens and its refresh tokens go, and no other workspace's."""
    pairs = [_exchange(grants, code=_code(grants, team)) for team in (TEAM, OTHER)]
    grants.revoke(TEAM, "account_inactive")
    with pytest.raises(RefusedError, match="account_inactive"):
        grants.check(pairs[0]["access_token"])
    with pytest.raises(RefusedError, match="invalid_refresh_token"):
        _exchange(grants, grant_type="refresh_token", refresh_token=pairs[0]["refresh_token"])
    grants.check(pairs[1]["access_token"])
    assert [grants.holds(team) for team in (TEAM, OTHER)] == [False, True]
    for token, error in (("", "not_authed"), ("xoxb-0", "invalid_auth")):
        with pytest.raises(RefusedError, match=error):
            grants.check(token)
