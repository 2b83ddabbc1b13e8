"""Slack: whether it takes the tokens, what they may do, and whether both clocks agree."""

from collections.abc import Iterable
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import Final

import aiohttp

from bot.doctor.calls import Reply, call, told_away
from bot.doctor.model import Finding, Patient
from bot.render.limits import SIGNATURE_WINDOW_SECONDS
from bot.settings import Settings
from bot.slack.scopes import GROUPS_READ, USERS_READ, Scope, find_missing

SKEW_SECONDS: Final = 60.0
"""From this on a clock is on its way to where Slack's signatures count as too old."""

_TOKENS: Final = "make the token anew on your Slack app's page, and see that it is of this app and whole"
_SET_CLOCK: Final = "let the machine keep its time by NTP: a signature more than five minutes off is refused"


async def check(patient: Patient) -> Iterable[Finding]:
    """Whether Slack can be reached, what time it has, and what it says to the tokens that there are."""
    settings = patient.settings
    try:
        reply = await call(settings, "auth.test", settings.slack_bot_token)
        opened = await _open_socket(settings)
    except (aiohttp.ClientError, TimeoutError) as error:
        return [told_away(settings, error)]
    found = [_clock(reply.headers.get("date", ""))]
    return [*found, *_check_token(settings, reply), *(_check_socket(opened) if opened else ())]


def _check_token(settings: Settings, reply: Reply) -> Iterable[Finding]:
    """Whose the bot token is and what it may do; nothing where there is none."""
    if settings.slack_bot_token is None:
        return []
    if reply.refusal:
        told = f"Slack refuses SLACK_BOT_TOKEN: {reply.refusal}"
        return [Finding("error", "token", told, _TOKENS)]
    known = Finding("ok", "token", f"the bot is {reply.fields.get('user')} in {reply.fields.get('team')}")
    return [known, *_scopes(settings, reply.headers.get("x-oauth-scopes"))]


async def _open_socket(settings: Settings) -> Reply | None:
    """What Slack says to the app token; None where there is none."""
    if settings.slack_app_token is None:
        return None
    return await call(settings, "apps.connections.open", settings.slack_app_token)


def _check_socket(reply: Reply) -> Iterable[Finding]:
    """Whether the app token opens a connection."""
    if reply.refusal:
        told = f"Slack refuses SLACK_APP_TOKEN: {reply.refusal}"
        advice = "make an app-level token with the scope connections:write, and switch Socket Mode on"
        return [Finding("error", "socket", told, advice)]
    return [Finding("ok", "socket", "the app token opens Socket Mode connections")]


def _clock(date: str) -> Finding:
    """Compares this machine's clock with the time at which Slack says it answered."""
    try:
        slack = parsedate_to_datetime(date)
    except ValueError:
        told = "Slack's answer does not tell the time"
        return Finding("warning", "clock", told, "see that no proxy removes the header Date")
    skew = (datetime.now(UTC) - slack.astimezone(UTC)).total_seconds()
    told = f"this clock is {abs(skew):.0f} seconds {'ahead of' if skew > 0 else 'behind'} Slack's"
    if abs(skew) > SIGNATURE_WINDOW_SECONDS:
        return Finding("error", "clock", told, _SET_CLOCK)
    if abs(skew) > SKEW_SECONDS:
        return Finding("warning", "clock", told, _SET_CLOCK)
    return Finding("ok", "clock", told)


def _scopes(settings: Settings, granted: str | None) -> Iterable[Finding]:
    if granted is None:
        told = "Slack's answer does not tell what the token may do"
        yield Finding("warning", "scopes", told, "see that no proxy removes the header X-OAuth-Scopes")
        return
    missing = find_missing(granted.replace(" ", "").split(","))
    wanted = _wanted(settings)
    lost = [scope for scope in missing if not scope.optional or scope in wanted]
    for scope in lost:
        told = f"the bot token lacks {scope.name}, needed for {scope.gives}"
        advice = "install the app anew from deploy/slack-manifest.yaml, and use the token it then has"
        yield Finding("error", "scopes", told, advice)
    if not lost:
        declined = ", ".join(scope.name for scope in missing)
        yield Finding(
            "ok", "scopes", f"all that is needed is granted{declined and f'; declined: {declined}'}"
        )


def _wanted(settings: Settings) -> frozenset[Scope]:
    """The optional scopes that a setting needs."""
    wanted = ((GROUPS_READ, bool(settings.admin_groups)), (USERS_READ, settings.slack_admins))
    return frozenset(scope for scope, is_wanted in wanted if is_wanted)
