"""From normalized text to tokens, and from tokens to stems."""

import re
from functools import lru_cache

MAX_TOKENS = 120
"""Tokens read of an utterance; the longest real questions have about forty."""

_TOKEN = re.compile(r"\d+(?:\.\d+)+|[^\W_]+(?:\+\+)?|[,;?!]|(?<!\bvs)\.(?=\s|$)")
PUNCTUATION = frozenset(",;?!.")
_VOWELS = frozenset("aeiouy")

Stems = tuple[str, ...]
"""The stems of the words of a phrase."""


def tokenize(text: str) -> tuple[str, ...]:
    """Returns words, numbers ("1.1" stays whole) and the punctuation that parts clauses, in order.

    A dot inside a word ("access.example.io") parts no clauses, nor does that of "vs.".

    `text` is normalized. "grpc-web" gives two tokens and "http/1.1" gives two, as names are tokenized the same way.
    """
    return tuple(_TOKEN.findall(text)[:MAX_TOKENS])


def words(text: str) -> tuple[str, ...]:
    """Returns the tokens of `text` without punctuation."""
    return tuple(token for token in tokenize(text) if token not in PUNCTUATION)


@lru_cache(maxsize=65_536)
def stem(word: str) -> str:
    """Returns what `word` shares with its plural, its -ing and -ed forms and its other spelling.

    A stem is a key for comparing, never shown. Words of up to three letters are their own stems.
    """
    if len(word) <= 3 or not word.isalpha():
        return word
    word = _without_ending(_singular(word.replace("isation", "ization").replace("ise", "ize")))
    return word[:-1] if len(word) > 4 and word.endswith("e") else word


def _singular(word: str) -> str:
    if word.endswith(("ies", "ied")) and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("sses", "xes", "ches", "shes", "zes")):
        return word[:-2]
    if word.endswith("s") and not word.endswith(("ss", "us", "is")):
        return word[:-1]
    return word


def _without_ending(word: str) -> str:
    for ending in ("ing", "ed"):
        rest = word.removesuffix(ending)
        if rest != word and len(rest) >= 3 and not word.endswith("eed") and _VOWELS & set(rest):
            doubled = len(rest) > 3 and rest[-1] == rest[-2] and rest[-1] not in "lsz"
            return rest[:-1] if doubled else rest
    return word


def stems(text: str) -> Stems:
    """Returns the stems of the words of normalized `text`."""
    return tuple(stem(word) for word in words(text))
