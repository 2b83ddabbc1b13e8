"""Letters that are drawn out, as people do who plead or wonder."""

import pytest

from bot.language.recognize import Recognizer
from bot.language.spell import Speller

READ = (
    ("pleeeease", "please"),
    ("sooo", "so"),
    ("whiiich", "which"),
    ("rovellla", "rovella"),
    ("geeears", "gears"),
    ("fooold", "fold"),
    ("leeeather", "leather"),
)


@pytest.mark.parametrize(("typed", "meant"), READ)
def test_drawn_out_letters_are_one_or_two(recognizer: Recognizer, typed: str, meant: str) -> None:
    """Two of them where a word is known that is spelt so, else one."""
    language = recognizer.language
    words, _ = Speller(language.lexicon, language.catalog.words).read((typed,))
    assert words == (meant,)


def test_two_letters_stay_two(recognizer: Recognizer) -> None:
    """A word with a doubled letter is kept where it is known so."""
    language = recognizer.language
    speller = Speller(language.lexicon, language.catalog.words)
    known = next(word for word in sorted(language.lexicon.surface) if "ee" in word and len(word) > 4)
    assert speller.read((known.replace("ee", "eeee"),))[0] == (known,)
