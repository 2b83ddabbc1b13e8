"""Sources of the same weight that contradict each other are each explained by a note."""

from collections.abc import Iterator

from bot.errors import Problem
from bot.facts.claims import each_said
from bot.facts.knowledge import Knowledge
from bot.facts.weigh import is_undecided

CODE = "undecided"


def check(knowledge: Knowledge) -> Iterator[Problem]:
    """Yield a problem for each entry without a note that only its place in the file decides about."""
    for said in each_said(knowledge, lambda file, feature: len(file.record.facts[feature]) > 1):
        held = said.held
        rivals = [claim for claim in said.claims if is_undecided(claim, held)]
        tied = [claim for claim in said.claims if any(is_undecided(claim, rival) for rival in rivals)]
        for number, (entry, claim) in enumerate(zip(said.entries, said.claims, strict=True)):
            if entry.note is None and (claim in rivals or claim in tied):
                message = (
                    f"contradicts another entry of the same kind and date ({claim.kind}, {claim.date}), so neither"
                    " holds; add a note to both saying why, or remove the wrong one"
                )
                yield said.file.make_problem(CODE, message, *said.keys, number)
