"""Slack's rich text, as far as it is used here: elements in which text stays text.

A `text` element shows its characters and nothing else: no mention, no link, no emphasis, no emoji can come
out of it, whatever the knowledge or a question holds.
"""

from collections.abc import Iterable

from bot.render.inert import inert
from bot.render.message import JsonObject
from bot.render.words import NOTHING


def text(value: str, **style: bool) -> JsonObject:
    """Text as it stands, optionally `bold`, `italic` or `code`."""
    element: JsonObject = {"type": "text", "text": inert(value) or NOTHING}
    if style:
        element["style"] = style
    return element


def link(url: str, label: str) -> JsonObject:
    """A link that shows `label`."""
    return {"type": "link", "url": url, "text": inert(label) or url}


def user(user_id: str) -> JsonObject:
    """The name of a user; it notifies them, so it is for the person who asked only."""
    return {"type": "user", "user_id": user_id}


def section(*elements: JsonObject) -> JsonObject:
    """One paragraph."""
    return {"type": "rich_text_section", "elements": list(elements)}


def bullets(sections: Iterable[JsonObject]) -> JsonObject:
    """A list with one bullet a section."""
    return {"type": "rich_text_list", "style": "bullet", "elements": list(sections)}


def preformatted(value: str) -> JsonObject:
    """Code, as it stands."""
    return {"type": "rich_text_preformatted", "elements": [text(value)]}


def rich_text(*elements: JsonObject) -> JsonObject:
    """A block of paragraphs, lists and code."""
    return {"type": "rich_text", "elements": list(elements)}


def plain_text(value: str) -> JsonObject:
    """Text of a header or a button; colons around a word stay colons."""
    return {"type": "plain_text", "text": inert(value) or NOTHING, "emoji": False}
