"""Near spelling: laws, and rows on both sides of each limit."""

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from bot.text.near import (
    LESS_LIKELY,
    SHORTEST,
    TWO_EDITS_FROM,
    allowed_edits,
    build_near_index,
    load_near_index,
    short_slips,
)
from tests.kept import kept

KNOWN = (
    "rovella",
    "quillon",
    "bramble",
    "cartling",
    "folding",
    "weight",
    "brake",
    "gears",
    "belt",
    "rim",
    "abs",
)
INDEX = build_near_index(KNOWN)
LETTERS = "abcdefghijklmnopqrstuvwxyz"

FOUND = (
    ("rovela", "rovella"),
    ("rovellla", "rovella"),
    ("rvoella", "rovella"),
    ("rovelka", "rovella"),
    ("rovleal", "rovella"),
    ("qullon", "quillon"),
    ("cartlign", "cartling"),
    ("wieght", "weight"),
    ("brakr", "brake"),
    ("geras", "gears"),
    ("bellt", "belt"),
    ("bel", "belt"),
    ("elt", None),
    ("rin", None),
    ("asb", None),
    ("brk", None),
    ("beqq", None),
    ("gaerz", None),
    ("rvlla", None),
    ("qilon", None),
    ("violin", None),
    ("rotterdam", None),
)


@pytest.mark.parametrize(("typed", "meant"), FOUND)
def test_slips_are_found_within_what_the_length_allows(typed: str, meant: str | None) -> None:
    """One slip from four letters, two from six; of three a missing letter, not the first; beyond, nothing."""
    found = INDEX.find(typed)
    assert (found[0].word if found else None) == meant


@st.composite
def _slipped(draw: st.DrawFn) -> tuple[str, str]:
    """A known word and the same with one letter missing, added, changed or swapped."""
    word = draw(st.sampled_from([known for known in KNOWN if len(known) > SHORTEST]))
    place = draw(st.integers(0, len(word) - 1))
    letter = draw(st.sampled_from(LETTERS))
    return word, draw(
        st.sampled_from(
            [
                word[:place] + word[place + 1 :],
                word[:place] + letter + word[place:],
                word[:place] + letter + word[place + 1 :],
                word[:place] + word[place : place + 2][::-1] + word[place + 2 :],
            ]
        )
    )


@given(_slipped())
def test_one_slip_is_always_found(pair: tuple[str, str]) -> None:
    """A word one edit away is among the near ones, at distance 1 or 0."""
    word, typed = pair
    near = {found.word: found.distance for found in INDEX.find(typed)}
    assert near.get(word) == (0 if typed == word else 1)


@pytest.mark.parametrize("word", [word for word in KNOWN if len(word) >= SHORTEST])
def test_a_known_word_comes_first(word: str) -> None:
    """A word that is known is nearest to itself, at no cost."""
    nearest = INDEX.find(word)[0]
    assert (nearest.word, nearest.distance, nearest.cost) == (word, 0, 0.0)


@given(_slipped())
def test_an_index_is_loaded_as_it_was_built(pair: tuple[str, str]) -> None:
    """Kept and loaded again, an index finds the same words at the same cost; words that are likely keep their lead."""
    index = build_near_index(KNOWN[:4], (), (), KNOWN[4:])
    for data in (index.dump(), kept(index.dump())):
        loaded = load_near_index(data)
        assert loaded.find(pair[1]) == index.find(pair[1])
        assert {near.word: near.cost for near in loaded.find("weight")} == {"weight": LESS_LIKELY[3]}


def test_a_key_beside_the_right_one_is_likelier_than_another() -> None:
    """Of two words with one wrong letter, the one whose letter lies beside it or is a vowel too costs less."""
    index = build_near_index(("saddle", "siddle", "ssddle"))
    assert {near.word: near.cost for near in index.find("suddle")} == {
        "saddle": 1.1,
        "siddle": 1.1,
        "ssddle": 1.3,
    }


def test_the_likelier_kind_of_word_is_meant() -> None:
    """Of two words as near, the one of the likelier group comes first, whatever their order."""
    for first, second in (("cold", "gold"), ("gold", "cold")):
        found = build_near_index((first,), (), (), (second,)).find("xold")
        assert [near.word for near in found] == [first, second]


@given(st.text(alphabet=LETTERS, max_size=SHORTEST - 2))
def test_short_words_are_never_corrected(word: str) -> None:
    """Too many real words are one edit from a short one."""
    assert INDEX.find(word) == ()


@given(st.text(alphabet=LETTERS, max_size=30))
def test_nothing_beyond_the_limit_is_found(word: str) -> None:
    """What is found is known, within the edits both lengths allow, and nearest first."""
    assume(len(word) != SHORTEST - 1)
    found = INDEX.find(word)
    assert all(near.word in KNOWN for near in found)
    assert all(near.distance <= min(allowed_edits(word), allowed_edits(near.word)) for near in found)
    assert [near.cost for near in found] == sorted(near.cost for near in found)


@given(st.text(alphabet=LETTERS, min_size=SHORTEST, max_size=12), st.text(alphabet=LETTERS, max_size=12))
def test_the_order_of_the_index_decides_ties_only(typed: str, other: str) -> None:
    """Listing the words the other way round finds the same words at the same distances."""
    assume(len(other) >= SHORTEST)
    forth, back = build_near_index((*KNOWN, other)), build_near_index((other, *KNOWN[::-1]))
    one = {(near.word, near.distance) for near in forth.find(typed, most=50)}
    assert one == {(near.word, near.distance) for near in back.find(typed, most=50)}


def test_the_limits_stand_where_they_are_named() -> None:
    """One letter more on either side of a limit changes what is allowed."""
    limits = [allowed_edits("x" * length) for length in range(SHORTEST - 1, TWO_EDITS_FROM + 1)]
    assert limits == [0, 1, 1, 2]


def test_an_abbreviation_that_lacks_a_letter_is_another_one() -> None:
    """Of three letters, a word with a vowel is found, one without is not."""
    index = build_near_index(("kuma", "mtls"))
    assert [near.word for near in index.find("kma")] == ["kuma"]
    assert index.find("mls") == ()


def test_what_a_hurried_hand_makes_of_a_short_word() -> None:
    """Letters are swapped, doubled, missing, hit beside or a wrong vowel; the first letter is not missing."""
    slips = short_slips("and")
    assert {"adn", "annd", "ad", "ans", "end"} <= slips
    assert not {"nd", "and", "axd"} & slips
