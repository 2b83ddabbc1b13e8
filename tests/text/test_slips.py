"""Which of many words one slip turns into each other."""

from hypothesis import given
from hypothesis import strategies as st
from rapidfuzz.distance import OSA

from bot.text.near import SHORTEST, find_slips


def test_finds_words_one_slip_apart() -> None:
    """A letter more, less, other or swapped is one slip; either word leads to the other."""
    assert find_slips(["gears", "gaers", "gear", "geers", "authn", "authz"]) == {
        "authn": ["authz"],
        "authz": ["authn"],
        "gaers": ["gears", "geers"],
        "gear": ["gears"],
        "gears": ["gaers", "gear", "geers"],
        "geers": ["gaers", "gears"],
    }


def test_leaves_short_words_and_versions_apart() -> None:
    """Three letters are too few to tell a slip, a digit is never one, and two slips are too many."""
    assert find_slips(["tcp", "udp", "http1", "http2", "http", "ingress", "egress", "grpc", "grpcs1"]) == {}


@given(st.lists(st.text(alphabet="abc", min_size=1, max_size=9), max_size=40))
def test_finds_what_comparing_each_with_each_finds(words: list[str]) -> None:
    """The short way gives what the long one gives."""
    long = {word for word in words if len(word) >= SHORTEST}
    expected = {
        word: near
        for word in long
        if (near := sorted(other for other in long if OSA.distance(word, other) == 1))
    }
    assert {word: sorted(near) for word, near in find_slips(words).items()} == expected
