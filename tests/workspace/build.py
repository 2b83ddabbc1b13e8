"""Blocks and views to test with, each as small as it may be."""

from bot.workspace.model import JsonObject


def plain(text: str) -> JsonObject:
    """A plain_text object."""
    return {"type": "plain_text", "text": text}


def section(text: str = "x") -> JsonObject:
    """A section."""
    return {"type": "section", "text": {"type": "mrkdwn", "text": text}}


def button(text: str = "Yes", **more: object) -> JsonObject:
    """A button."""
    return {"type": "button", "text": plain(text), **more}


def actions(*elements: JsonObject) -> JsonObject:
    """An actions block."""
    return {"type": "actions", "elements": list(elements)}


def raw(text: str) -> JsonObject:
    """A cell of plain text."""
    return {"type": "raw_text", "text": text}


def table(rows: int = 2, columns: int = 2, cell: str = "x") -> JsonObject:
    """A table with equal cells."""
    return {"type": "table", "rows": [[raw(cell) for _ in range(columns)] for _ in range(rows)]}


def data_table(rows: int = 2, columns: int = 2, cell: str = "x", **more: object) -> JsonObject:
    """A data_table with equal cells."""
    return {**table(rows, columns, cell), "type": "data_table", "caption": "A caption", **more}


def select(options: int = 1, text: str = "x", value: str = "v") -> JsonObject:
    """A menu."""
    entries = [{"text": plain(text), "value": value} for _ in range(options)]
    return {"type": "static_select", "options": entries}


def modal(*blocks: JsonObject, **more: object) -> JsonObject:
    """A modal."""
    return {"type": "modal", "title": plain("Title"), "blocks": list(blocks), **more}


def home(*blocks: JsonObject, **more: object) -> JsonObject:
    """An App Home."""
    return {"type": "home", "blocks": list(blocks), **more}


def option(words: str) -> JsonObject:
    """An option whose value is its text in small letters."""
    return {"text": plain(words), "value": words.lower()}


def choices(kind: str, *words: str, **more: object) -> JsonObject:
    """An element with options."""
    return {"type": kind, "options": [option(each) for each in words], **more}


def entry(name: str, element: JsonObject, **more: object) -> JsonObject:
    """An input block; its label, its block_id and its element's action_id are the same name."""
    named = {**element, "action_id": name}
    return {"type": "input", "block_id": name, "label": plain(name), "element": named, **more}


def feedback(ident: str) -> JsonObject:
    """A block with two feedback buttons, "Good" and "Bad"."""
    buttons = {
        name: {"text": plain(word), "value": f"{word.lower()} {ident}"}
        for name, word in (("positive_button", "Good"), ("negative_button", "Bad"))
    }
    element = {"type": "feedback_buttons", "action_id": "vote", **buttons}
    return {"type": "context_actions", "elements": [element]}
