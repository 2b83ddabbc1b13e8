"""How Slack reaches the bot by its settings: as one workspace or many, and what that takes."""

import re
from collections.abc import Iterable, Iterator
from typing import Final, Literal, TypeAlias

from pydantic import SecretStr

from bot.errors import SettingsError
from bot.settings.fields import Settings

Edge: TypeAlias = Literal["socket", "http"]

_FERNET_KEY: Final = re.compile(r"[A-Za-z0-9_-]{43}=")

_NO_BOT_USER: Final = (
    "SLACK_BOT_TOKEN is not set: copy the Bot User OAuth Token (xoxb-…) from your Slack app's page,"
    " OAuth & Permissions; or set SLACK_CLIENT_ID to serve every workspace that installs the app"
)
_NO_EDGE: Final = (
    "neither SLACK_APP_TOKEN nor SLACK_SIGNING_SECRET is set: for Socket Mode set the first (xapp-…, on your"
    " Slack app's page, Basic Information, App-Level Tokens, with the scope connections:write), for HTTP the"
    " second (Basic Information, App Credentials)"
)
_NEW_KEY: Final = "`meshwise tokens new-key` makes one"
_ONE_AND_MANY: Final = (
    "SLACK_BOT_TOKEN and SLACK_CLIENT_ID are both set: the first serves one workspace, the second every workspace that"
    " installs the app; unset one of them"
)
_MANY_BY_SOCKET: Final = (
    "SLACK_APP_TOKEN and SLACK_CLIENT_ID are both set: Socket Mode serves one workspace; unset one of them"
)
_WHERE_TO_FIND: Final = {
    "SLACK_CLIENT_ID": "your Slack app's page, Basic Information, App Credentials",
    "SLACK_CLIENT_SECRET": "your Slack app's page, Basic Information, App Credentials",
    "SLACK_SIGNING_SECRET": "your Slack app's page, Basic Information, App Credentials",
    "MESHWISE_TOKEN_KEYS": _NEW_KEY,
}


def read_edge(settings: Settings) -> Edge:
    """How Slack reaches the bot; a `SettingsError` names all that is missing or wrong, and where to get it."""
    _refuse(find_complaints(settings))
    return "http" if settings.serves_many or settings.slack_app_token is None else "socket"


def read_bot_token(settings: Settings) -> str:
    """The token that the bot calls Slack with; a `SettingsError` tells where to get one."""
    _refuse(_find_wrong_token("SLACK_BOT_TOKEN", settings.slack_bot_token, "xoxb-", _NO_BOT_USER))
    assert settings.slack_bot_token is not None  # noqa: S101 - looked at above
    return settings.slack_bot_token.get_secret_value().strip()


def read_client(settings: Settings) -> tuple[str, str]:
    """The app's id and secret for serving many workspaces; a `SettingsError` names all that is missing or wrong."""
    _refuse(_find_wrong_of_many(settings))
    assert settings.slack_client_id is not None  # noqa: S101 - looked at above
    assert settings.slack_client_secret is not None  # noqa: S101
    return settings.slack_client_id, settings.slack_client_secret.get_secret_value()


def read_keys(settings: Settings) -> tuple[str, ...]:
    """The keys that tokens are encrypted with, the newest first; a `SettingsError` tells which are none."""
    _refuse(_find_wrong_keys(settings))
    return _split_keys(settings)


def find_complaints(settings: Settings) -> tuple[str, ...]:
    """What keeps Slack from reaching the bot, a line each."""
    find = _find_wrong_of_many if settings.serves_many else _find_wrong_of_one
    return (*find(settings), *_find_wrong_keys(settings))


def _refuse(complaints: Iterable[str]) -> None:
    told = "\n".join(complaints)
    if told:
        raise SettingsError(told)


def _find_wrong_of_one(settings: Settings) -> Iterator[str]:
    """What is wrong with serving one workspace."""
    yield from _find_wrong_token("SLACK_BOT_TOKEN", settings.slack_bot_token, "xoxb-", _NO_BOT_USER)
    if settings.slack_signing_secret is None or settings.slack_app_token is not None:
        yield from _find_wrong_token("SLACK_APP_TOKEN", settings.slack_app_token, "xapp-", _NO_EDGE)


def _find_wrong_token(name: str, token: SecretStr | None, prefix: str, missing: str) -> Iterator[str]:
    if token is None:
        yield missing
    elif not token.get_secret_value().strip().startswith(prefix):
        yield f"{name} begins with {prefix}; what is set does not, so it is another kind of secret"


def _find_wrong_of_many(settings: Settings) -> Iterator[str]:
    """What is wrong with serving many workspaces: something that goes with them is missing, or contradicts them."""
    if settings.slack_bot_token is not None:
        yield _ONE_AND_MANY
    if settings.slack_app_token is not None:
        yield _MANY_BY_SOCKET
    given = {
        "SLACK_CLIENT_ID": settings.slack_client_id,
        "SLACK_CLIENT_SECRET": settings.slack_client_secret,
        "SLACK_SIGNING_SECRET": settings.slack_signing_secret,
        "MESHWISE_TOKEN_KEYS": _split_keys(settings),
    }
    missing = [f"{name} ({_WHERE_TO_FIND[name]})" for name, value in given.items() if not value]
    if missing:
        yield f"for many workspaces set also {', '.join(missing)}"
    yield from _find_wrong_places(settings)


def _find_wrong_places(settings: Settings) -> Iterator[str]:
    """Among many workspaces an id alone names somebody else in each of them."""
    if settings.slack_admins:
        yield (
            "MESHWISE_SLACK_ADMINS would let the admins of every workspace that installs the app change what all"
            " are told; name people in MESHWISE_ADMINS"
        )
    for name, ids in (
        ("MESHWISE_ADMINS", settings.admins),
        ("MESHWISE_ADMIN_CHANNEL", {settings.admin_channel}),
    ):
        for ident in sorted(each for each in ids if each and "/" not in each):
            yield f"{name}: with many workspaces write {ident} with its workspace: T012AB3CD/{ident}"


def _find_wrong_keys(settings: Settings) -> Iterator[str]:
    keys = _split_keys(settings)
    for number, key in enumerate(keys, 1):
        if not _FERNET_KEY.fullmatch(key):
            yield (
                f"MESHWISE_TOKEN_KEYS: the {number}. of {len(keys)} is no Fernet key, which is 32 bytes in URL-safe"
                f" Base64 (44 characters); {_NEW_KEY}"
            )


def _split_keys(settings: Settings) -> tuple[str, ...]:
    given = settings.token_keys.get_secret_value().split(",") if settings.token_keys else []
    return tuple(filter(None, map(str.strip, given)))
