"""What is left of a typed text before it is understood."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from bot.text.normalize import MAX_CHARACTERS, normalize

TEXTS = (
    # Slack's control sequences
    ("<@U024BE7LH> does it fold", "does it fold"),
    ("<!here> who folds", "who folds"),
    ("<!subteam^S1|@riders> who folds", "who folds"),
    ("ask in <#C024BE7LR|bicycles> about it", "ask in about it"),
    # Links keep what they show
    ("see <https://rovella.example/manual|the manual>", "see the manual"),
    ("see <https://rovella.example/manual> now", "see now"),
    ("<mailto:ask@rovella.example|ask us>", "ask us"),
    # Entities
    ("brakes &amp; gears", "brakes and gears"),
    ("weight &lt; 12", "weight < 12"),
    # What is struck out or a picture is not asked
    ("does the ~Quillon~ Rovella fold", "does the rovella fold"),
    (":wave: does it fold :thumbsup::skin-tone-2:", "does it fold"),
    # Typographic variants
    ("doesn\u2019t it fold", "does not it fold"),
    ("doesn\u02bct it fold", "does not it fold"),
    ("\uff32\uff4f\uff56\uff45\uff4c\uff4c\uff41", "rovella"),
    ("the \ufb01rst", "the first"),
    ("`Rovella`", "rovella"),
    # Contractions
    ("can't", "can not"),
    ("doesn\u00b4t it", "does not it"),
    ("doesn`t it", "does not it"),
    ("does'nt it", "does not it"),
    ("can;t", "can not"),
    ("in; the", "in; the"),
    ("do't", "do not"),
    ("has it's own brake", "has it own brake"),
    ("it's its own brake", "it is its own brake"),
    ("won't", "will not"),
    ("isn't", "is not"),
    ("what's a hub gear", "what is a hub gear"),
    ("the Rovella's weight", "the rovella weight"),
    # Drawn-out letters and space
    ("does\u00a0it\n\tfold ", "does it fold"),
    # Signatures go; what line breaks say is said by marks
    ("does it fold\n--\nAda\nRides Ltd", "does it fold"),
    ("--\nAda", "-- ada"),
    ("&gt; it folds\ndoes it", "> it folds. does it"),
    ("&gt; does it fold", "> does it fold"),
    ("we ride\n\ndoes it fold", "we ride. does it fold"),
    ("compare\n- rovella\n- quillon", "compare, rovella, quillon"),
    ("", ""),
)


@pytest.mark.parametrize(("typed", "expected"), TEXTS)
def test_text_becomes_plain(typed: str, expected: str) -> None:
    """Mark-up, entities and typographic variants leave plain lower-case words."""
    assert normalize(typed) == expected


def test_only_the_beginning_of_a_long_text_is_read() -> None:
    """What comes after the cap changes nothing, and costs nothing."""
    head = "fold " * (MAX_CHARACTERS // 5)
    assert normalize(head + "rovella") == normalize(head)


@given(st.text())
@example("\u13a0")
def test_any_text_becomes_tidy(text: str) -> None:
    """Whatever is typed, the outcome has single spaces, none at its ends, and no letter left to fold.

    Folding is not lower case everywhere: small Cherokee letters fold to their capitals.
    """
    outcome = normalize(text)
    assert outcome == " ".join(outcome.split())
    assert outcome == outcome.casefold()


@given(
    st.lists(st.sampled_from(["does", "the", "rovella", "fold", "without", "tools", "1.1", "a"])).map(
        " ".join
    )
)
def test_plain_words_stay(text: str) -> None:
    """A text that is plain already is not changed."""
    assert normalize(text) == text
