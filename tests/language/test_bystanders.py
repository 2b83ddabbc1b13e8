"""How a message opens and closes, beside what it asks."""

import pytest

from bot.language.bystanders import without_courtesies
from bot.language.recognize import Recognizer
from tests.language.ranked import tagger_of

KEPT = (
    ("hi Ada, does the rovella fold? thanks, Bo", "does the rovella fold ?"),
    ("hello all, does it fold, the rovella", "does it fold , the rovella"),
    ("hey we ride the rovella, does it fold", "we ride the rovella , does it fold"),
    ("does the rovella fold best regards Ada from sales", "does the rovella fold"),
    ("does the rovella fold? thanks, and the quillon", "does the rovella fold ? thanks , and the quillon"),
    (
        "does the rovella fold thanks to five words in a row",
        "does the rovella fold thanks to five words in a row",
    ),
    ("thanks Ada", "thanks ada"),
)


@pytest.mark.parametrize(("message", "kept"), KEPT)
def test_courtesies_are_no_part_of_a_question(recognizer: Recognizer, message: str, kept: str) -> None:
    """A greeting and closing words go with a short name beside them, where something is named between them."""
    pieces = without_courtesies(tagger_of(recognizer.language).tag(message))
    assert " ".join(piece.text for piece in pieces) == kept
