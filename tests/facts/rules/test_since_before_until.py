"""The rule: what a subject has had since one version, it has had until the same or a later one."""

from bot.facts.rules.since_before_until import check
from tests.facts.world import World


def test_refuses_a_later_beginning(world: World) -> None:
    """Versions are compared as versions and days as days, in figures or in words."""
    for since, until in (("2.10", "2.9"), ("2024-03", "2024-02-28"), ("3 May 2022", "until 2 May 2022")):
        world.edit("subjects/rovella.yaml", 'since: "2"', f'since: "{since}"\n      until: "{until}"')
        assert world.complaints(check) == [
            (
                "subjects/rovella.yaml:23:14: since-after-until: "
                f"since '{since}' is later than until '{until}'; until is the last that had it"
            )
        ]
        world.edit("subjects/rovella.yaml", f'since: "{since}"\n      until: "{until}"', 'since: "2"')


def test_accepts_what_is_in_order_or_cannot_be_compared(world: World) -> None:
    """The same version, a later one, a later day, and a version beside a day or words."""
    pairs = (
        ("2", "2"),
        ("2.9", "2.10"),
        ("2023-12", "2024-01-01"),
        ("2024-01", "1.4"),
        ("3", "spring model 2023"),
    )
    for since, until in (*pairs, ("9 March 2024", "2024-03-10"), ("31 June 2024", "2024-01")):
        world.edit("subjects/rovella.yaml", 'since: "2"', f'since: "{since}"\n      until: "{until}"')
        assert world.complaints(check) == []
        world.edit("subjects/rovella.yaml", f'since: "{since}"\n      until: "{until}"', 'since: "2"')
