"""What a browser shows at the end of an installation: one sentence, whatever the way there was."""

from html import escape
from typing import Final
from urllib.parse import urlencode

from slack_bolt import BoltResponse
from slack_bolt.oauth.async_callback_options import AsyncFailureArgs, AsyncSuccessArgs

INSTALL_PATH: Final = "/slack/install"
REDIRECT_PATH: Final = "/slack/oauth_redirect"

INSTALLED: Final = "The app is installed. Mention it in a channel, or write to it directly."
CANCELLED: Final = "The app was not installed, as you decided. Nothing was kept."
STALE: Final = (
    "This installation cannot be finished: it was begun in another browser or more than ten minutes ago, or is finished"
    " already."
)
UNFINISHED: Final = "The installation did not succeed, and nothing was kept. Try again in a minute."
AGAIN: Final = "Install the app"
OPEN: Final = "Open it in Slack"

HEADERS: Final = {
    "content-type": "text/html; charset=utf-8",
    "cache-control": "no-store",
    "content-security-policy": "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'",
    "referrer-policy": "no-referrer",
    "x-content-type-options": "nosniff",
}
"""Nothing of such a page is kept, framed or sent on: its address holds a code of Slack's."""

_STALE: Final = frozenset({"invalid_browser", "invalid_state", "missing_code"})
_PAGE: Final = """<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>{sentence}</title>
<style>body {{ font: 1.1rem/1.5 system-ui, sans-serif; margin: 4rem auto; max-width: 32rem; padding: 0 1rem }}</style>
<main><p>{sentence}</p><p><a href="{href}">{label}</a></p></main>
</html>
"""


async def tell_success(args: AsyncSuccessArgs) -> BoltResponse:
    """Says that the app is installed, and where it is."""
    installation = args.installation
    place = {
        "app": installation.app_id or "",
        "team": installation.team_id or installation.enterprise_id or "",
    }
    page = render_page(INSTALLED, f"https://slack.com/app_redirect?{urlencode(place)}", OPEN)
    return _answer(200, page, args.settings.state_utils.build_set_cookie_for_deletion())


async def tell_failure(args: AsyncFailureArgs) -> BoltResponse:
    """Says why the app is not installed, in words of ours alone, and where to begin anew."""
    if args.reason == "access_denied":
        status, sentence = 200, CANCELLED
    elif args.reason in _STALE:
        status, sentence = 400, STALE
    else:
        status, sentence = 400, UNFINISHED
    cookie = args.settings.state_utils.build_set_cookie_for_deletion()
    return _answer(status, render_page(sentence), cookie)


def render_page(sentence: str, href: str = INSTALL_PATH, label: str = AGAIN) -> str:
    """A page with a sentence and one way on, by default to begin anew."""
    return _PAGE.format(sentence=escape(sentence), href=escape(href), label=escape(label))


def _answer(status: int, page: str, cookie: str) -> BoltResponse:
    return BoltResponse(status=status, body=page, headers={**HEADERS, "set-cookie": cookie})
