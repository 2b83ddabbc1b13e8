"""From what a person typed to plain lower-case text: mark-up, entities and typographic variants taken away."""

import html
import re
import unicodedata

MAX_CHARACTERS = 2_000
"""What is read of an utterance. Questions are shorter; more would only cost time."""

_LINK = re.compile(r"<(?:https?|mailto|tel):[^<>|]*(?:\|([^<>]*))?>", re.IGNORECASE)
_CONTROL = re.compile(r"<[@#!][^<>]*>")
_STRUCK = re.compile(r"~[^~\n]+~")
_EMOJI_NAME = re.compile(r":[a-z0-9_+'-]+:", re.IGNORECASE)
_SIGNATURE = re.compile(r"(?<=\S)\s*\n--[^\S\n]*\n.*", re.DOTALL)
_BULLET = re.compile(r"(?<=[^\s,;:.?!])[^\S\n]*\n\s*[-*\u2022][^\S\n]+")
_PARAGRAPH = re.compile(r"(?<=[^\s,;:.?!])[^\S\n]*\n\s*\n")
_QUOTE_END = re.compile(r"(^>[^\n]*[^\s,;:.?!])[^\S\n]*\n(?!>)", re.MULTILINE)
_APOSTROPHES = str.maketrans({"\u2019": "'", "\u2018": "'", "\u02bc": "'", "`": " "})
_BESIDE_THE_APOSTROPHE = re.compile(r"(?<=n)[\u00b4`;](?=t\b)", re.IGNORECASE)
_AND = re.compile(r"(?<=\s)[&+](?=\s)")
_NOT = re.compile(r"\b(ca|wo|[a-z]+?)(?:n't|'nt|'t)\b")
_NOT_STEMS = {"ca": "can", "wo": "will"}
_IS = re.compile(r"\b(what|who|where|how|when|why|that|it|there|which)'s\b(?! own\b)")
_TAIL = re.compile(r"'(?:s|re|ve|ll|d|m)\b")


def normalize(text: str) -> str:
    """Returns `text` as plain lower-case words and punctuation, ready for `tokens.tokenize`.

    Slack's control sequences (`<@U1>`, `<!here>`, `<#C1|x>`) go, links keep their label, entities are resolved,
    emoji names and struck words go, letters are folded to their compatibility form, contractions are written out.
    A signature goes; paragraphs and quotes end as sentences do, and members of a list are parted by commas.
    """
    text = _BESIDE_THE_APOSTROPHE.sub("'", _without_markup(text[:MAX_CHARACTERS]))
    text = unicodedata.normalize("NFKC", text)[:MAX_CHARACTERS].translate(_APOSTROPHES).casefold()
    if "&" in text or "+" in text:
        text = _AND.sub(" and ", text)
    if "'" in text:
        text = _written_out(text)
    return " ".join(text.split())


def _without_markup(text: str) -> str:
    """Returns `text` without what Slack's notation adds; a pattern is only tried where its first sign stands."""
    if "<" in text:
        text = _LINK.sub(lambda match: f" {match[1] or ''} ", text)
        text = _CONTROL.sub(" ", text)
    text = html.unescape(text)
    if "~" in text:
        text = _STRUCK.sub(" ", text)
    text = _EMOJI_NAME.sub(" ", text) if ":" in text else text
    return _on_one_line(text) if "\n" in text else text


def _on_one_line(text: str) -> str:
    """Returns `text` without a signature, and with punctuation for what line breaks say."""
    text = _BULLET.sub(", ", _SIGNATURE.sub("", text))
    return _PARAGRAPH.sub(". ", _QUOTE_END.sub(r"\1. ", text))


def _written_out(text: str) -> str:
    """Returns `text` with contractions as the words they stand for."""
    text = _NOT.sub(lambda match: f"{_NOT_STEMS.get(match[1], match[1])} not", text)
    text = _IS.sub(r"\1 is", text)
    return _TAIL.sub(" ", text)
