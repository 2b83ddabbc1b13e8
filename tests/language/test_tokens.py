"""Cutting text into tokens, and what words share with their other forms."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.text.tokens import MAX_TOKENS, PUNCTUATION, stem, stems, tokenize, words

TOKENS = (
    ("does it fold?", ("does", "it", "fold", "?")),
    ("http/1.1, http/2", ("http", "1.1", ",", "http", "2")),
    ("anti-lock", ("anti", "lock")),
    ("c++ and rust", ("c++", "and", "rust")),
    ("10.0.0.1", ("10.0.0.1",)),
    ("snake_case", ("snake", "case")),
    ("(brackets) \u201cquotes\u201d", ("brackets", "quotes")),
    ("one vs. two. three.", ("one", "vs", "two", ".", "three", ".")),
    ("", ()),
)

SAME = (
    ("brake", "brakes"),
    ("policy", "policies"),
    ("proxy", "proxies"),
    ("mesh", "meshes"),
    ("retry", "retries"),
    ("retry", "retried"),
    ("proxy", "proxied"),
    ("support", "supports"),
    ("support", "supported"),
    ("support", "supporting"),
    ("stop", "stopping"),
    ("plan", "planned"),
    ("encrypt", "encrypted"),
    ("route", "routing"),
    ("trace", "tracing"),
    ("organise", "organized"),
    ("authorisation", "authorization"),
    ("balance", "balancing"),
    ("class", "classes"),
)

DIFFERENT = (
    ("fold", "folder"),
    ("sing", "sign"),
    ("tied", "ty"),
    ("bus", "bu"),
    ("status", "statu"),
    ("tls", "tl"),
    ("need", "ne"),
    ("gear", "gearbox"),
    ("mesh", "mess"),
    ("string", "str"),
)


@pytest.mark.parametrize(("text", "expected"), TOKENS)
def test_tokens(text: str, expected: tuple[str, ...]) -> None:
    """Words, whole version numbers and the punctuation that parts clauses come in order."""
    assert tokenize(text) == expected
    assert words(text) == tuple(token for token in expected if token not in PUNCTUATION)


def test_tokens_are_capped() -> None:
    """A flood of words is read up to the cap."""
    assert tokenize("fold " * 500) == ("fold",) * MAX_TOKENS


@pytest.mark.parametrize(("one", "other"), SAME)
def test_forms_of_a_word_share_a_stem(one: str, other: str) -> None:
    """Plurals, -ing and -ed forms and the other spelling are the same word."""
    assert stem(one) == stem(other)


@pytest.mark.parametrize(("one", "other"), DIFFERENT)
def test_other_words_do_not_share_a_stem(one: str, other: str) -> None:
    """Words that merely look alike stay apart."""
    assert stem(one) != stem(other)


@given(st.text(alphabet="abcdefghijklmnopqrstuvwxyz0123456789", min_size=1, max_size=20))
def test_a_stem_is_never_empty_and_never_much_longer(word: str) -> None:
    """Every word has a stem, none is lost by it, and short words are their own."""
    assert stem(word)
    assert len(stem(word)) <= len(word)
    if len(word) <= 3:
        assert stem(word) == word


@given(st.text(max_size=200))
def test_tokens_hold_nothing_that_was_not_typed(text: str) -> None:
    """Every token stands in the text, in this order, and there is one stem for each word."""
    place = 0
    for token in tokenize(text):
        place = text.index(token, place) + len(token)
    assert len(stems(text)) == len(words(text))
