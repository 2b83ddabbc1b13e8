"""The names of everything that can be asked about."""

from bot.language.gazetteer import Gazetteer, Name, build_gazetteer, without_brackets
from bot.language.recognize import Recognizer
from bot.text.tokens import stems

NAMES = (
    Name("subject", "rovella", "Rovella"),
    Name("subject", "rovella", "Rovella Three"),
    Name("feature", "folding", "Folding frame (hinged)"),
    Name("feature", "folding", "make it small", asked=True),
    Name("define", "folding", "folding frames"),
    Name("value", "frame-material/steel", "steel"),
    Name("foreign", "unicycle", "unicycle"),
    Name("howto", "fold-a-rovella", "fold a Rovella"),
)


def _gazetteer() -> Gazetteer:
    return build_gazetteer(NAMES, {("subject", "rovella"): "Rovella"}, {"folding": "support"}, {})


def test_a_phrase_names_all_it_can_mean() -> None:
    """One phrase leads to ids of several kinds, whatever its number or form."""
    phrases = _gazetteer().phrases
    assert phrases[stems("folded frames")] == {"feature": ("folding",), "define": ("folding",)}


def test_brackets_explain_and_need_not_be_said() -> None:
    """A name is found without what stands in brackets, and with it."""
    phrases = _gazetteer().phrases
    assert phrases[stems("folding frame hinged")]["feature"] == ("folding",)
    assert without_brackets("Folding frame (hinged)") == "Folding frame"
    assert without_brackets("(hinged)") == "(hinged)"


def test_ways_of_asking_are_no_names() -> None:
    """A way of asking is matched by its words elsewhere; as a phrase it names nothing."""
    gazetteer = _gazetteer()
    assert all("small" not in phrase for phrase in gazetteer.phrases)
    assert "small" in gazetteer.surface


def test_articles_other_than_definitions_are_no_phrases() -> None:
    """Instructions are found by their words, so that their titles do not hide the names in them."""
    assert stems("fold a rovella") not in _gazetteer().phrases


def test_the_longest_phrase_of_a_first_word_is_known() -> None:
    """The tagger never has to look further than the longest name."""
    longest = _gazetteer().longest
    assert longest["rovella"] == 2
    assert longest["fold"] == 3
    assert longest["steel"] == 1


def test_words_run_together_are_remembered() -> None:
    """Neighbours in a name can be typed as one word."""
    assert _gazetteer().pairs["rovellathree"] == ("rovella", "three")


def test_everything_in_the_world_is_named(recognizer: Recognizer) -> None:
    """Subjects, features, categories, values, kinds and foreign things of the knowledge all have phrases."""
    phrases = recognizer.gazetteer.phrases
    assert phrases[stems("rovella")]["subject"] == ("rovella",)
    assert phrases[stems("little cart")]["subject"] == ("cartling",)
    assert phrases[stems("motor")]["feature"] == ("electric-assist",)
    assert phrases[stems("brake details")]["feature"] == ("brake-types", "anti-lock")
    assert phrases[stems("steel")]["value"] == ("frame-material/steel",)
    assert phrases[stems("bikes")]["kind"] == ("bicycle",)
    assert phrases[stems("tram")]["foreign"] == ("tram",)
    assert phrases[stems("belt drives")] == {"feature": ("belt-drive",), "define": ("belt-drive",)}
