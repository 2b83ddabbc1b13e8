"""The notation of sentences."""

import pytest

from bot.language.templates import expand, template_of, tidy

EXPANDED = (
    ("<which> {kind}", {("which", "K")}),
    ("{subject} [<support>] {feature}", {("S", "F"), ("S", "support", "F")}),
    ("(<what>|<which>) {subjects}", {("what", "SS"), ("which", "SS")}),
    ("<aux> [<use>|<support>] {value}", {("aux", "V"), ("aux", "use", "V"), ("aux", "support", "V")}),
    ("[<a> [<b>]] <c>", {("c",), ("a", "c"), ("a", "b", "c")}),
    ("<define> {term}", {("define", "T"), ("define", "F")}),
    ("{category}", {("C",)}),
)

REFUSED = (
    (
        "<which> {wheel}",
        "'{wheel}' in '<which> {wheel}' is neither a <cue> nor one of the slots subject, subjects",
    ),
    ("which {kind}", "'which' in 'which {kind}' is neither a <cue> nor one of the slots"),
    ("[<which> {kind}", "'[' without ']' in '[<which> {kind}'"),
    ("(<which>|<what> {kind}", "'(' without ')'"),
    ("<which>] {kind}", "unexpected ']' in '<which>] {kind}'"),
    ("(<which>] {kind}", "'(' without ')'"),
)


@pytest.mark.parametrize(("sentence", "expected"), EXPANDED)
def test_a_sentence_stands_for_sequences(sentence: str, expected: set[tuple[str, ...]]) -> None:
    """Options and alternatives multiply out, each sequence once."""
    found = expand(sentence)
    assert set(found) == expected
    assert len(found) == len(expected)


@pytest.mark.parametrize(("sentence", "message"), REFUSED)
def test_a_bad_sentence_is_refused_with_its_place(sentence: str, message: str) -> None:
    """What is not in the notation is named together with the sentence."""
    with pytest.raises(ValueError) as caught:  # noqa: PT011 - the message is compared below
        expand(sentence)
    assert str(caught.value).startswith(message)
    assert sentence in str(caught.value)


def test_symbols_are_tidied() -> None:
    """An auxiliary verb counts only where it opens a sentence, and nothing counts twice in a row."""
    assert tidy(("aux", "S", "aux", "F")) == ("aux", "S", "F")
    assert tidy(("which", "K", "K", "aux", "K")) == ("which", "K")


def test_a_template_knows_its_slots_and_cues() -> None:
    """Slots are sorted into a combination, cues keep their order."""
    template = template_of("support", ("aux", "S", "support", "F"))
    assert template.slots == ("F", "S")
    assert template.cues == ("aux", "support")
