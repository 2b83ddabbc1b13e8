"""What is said of a subject after its end says until when it was so."""

from collections.abc import Iterator

from bot.errors import Problem
from bot.facts.claims import each_said
from bot.facts.knowledge import Knowledge
from bot.facts.weigh import find_day

CODE = "missing-until"
STANCES = frozenset({"yes", "partial", "planned"})


def check(knowledge: Knowledge) -> Iterator[Problem]:
    """Yield a problem for each such entry; older documents speak of a living subject and need nothing."""
    for said in each_said(knowledge, lambda file, _: file.record.retired is not None):
        retired = said.file.record.retired
        for number, (entry, claim) in enumerate(zip(said.entries, said.claims, strict=True)):
            later = retired and find_day(claim.date) > find_day(retired.since)
            if retired and later and claim.stance in STANCES and entry.until is None:
                message = (
                    f"says '{claim.stance}' on {claim.date}, but the subject is retired since {retired.since};"
                    " add until: the last version or day that had it"
                )
                yield said.file.make_problem(CODE, message, *said.keys, number)
