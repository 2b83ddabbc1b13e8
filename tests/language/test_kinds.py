"""Which kind of thing a question asks for: each weight tips what is even without it."""

import pytest

from bot.desk import Desk
from bot.language.kinds import Kinds
from bot.language.topics import Topic
from tests.language.ranked import tagger_of

EVEN = {"feature": 0.45, "define": 0.05, "howto": 0.45}
"""What the words around names leave open."""

FOUND = {
    "feature": (Topic("traffic-mirroring", 1.0, frozenset({0}), 1.0),),
    "define": (Topic("traffic-mirroring", 1.0, frozenset({0}), 1.0),),
    "howto": (Topic("mirror-traffic-istio", 1.0, frozenset({0}), 1.0),),
}


def _chances(desk: Desk, text: str, *, guided: bool = True, chosen: bool = False) -> dict[str, float]:
    language = desk.release.recognizer.language
    pieces = tagger_of(language).tag(text)
    return Kinds(language.catalog).chances(pieces, EVEN, FOUND, guided=guided, chosen=chosen)


def test_chances_are_of_something(real_desk: Desk) -> None:
    """The chances of all kinds, and of other talk as it was heard, come to one."""
    assert sum(_chances(real_desk, "traffic mirroring in Istio").values()) == pytest.approx(1.0)


@pytest.mark.parametrize(
    ("text", "guided", "guide"),
    [
        ("how do I mirror traffic in Istio", True, True),
        ("how do I mirror traffic in Linkerd", False, False),
        ("does Istio mirror traffic", True, False),
        ("how do I mirror traffic", False, True),
        ("our users may not notice anything, how do I mirror traffic in Istio", True, True),
    ],
)
def test_words_that_ask_how_ask_for_a_guide(real_desk: Desk, text: str, guided: bool, guide: bool) -> None:
    """Where there is one for the subject that is named, and not where yes or no is asked."""
    chances = _chances(real_desk, text, guided=guided)
    assert (chances["howto"] > chances["feature"]) is guide


@pytest.mark.parametrize("text", ["which meshes mirror traffic", "mirroring in Istio and Kuma"])
def test_lists_and_comparisons_are_of_facts(real_desk: Desk, text: str) -> None:
    """Who asks for subjects, or names several, hardly asks for an article."""
    assert _chances(real_desk, text)["feature"] > 0.8


def test_what_is_wanted_and_what_is_not_are_facts(real_desk: Desk) -> None:
    """So does who wants one thing and another not."""
    assert _chances(real_desk, "mirroring", chosen=True)["feature"] > 0.9


def test_a_subject_is_no_part_of_a_definition(real_desk: Desk) -> None:
    """Less so than where a term stands alone."""
    assert _chances(real_desk, "mirroring in Istio")["define"] < _chances(real_desk, "mirroring")["define"]
