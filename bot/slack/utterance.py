"""What a person typed, freed of Slack's markup."""

import re
from html import unescape
from typing import Final

_LINK: Final = re.compile(r"<(?:https?://|mailto:)?([^|<>@#!][^|<>]*)(?:\|([^<>]*))?>")
_CHANNEL: Final = re.compile(r"<#[A-Z0-9]+\|([^<>]+)>")


def read_utterance(text: str, bot_user_id: str | None) -> str:
    """The question in a message's text.

    The bot's own mention is gone, links and channels are their labels, entities are resolved; mentions of
    other people stay as Slack writes them.
    """
    if bot_user_id:
        text = re.sub(rf"<@{re.escape(bot_user_id)}(?:\|[^<>]*)?>", " ", text)
    text = _CHANNEL.sub(r"#\1", text)
    text = _LINK.sub(lambda found: found[2] or found[1], text)
    return " ".join(unescape(text).split())
