"""What people granted the app: codes for browsers to bring back, tokens, and tokens that bring new ones."""

from base64 import b64decode
from collections.abc import Callable
from dataclasses import dataclass
from itertools import count
from typing import Final
from urllib.parse import parse_qs, urlencode, urlsplit

from bot.workspace.ids import APP, BOT_USER, DEVELOPER
from bot.workspace.model import JsonObject, Team
from bot.workspace.refusal import RefusedError

CODE_SECONDS: Final = 600
"""For how long a code can be exchanged."""
TOKEN_SECONDS: Final = 43_200
"""For how long a token is good, where tokens are renewed at all."""


@dataclass(frozen=True, slots=True)
class _Grant:
    """A token or a code.

    Attributes:
        home: the workspace or organisation it is for.
        until: when it ends, in seconds of the clock; None for never.
        refused_as: why it is good no longer, "" while it is.
        scopes: what was asked for.
        whole: it is for an organisation.
    """

    home: str
    until: float | None = None
    refused_as: str = ""
    scopes: str = ""
    whole: bool = False


class Grants:
    """Everything that the app was granted, in all workspaces.

    Attributes:
        client_id: the app's id among those who install apps.
        client_secret: the secret that goes with it.
        rotating: tokens are good for twelve hours, and renewed.
    """

    def __init__(self, now: Callable[[], float], scopes: frozenset[str]) -> None:
        """No grants; the app may ask for these scopes."""
        self.client_id = "1234567890.0987654321"
        self.client_secret = "local-client-secret"  # noqa: S105 - opens nothing but this stand-in
        self.rotating = False
        self._now = now
        self._scopes = scopes
        self._numbers = count(1)
        self._codes: dict[str, _Grant] = {}
        self._tokens: dict[str, _Grant] = {}
        self._refresh: dict[str, _Grant] = {}

    def give(self, token: str, team: Team) -> None:
        """Makes this a token that is good until it is revoked."""
        self._tokens[token] = _Grant(team.home, whole=team.whole)

    def approve(self, address: str, team: Team) -> str:
        """Somebody agrees on Slack's page at this address; returns the query that the browser comes back with.

        Raises:
            RefusedError: the page shows an error in place of the question.
        """
        asked = self._read(address)
        code = f"code-{next(self._numbers)}"
        until = self._now() + CODE_SECONDS
        self._codes[code] = _Grant(team.home, until, scopes=asked["scope"], whole=team.whole)
        return urlencode({"code": code, "state": asked["state"]})

    def decline(self, address: str) -> str:
        """Somebody declines there; returns what the browser comes back with."""
        return urlencode({"error": "access_denied", "state": self._read(address)["state"]})

    def exchange(self, credentials: str, arguments: JsonObject) -> tuple[str, JsonObject]:
        """What a code, or a token that brings a new one, is exchanged for, and the home that it is for.

        Args:
            credentials: the value of the header `Authorization`.
            arguments: the call's.
        """
        self._check_client(credentials)
        if arguments.get("grant_type") == "refresh_token":
            grant = self._take(self._refresh, arguments.get("refresh_token"), "invalid_refresh_token")
        elif arguments.get("grant_type") in (None, "authorization_code"):
            grant = self._take(self._codes, arguments.get("code"), "invalid_code")
        else:
            raise RefusedError("invalid_grant_type")
        return grant.home, self._issue(grant)

    def check(self, token: str) -> None:
        """Raises RefusedError where a token is none, or good no longer."""
        grant = self._tokens.get(token)
        if grant is None:
            raise RefusedError("invalid_auth" if token else "not_authed")
        if grant.refused_as:
            raise RefusedError(grant.refused_as)
        if grant.until is not None and grant.until <= self._now():
            raise RefusedError("token_expired")

    def find_home(self, token: str) -> str:
        """The workspace or organisation that a token is or was for, "" for none."""
        return self._tokens[token].home if token in self._tokens else ""

    def holds(self, team: Team) -> bool:
        """Whether the app is installed there."""
        return any(each.home == team.home and not each.refused_as for each in self._tokens.values())

    def revoke(self, team: Team, refused_as: str) -> None:
        """Takes back all that is for this workspace, or its organisation; it is refused so from now on."""
        for kept in (self._tokens, self._refresh):
            for token, grant in kept.items():
                if grant.home == team.home:
                    kept[token] = _Grant(grant.home, grant.until, refused_as)

    def _read(self, address: str) -> dict[str, str]:
        """The query of an address of Slack's page that asks whether the app may be installed."""
        parts = urlsplit(address)
        if (parts.scheme, parts.netloc, parts.path) != ("https", "slack.com", "/oauth/v2/authorize"):
            raise RefusedError("not_found")
        asked = {name: values[-1] for name, values in parse_qs(parts.query).items()}
        if asked.get("client_id") != self.client_id:
            raise RefusedError("invalid_client_id")
        if not asked.get("scope") or not self._scopes.issuperset(asked["scope"].split(",")):
            raise RefusedError("invalid_scope")
        if "redirect_uri" in asked:
            raise RefusedError("bad_redirect_uri")
        return asked

    def _check_client(self, credentials: str) -> None:
        scheme, _, encoded = credentials.partition(" ")
        if scheme != "Basic":
            raise RefusedError("invalid_client_id")
        client_id, _, client_secret = b64decode(encoded).decode().partition(":")
        if client_id != self.client_id:
            raise RefusedError("invalid_client_id")
        if client_secret != self.client_secret:
            raise RefusedError("bad_client_secret")

    def _take(self, kept: dict[str, _Grant], name: object, error: str) -> _Grant:
        """Uses something up that is good once."""
        grant = kept.pop(str(name), None)
        if grant is None or grant.refused_as or (grant.until is not None and grant.until <= self._now()):
            raise RefusedError(error)
        return grant

    def _issue(self, grant: _Grant) -> JsonObject:
        number = next(self._numbers)
        until = self._now() + TOKEN_SECONDS if self.rotating else None
        token = f"{'xoxe.' if self.rotating else ''}xoxb-{grant.home}-{number}"
        self._tokens[token] = _Grant(grant.home, until, scopes=grant.scopes, whole=grant.whole)
        issued: JsonObject = {
            "app_id": APP,
            "authed_user": {"id": DEVELOPER},
            "scope": grant.scopes,
            "token_type": "bot",
            "access_token": token,
            "bot_user_id": BOT_USER,
            "is_enterprise_install": grant.whole,
        }
        if self.rotating:
            refresh = f"xoxe-1-{grant.home}-{number}"
            self._refresh[refresh] = _Grant(grant.home, scopes=grant.scopes, whole=grant.whole)
            issued |= {"refresh_token": refresh, "expires_in": TOKEN_SECONDS}
        return issued
