"""From what a person typed to plain lower-case text: mark-up, entities and typographic variants taken away."""

import html
import re
import unicodedata

MAX_CHARACTERS = 2_000
"""What is read of an utterance. Questions are shorter; more would only cost time."""

_LINK = re.compile(r"<(?:https?|mailto|tel):[^<>|]*(?:\|([^<>]*))?>", re.IGNORECASE)
_CONTROL = re.compile(r"<[@#!][^<>]*>")
_STRUCK = re.compile(r"~[^~\n]+~")
_DRAWN_OUT = re.compile(r"([a-z])\1{2,}")
_EMOJI_NAME = re.compile(r":[a-z0-9_+'-]+:", re.IGNORECASE)
_APOSTROPHES = str.maketrans({"\u2019": "'", "\u2018": "'", "\u02bc": "'", "\u00b4": "'", "`": " "})
_AND = re.compile(r"(?<=\s)[&+](?=\s)")
_NOT = re.compile(r"\b(ca|wo|[a-z]+)n't\b")
_NOT_STEMS = {"ca": "can", "wo": "will"}
_IS = re.compile(r"\b(what|who|where|how|when|why|that|it|there|which)'s\b")
_TAIL = re.compile(r"'(?:s|re|ve|ll|d|m)\b")
_SPACE = re.compile(r"\s+")


def normalize(text: str) -> str:
    """Returns `text` as plain lower-case words and punctuation, ready for `tokens.tokenize`.

    Slack's control sequences (`<@U1>`, `<!here>`, `<#C1|x>`) go, links keep their label, entities are resolved,
    emoji names and struck words go, letters are folded to their compatibility form, contractions are written out.
    """
    text = text[:MAX_CHARACTERS]
    text = _LINK.sub(lambda match: f" {match[1] or ''} ", text)
    text = _CONTROL.sub(" ", text)
    text = html.unescape(text)
    text = _EMOJI_NAME.sub(" ", _STRUCK.sub(" ", text))
    text = unicodedata.normalize("NFKC", text)[:MAX_CHARACTERS].translate(_APOSTROPHES).casefold()
    text = _AND.sub(" and ", text)
    text = _NOT.sub(lambda match: f"{_NOT_STEMS.get(match[1], match[1])} not", text)
    text = _IS.sub(r"\1 is", text)
    text = _TAIL.sub(" ", text)
    text = _DRAWN_OUT.sub(r"\1", text)
    return _SPACE.sub(" ", text).strip()
