"""Citation numbers."""

from dataclasses import replace

from bot.answers.cite import KIND_WORDS, MOST_PLACES, Citer
from bot.answers.reference import Reference
from bot.facts.model import Place
from bot.facts.weigh import STRENGTH


def _places(reference: Reference, count: int) -> list[Place]:
    source = reference.store.sources()[0]
    return [Place(source, f"page {number}") for number in range(1, count + 1)]


def test_each_place_has_its_number(reference: Reference) -> None:
    """Numbers run from 1 in the order of first use, and a place keeps its own."""
    citer = Citer()
    one, two = _places(reference, 2)
    assert [citer.place(one), citer.place(two), citer.place(one)] == [1, 2, 1]
    assert [(citation.n, citation.locator) for citation in citer.citations()] == [
        (1, "page 1"),
        (2, "page 2"),
    ]


def test_a_table_cites_a_source_once(reference: Reference) -> None:
    """By source, all places share one number, and many places are counted rather than spelt out."""
    citer = Citer(by_source=True)
    places = _places(reference, MOST_PLACES + 2)
    assert {citer.place(place) for place in places} == {1}
    (citation,) = citer.citations()
    assert citation.locator == "page 1; page 2; page 3; and 2 more places"


def test_a_place_is_told_once(reference: Reference) -> None:
    """Places that several entries name are told once, and a single one left out is one place."""
    source = reference.store.sources()[0]
    citer = Citer(by_source=True)
    for at in ("page 1; page 2", "page 2; page 3", "page 4"):
        citer.place(Place(source, at))
    (citation,) = citer.citations()
    assert citation.locator == "page 1; page 2; page 3; and 1 more place"


def test_another_date_is_another_citation(reference: Reference) -> None:
    """By source, what was said on another day has its own number, for a citation shows one date."""
    (fact,) = reference.store.facts_of(("quillon",), ("warranty",)).values()
    (entry,) = fact.evidence
    citer = Citer(by_source=True)
    assert citer.evidence(entry) != citer.evidence(replace(entry, date="2023-08-01"))
    assert [citation.date for citation in citer.citations()] == ["2023-07-01", "2023-08-01"]


def test_kinds_are_told_in_words(reference: Reference) -> None:
    """A citation says what sort of source it is in words that a reader knows, every sort in its own."""
    citer = Citer()
    for source in reference.store.sources():
        citer.place(Place(source, "anywhere"))
    kinds = {source.kind for source in reference.store.sources()}
    assert {citation.kind for citation in citer.citations()} == {KIND_WORDS[kind] for kind in kinds}
    assert set(KIND_WORDS) == set(STRENGTH)
    assert len(set(KIND_WORDS.values())) == len(KIND_WORDS)


def test_nothing_cited_is_no_citation() -> None:
    """An answer that cites nothing has no citations."""
    assert Citer().citations() == ()
