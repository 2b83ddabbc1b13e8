"""The intents and their sentences, and what is wrong with files of them."""

import shutil
from pathlib import Path

import pytest

from bot.language.catalog import build_catalog
from bot.language.read import ORDER, read_intents
from tests.desks import INTENTS


@pytest.fixture
def intents(tmp_path: Path) -> Path:
    """A copy of the intents that a test may spoil."""
    return Path(shutil.copytree(INTENTS, tmp_path / "intents"))


def _spoil(directory: Path, name: str, old: str, new: str) -> None:
    path = directory / name
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def _complaints(directory: Path) -> list[str]:
    document, problems = read_intents(directory)
    assert (document is None) == bool(problems)
    return [str(problem) for problem in problems]


def test_sentences_find_their_intents() -> None:
    """Exactly the sequences of the files lead to intents, and equal ones keep the order of preference."""
    words = {"cues": {"which": ["which"]}, "spellings": {}, "ordinary": [], "elsewhere": [], "filler": []}
    words |= {"negations": [], "exceptions": [], "turns": [], "joiners": [], "needs": [], "closings": []}
    entry = {"about": "a", "ask": "which {kinds}", "examples": ["which bikes"]}
    catalog = build_catalog(
        {
            "words": words,
            "intents": {
                "which": {**entry, "sentences": ["<which> {kind}"]},
                "catalog": {**entry, "sentences": ["<which> [{kind}]"]},
            },
        }
    )
    assert catalog.exact["which", "K"] == ("which", "catalog")
    assert catalog.exact["which",] == ("catalog",)
    assert ("K",) not in catalog.exact
    assert {template.intent for template in catalog.by_slots["K",]} == {"which", "catalog"}
    assert catalog.intents["which"].examples == ("which bikes",)


def test_the_shipped_intents_are_sound_and_in_order() -> None:
    """The shipped files have no problem, and intents are preferred in the order of the contract."""
    document, problems = read_intents(INTENTS)
    assert problems == ()
    assert document is not None
    names = list(document["intents"])
    assert names == [name for name in ORDER if name in names]


def test_a_missing_slot_name_is_told_with_its_line(intents: Path) -> None:
    """A sentence outside the notation is one problem, at the line it stands on."""
    _spoil(intents, "define.yaml", '- "<what> <aux> {term}"', '- "<what> <aux> {wheel}"')
    assert [line.split(": ")[:2] for line in _complaints(intents)] == [["define.yaml:5:5", "bad-sentence"]]


def test_an_unknown_cue_is_told(intents: Path) -> None:
    """A cue that no list of words has can never match, and is named."""
    _spoil(intents, "define.yaml", '- "<define> {term}"', '- "<clarify> {term}"')
    assert _complaints(intents) == [
        "define.yaml:1:1: unknown-cue: <clarify> is no class of cues in words.yaml"
    ]


def test_a_stray_file_is_told(intents: Path) -> None:
    """A file that is no intent is not quietly passed over."""
    shutil.copy(intents / "define.yaml", intents / "explain.yaml")
    (line,) = _complaints(intents)
    assert line.startswith("explain.yaml:1:1: stray-file: is no intent; the intents are help, sources")


def test_missing_words_are_told(intents: Path) -> None:
    """Without the words nothing is understood, so their absence is a problem."""
    (intents / "words.yaml").unlink()
    (line,) = _complaints(intents)
    assert line.startswith("words.yaml:1:1: unreadable: cannot be read: No such file")


def test_all_problems_come_together(intents: Path) -> None:
    """Problems of several files are all told in one go."""
    _spoil(intents, "help.yaml", "about:", "abuot:")
    _spoil(intents, "define.yaml", "examples:", "sentences:")
    _spoil(intents, "words.yaml", "joiners:", "joiner:")
    found = {line.partition(":")[0] for line in _complaints(intents)}
    assert found == {"help.yaml", "define.yaml", "words.yaml"}
