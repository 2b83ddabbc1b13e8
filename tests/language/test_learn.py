"""Learning from ways of asking which words point to which target."""

from bot.language.classifier import grams, load_classifier, pairs
from bot.language.learn import learn, scattered
from tests.kept import kept

EXAMPLES = (
    ("brakes", ("stop", "quick", "rain")),
    ("brakes", ("disc", "stop")),
    ("lights", ("see", "night")),
    ("lights", ("bright", "lamp", "night")),
    ("weight", ("heavy", "carry", "stair")),
    ("weight", ("light", "carry")),
)


def _best(stems: tuple[str, ...]) -> str:
    classifier = learn(EXAMPLES)
    scores = classifier.scores(stems)
    return classifier.targets[max(scores, key=lambda number: scores[number])]


def test_every_example_is_told_apart() -> None:
    """What was taught is known: each example has its own target before all others."""
    assert [_best(stems) for _, stems in EXAMPLES] == [target for target, _ in EXAMPLES]


def test_words_are_weighed_together() -> None:
    """A new mixture of known words goes to the target that most of them point to."""
    assert _best(("quick", "stop", "night")) == "brakes"
    assert _best(("see", "lamp", "rain")) == "lights"


def test_a_strange_word_is_known_by_its_pieces() -> None:
    """A form that nobody taught points where the words it shares letters with point."""
    assert _best(("brightness",)) == "lights"


def test_words_that_nobody_taught_say_nothing() -> None:
    """Without a known word or piece there is no score at all."""
    assert learn(EXAMPLES).scores(("zzzz", "xx")) == {}


def test_learning_twice_gives_the_same_bytes() -> None:
    """The same ways of asking give the same classifier, in whatever order they come and however often."""
    assert learn(EXAMPLES).dump() == learn((*reversed(EXAMPLES), EXAMPLES[0])).dump()


def test_one_more_example_moves_no_others() -> None:
    """The order in which examples are gone through hangs on each alone."""
    order = sorted(EXAMPLES, key=scattered)
    more = sorted((*EXAMPLES, ("lights", ("dynamo",))), key=scattered)
    assert [example for example in more if example in EXAMPLES] == order


def test_targets_that_are_alike_are_learnt_as_one() -> None:
    """What was taught of one of them asks for the other as much, and no more for anything else."""
    classifier = learn((*EXAMPLES, ("lamps", ("dynamo", "torch"))), {"lights": "light", "lamps": "light"})
    scores = classifier.scores(("torch", "night"))
    assert classifier.targets == ("brakes", "lamps", "lights", "weight")
    assert scores[1] == scores[2] > scores.get(0, 0.0)


def test_a_classifier_is_kept_as_it_is() -> None:
    """Loaded again from its bytes, a classifier scores the same."""
    classifier = learn(EXAMPLES)
    loaded = load_classifier(kept(classifier.dump()))
    assert loaded.scores(("stop", "night")) == classifier.scores(("stop", "night"))
    assert loaded.speaks_for("stop") == 1 << loaded.targets.index("brakes")


def test_nothing_to_learn_from_knows_nothing() -> None:
    """A kind of thing that a desk has none of is no error."""
    assert learn(()).scores(("stop",)) == {}


def test_terms() -> None:
    """Terms are neighbouring words, and pieces of longer words with their ends marked."""
    assert pairs(("disc", "stop", "rain")) == ["disc stop", "stop rain"]
    assert grams("lamp") == ["#<lam", "#lamp", "#amp>"]
    assert grams("abs") == []
