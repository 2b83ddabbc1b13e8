"""The rule: a source that is referred to exists."""

from bot.facts.rules.sources_exist import check
from tests.facts.world import World


def test_refuses_a_misspelt_source_of_evidence(world: World) -> None:
    """A source nobody describes is refused where it stands, with the nearest name."""
    world.edit("subjects/rovella.yaml", "source: spoke-review-2021", "source: spoke-reviw-2021")
    assert world.complaints(check) == [
        (
            "subjects/rovella.yaml:17:15: unknown-source: "
            "no source 'spoke-reviw-2021'; did you mean 'spoke-review-2021'?"
        ),
    ]


def test_refuses_an_unknown_source_of_a_statement(world: World) -> None:
    """Statements and notices of retirement are held to the same."""
    world.edit("articles/terms.yaml", "- source: workshop-test", "- source: hearsay")
    world.edit("subjects/bramble.yaml", "- source: bramble-farewell", "- source: a-friend")
    world.edit("subjects/rovella.yaml", "- source: rovella-manual", "- source: rumour")
    assert world.complaints(check) == [
        "subjects/bramble.yaml:8:15: unknown-source: no source 'a-friend'; describe it in sources/",
        "subjects/rovella.yaml:9:17: unknown-source: no source 'rumour'; describe it in sources/",
        "articles/terms.yaml:23:21: unknown-source: no source 'hearsay'; describe it in sources/",
    ]
