"""The names of everything that can be asked about."""

from collections.abc import Mapping
from itertools import permutations

import pytest

from bot.desk import Desk
from bot.language.gazetteer import Gazetteer, Grounds, Name, Targets, build_gazetteer, without_brackets
from bot.language.recognize import Recognizer
from bot.text.normalize import normalize
from bot.text.tokens import stems


@pytest.fixture(scope="module")
def gazetteer(recognizer: Recognizer) -> Gazetteer:
    """The names of bicycles and their features."""
    return recognizer.language.gazetteer


NAMED = (
    ("rovella", "subject", ("rovella",)),
    ("Little Cart", "subject", ("cartling",)),
    ("motors", "feature", ("electric-assist",)),
    ("brake details", "feature", ("brake-types", "anti-lock")),
    ("belt drives", "feature", ("belt-drive",)),
    ("belt drives", "define", ("belt-drive",)),
    ("back-pedal brake", "define", ("coaster-brake",)),
    ("back-pedal brake", "value", ("brake-types/coaster",)),
    ("steel", "value", ("frame-material/steel",)),
    ("bikes", "kind", ("bicycle",)),
    ("braking", "category", ("braking",)),
    ("tram", "foreign", ("tram",)),
)


@pytest.mark.parametrize(("phrase", "kind", "ids"), NAMED)
def test_a_phrase_names_all_it_can_mean(
    gazetteer: Gazetteer, phrase: str, kind: str, ids: tuple[str, ...]
) -> None:
    """A phrase leads to ids by kind, whatever its number, case or form; a shared one to several."""
    assert gazetteer.phrases[stems(normalize(phrase))][kind] == ids


def _targets(*features: tuple[str, str]) -> Mapping[tuple[str, ...], Targets]:
    """What the names of features, given with their ids, lead to."""
    nothing = Grounds({}, {}, {}, {}, {}, {}, {}, {}, {}, frozenset())
    return build_gazetteer((Name("feature", *each) for each in features), nothing).phrases


def test_names_are_found_in_one_word_and_in_several() -> None:
    """What some names write in one word and others in two names the same either way, within longer names."""
    for one, other in permutations(("gearbox", "gear box")):
        found = _targets(("shifting", one), ("teeth", f"teeth of the {other}"))
        assert found[stems(f"teeth of the {one}")] == {"feature": ("teeth",)}
        assert found[stems(f"teeth of the {other}")] == {"feature": ("teeth",)}


def test_a_word_of_other_names_is_not_taken_from_them() -> None:
    """A whole name does not become one word that another name holds: there it may stand for something else."""
    found = _targets(("shifting", "gear box"), ("parcel", "parcel from Gearbox"))
    assert stems("gearbox") not in found


def test_ways_of_asking_are_no_names(gazetteer: Gazetteer) -> None:
    """A way of asking is matched by its words elsewhere; as a phrase it names nothing."""
    assert stems("stays where you leave it") not in gazetteer.phrases


def test_titles_of_instructions_hide_no_names(gazetteer: Gazetteer) -> None:
    """Instructions are found by their words, so that their titles do not cover the names in them."""
    assert stems("how to fold a rovella") not in gazetteer.phrases


def test_brackets_explain_and_need_not_be_said() -> None:
    """A name loses what stands in brackets, unless nothing else is left."""
    assert without_brackets("Folding frame (hinged)") == "Folding frame"
    assert without_brackets("Retries (of (all) calls) on failure").endswith("on failure")
    assert without_brackets("(hinged)") == "(hinged)"


def test_every_shipped_name_is_found(real_desk: Desk) -> None:
    """Every name and alias of the shipped knowledge leads to what it names, with and without its brackets."""
    gazetteer = real_desk.release.recognizer.language.gazetteer
    lost = [
        (name.text, name.id)
        for name in real_desk.release.reference.store.names()
        if name.how != "asked" and name.kind in ("subject", "feature", "value", "category")
        for kind in (name.how if name.how in ("opposite", "beside", "part") else name.kind,)
        for text in (name.text, without_brackets(name.text))
        if name.id not in gazetteer.phrases[stems(normalize(text))].get(kind, ())
    ]
    assert lost == []
