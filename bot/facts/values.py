"""How the values of a feature lie to each other: which are part of which, and whether those named are all."""

from bot.facts.records import Feature


def is_exhaustive(feature: Feature) -> bool:
    """Return whether the values that a source leaves out are absent.

    One thing that is named shuts out the others; a list of what is there says nothing of what it leaves out.
    """
    return feature.unnamed == "absent" if feature.unnamed else feature.kind == "value"


def find_wider(value: str, feature: Feature) -> tuple[str, ...]:
    """Return all values of a feature that one of them is part of, in order; those that do not exist have none."""
    found: dict[str, None] = {}
    left = [value]
    for each in left:
        known = feature.values.get(each)
        above = [wider for wider in (known.part_of if known else ()) if wider not in found]
        found |= dict.fromkeys(above)
        left += above
    return tuple(found)
