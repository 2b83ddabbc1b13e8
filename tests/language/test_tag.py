"""Cutting a question into names, words that do something, and words nobody knows."""

from itertools import pairwise

import pytest

from bot.language.piece import Piece
from bot.language.recognize import Recognizer
from bot.language.tag import Tagger, sentences
from tests.language.ranked import tagger_of


@pytest.fixture(scope="module")
def tagger(recognizer: Recognizer) -> Tagger:
    """Cuts questions about bicycles."""
    return tagger_of(recognizer.language)


KINDS = ("subject", "feature", "value", "kind", "define", "foreign")
"""What to look for in a piece, in this order."""


def _named(pieces: tuple[Piece, ...]) -> list[tuple[str, ...]]:
    """What each naming piece of a question names, by the first of `KINDS` that it names."""
    found = []
    for piece in pieces:
        targets = piece.targets or {}
        found += [targets[kind] for kind in KINDS if kind in targets][:1]
    return found


CUTS: tuple[tuple[str, list[tuple[str, ...]]], ...] = (
    ("does the rovella fold", [("rovella",), ("folding",)]),
    # The longest name wins
    ("rovella three gears", [("rovella",), ("gears",)]),
    ("is it a bike trailer", [("trailer",)]),
    ("the back-pedal brake", [("brake-types/coaster",)]),
    ("the brake details", [("brake-types", "anti-lock")]),
    # Split and merged words
    ("does the ro vella fold", [("rovella",), ("folding",)]),
    ("what is a hubgear", [("hub-gear",)]),
    ("beltdrive of the quillon", [("belt-drive",), ("quillon",)]),
    # Misspellings
    ("does the rovela fold", [("rovella",), ("folding",)]),
    ("qullion wieght", [("quillon",), ("weight",)]),
    ("does the rovella fooold", [("rovella",), ("folding",)]),
    ("rovlela beltdrvie", [("rovella",), ("belt-drive",)]),
    ("doesrovella fold", [("rovella",), ("folding",)]),
    # Known words and short ones, where the names around them make names of them likely
    ("does the rovella have asb", [("rovella",), ("anti-lock",)]),
    ("has it asb", []),
    ("does the quillon have a bet drive", [("quillon",), ("belt-drive",)]),
    ("i had a bet", []),
    ("bumble and quillon", [("bramble",), ("quillon",)]),
    ("bumble for quillon", [("quillon",)]),
    # A foreign name is itself, however near it is to another
    ("does the unicycle fold", [("unicycle",), ("folding",)]),
)


@pytest.mark.parametrize(("question", "names"), CUTS)
def test_names_are_found(tagger: Tagger, question: str, names: list[tuple[str, ...]]) -> None:
    """Names win over other words and long ones over short ones; slips, splits and merges are seen through."""
    assert _named(tagger.tag(question)) == names


def test_pieces_follow_each_other(tagger: Tagger) -> None:
    """Every token is in exactly one piece, in order."""
    pieces = tagger.tag(
        "Hello there, which bikes except the rovella three have neither a belt nor abs, please?"
    )
    assert pieces[0].start == 0
    assert all(one.end == other.start for one, other in pairwise(pieces))


def test_known_words_are_never_corrected(recognizer: Recognizer, tagger: Tagger) -> None:
    """Whatever the knowledge or the words of questions spell out stays what it is, however near to a name."""
    known = recognizer.language.lexicon.surface
    assert [word for word in known if any(piece.slips for piece in tagger.tag(word))] == []


def test_corrections_are_counted(tagger: Tagger) -> None:
    """A corrected word tells how many slips it held; a right one none."""
    wrong, right = tagger.tag("rovleal rovella")
    assert (wrong.slips, right.slips) == (2, 0)


@pytest.mark.parametrize("typed", ["lak", "lask", "lakc", "lcak"])
def test_a_slip_never_takes_a_negation_away(tagger: Tagger, typed: str) -> None:
    """Where names are asked for, a word that is one slip from one that negates does negate."""
    assert any(piece.role and piece.role.negates for piece in tagger.tag(f"which bikes {typed} gears"))


def test_nobody_knows_a_made_up_word(tagger: Tagger) -> None:
    """A word near to nothing is unknown and keeps its letters."""
    (piece,) = tagger.tag("zyxxwq")
    assert piece.unknown
    assert piece.text == "zyxxwq"


def test_only_so_many_words_are_corrected(tagger: Tagger) -> None:
    """A flood of unknown words is no question: later ones are not looked up."""
    flood = " ".join(f"zyxwv{chr(97 + number)}" for number in range(20))
    assert tagger.tag(f"{flood} rovela")[-1].unknown
    assert not tagger.tag("zyxwva rovela")[-1].unknown


def test_a_message_has_sentences(tagger: Tagger) -> None:
    """Full stops and question marks part a message; what is nothing but punctuation is left out."""
    parts = sentences(tagger.tag("Hello! ... We ride the Rovella. Does it fold?"))
    assert ["".join(piece.text for piece in part[:1]) for part in parts] == ["hello", "we", "does"]
