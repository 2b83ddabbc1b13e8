"""Texts found by what they say, and the parts and lines they are kept in."""

from hypothesis import given
from hypothesis import strategies as st

from bot.text.parts import join_lines, join_parts, numbers_of, split_lines, split_parts
from bot.text.texts import build_texts, load_texts
from tests.kept import kept

LISTED = st.lists(st.text(max_size=8), unique=True, max_size=40)


@given(LISTED, st.text(max_size=8))
def test_texts_are_found_by_what_they_say(texts: list[str], other: str) -> None:
    """Read in or where it lies, every text has its number, and what is not among them has none."""
    dumped = build_texts(texts).dump()
    for loaded in (load_texts(dumped), load_texts(kept(dumped))):
        assert [loaded.find(text) for text in texts] == list(range(len(texts)))
        assert [loaded[number] for number in range(len(texts))] == texts
        assert (loaded.find(other) is not None) == (other in texts)


def test_half_a_surrogate_pair_is_looked_for_in_vain() -> None:
    """What cannot be encoded is not found, and no error."""
    assert build_texts(["a", "b"]).find("\ud800") is None


def test_texts_with_the_same_hash_are_told_apart() -> None:
    """Two texts of equal checksum are two texts."""
    loaded = load_texts(build_texts(["plumless", "x"]).dump())
    assert (loaded.find("plumless"), loaded.find("buckeroo")) == (0, None)


@given(st.lists(st.binary(max_size=20), max_size=5))
def test_parts_come_apart_as_they_were_joined(parts: list[bytes]) -> None:
    """Joined parts are the same parts again, empty ones too."""
    joined = join_parts(*parts)
    assert [bytes(part) for part in split_parts(joined)] == parts
    assert [bytes(part) for part in kept(joined).parts()] == parts


def test_numbers_are_read_where_they_lie() -> None:
    """Numbers are the same after being kept, wherever in the bytes they begin."""
    joined = join_parts(b"odd", numbers_of("I", [1, 2, 70_000]))
    at_hand, elsewhere = (parts[1].cast("I") for parts in (split_parts(joined), kept(joined).parts()))
    assert list(at_hand[0:3]) == list(elsewhere[0:3]) == [1, 2, 70_000]
    assert (len(elsewhere), elsewhere[1], bytes(elsewhere)) == (3, 2, bytes(at_hand))


@given(st.lists(st.text(alphabet="abc é", min_size=1, max_size=5), max_size=5))
def test_lines_come_apart_as_they_were_joined(texts: list[str]) -> None:
    """Joined lines are the same texts again."""
    assert split_lines(join_lines(texts)) == texts
