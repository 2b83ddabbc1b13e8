"""The rule: a document is one source, or one for each kind of evidence in it."""

from bot.facts.rules.sources_once import check
from tests.facts.world import World


def test_refuses_a_document_described_twice(world: World) -> None:
    """The same address, version and kind is the same document; another version or kind is not."""
    world.edit(
        "sources/makers.yaml", "https://quillon.example/news/spring", "https://quillon.example/handbook"
    )
    assert world.complaints(check) == []
    world.edit("sources/makers.yaml", "kind: release-notes", "kind: documentation")
    assert world.complaints(check) == [
        (
            "sources/makers.yaml:21:10: repeated-source: "
            "source 'quillon-manual' is the same document in the same version; cite that one, remove this"
        )
    ]
    world.edit("sources/makers.yaml", 'date: "2024-04-01"', 'date: "2024-04-01"\n    version: spring')
    assert world.complaints(check) == []
