"""How text is made to fit."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.render.cut import cut


@pytest.mark.parametrize(
    ("text", "limit", "expected"),
    [
        ("ring the bell", 13, "ring the bell"),
        ("ring the bell", 12, "ring the…"),
        ("ring the bell", 9, "ring the…"),
        ("ring the bell", 8, "ring…"),
        ("bicycle", 4, "bic…"),
    ],
)
def test_cutting_ends_at_a_word(text: str, limit: int, expected: str) -> None:
    """What does not fit goes by whole words, and an ellipsis says so; a single long word is cut within."""
    assert cut(text, limit) == expected


@given(st.text(), st.integers(2, 40))
def test_cut_text_fits(text: str, limit: int) -> None:
    """Whatever the text, the result is within the limit, and a text that fits is untouched."""
    result = cut(text, limit)
    assert len(result) <= limit
    assert result == text or len(text) > limit
