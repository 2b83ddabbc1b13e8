"""Reading the intents' files: what is refused, where, and in which words."""

import shutil
from pathlib import Path

import pytest

from bot.language.read import LIMIT_BYTES, MOST_SEQUENCES, read_intents
from tests.desks import INTENTS


@pytest.fixture
def intents(tmp_path: Path) -> Path:
    """A copy of the intents of this test's own."""
    return Path(shutil.copytree(INTENTS, tmp_path / "intents"))


def _with_sentence(intents: Path, sentence: str) -> list[str]:
    """What reading says when the help's first sentence is this one."""
    path = intents / "help.yaml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("sentences:\n", f'sentences:\n  - "{sentence}"\n', 1), encoding="utf-8")
    line = text.splitlines().index("sentences:") + 2
    return [str(problem).replace(f"help.yaml:{line}:5: ", "") for problem in read_intents(intents)[1]]


def test_the_shipped_intents_are_sound() -> None:
    """They are read without a problem."""
    document, problems = read_intents(INTENTS)
    assert problems == ()
    assert document is not None
    assert set(document) == {"words", "intents"}


def test_a_sentence_that_stands_for_too_much_is_refused(intents: Path) -> None:
    """Options double what a sentence stands for; thirty of them are counted, never written out."""
    assert _with_sentence(intents, "[<what>]" * 17) == [
        (
            f"too-wide: the sentence stands for {2**17} sequences, at most {MOST_SEQUENCES};"
            " split it into several"
        )
    ]


@pytest.mark.parametrize(
    "sentence", ["[<what>]" * 17 + "]", "[<what> (" + "[<what>]" * 15, "[{subject}|" * 9]
)
def test_a_broken_sentence_is_refused_before_it_grows(intents: Path, sentence: str) -> None:
    """However wide, a sentence that is not in the notation ends in one problem."""
    (problem,) = _with_sentence(intents, sentence)
    assert problem.startswith(("too-wide: ", "bad-sentence: "))


@pytest.mark.parametrize(
    ("sentence", "accepted"),
    [
        ("[<what>] " * 8, True),
        ("[<what>] " * 9, False),
        ("{term} " * 8, True),
        ("{term} " * 9, False),
        ("(<what>|<which>|<list>|<how-many>) " * 4, True),
        ("([<what>]|[<which>]) " * 5, False),
    ],
)
def test_what_a_sentence_stands_for_is_counted(intents: Path, sentence: str, *, accepted: bool) -> None:
    """Options and rival slots double, alternatives add up, and the limit lies between 256 and 512."""
    assert (_with_sentence(intents, sentence.strip()) == []) == accepted


def test_a_file_over_the_limit_is_refused(intents: Path) -> None:
    """Intents are read at every start, so their files stay small."""
    path = intents / "words.yaml"
    path.write_text(path.read_text(encoding="utf-8") + "#" * LIMIT_BYTES, encoding="utf-8")
    document, problems = read_intents(intents)
    assert document is None
    assert [str(problem) for problem in problems] == [
        (
            f"words.yaml:1:1: too-large: larger than {LIMIT_BYTES} bytes;"
            " shorten it or split it into several files"
        )
    ]


def test_a_stray_file_and_an_unknown_cue_are_refused(intents: Path) -> None:
    """A file that is no intent would silently not be read; a class of cues that is none would never match."""
    (intents / "gossip.yaml").write_text("about: nothing\n", encoding="utf-8")
    (problem,) = read_intents(intents)[1]
    assert (problem.path, problem.code) == ("gossip.yaml", "stray-file")
    (intents / "gossip.yaml").unlink()
    assert _with_sentence(intents, "<whatever>") == [
        "help.yaml:1:1: unknown-cue: <whatever> is no class of cues in words.yaml"
    ]
