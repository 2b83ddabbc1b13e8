"""Facts in words: the verdict, what carries it, and what speaks against it."""

from collections.abc import Iterator

from bot.answers.cite import KIND_WORDS, Citer
from bot.answers.model import Cell, Statement, Verdict
from bot.facts.model import Evidence, Fact

WORDS: dict[str, str] = {
    "yes": "Yes",
    "no": "No",
    "partial": "Partly",
    "planned": "Planned",
    "not_applicable": "Does not apply",
    "unknown": "Not known",
}
"""Verdicts as answers say them."""

STATED: dict[Verdict, str] = {
    "yes": "{} has it",
    "no": "{} does not have it",
    "partial": "{} has it partly",
    "planned": "{} has it planned",
    "not_applicable": "It does not apply to {}",
    "unknown": "It is not known of {}",
}
"""Verdicts as sentences about a subject, where a mere yes or no would be taken for an answer to other words."""

_WITHIN: dict[str | None, str] = {verdict: word.lower() for verdict, word in WORDS.items()}
"""The same within a sentence."""

THERE = ("yes", "partial")
"""Verdicts on what is there, be it in part."""

SHOWN = ("holds", "disputed")
"""Standings of the evidence that a cell cites."""

NOT_KNOWN = "not known"
DISPUTED = "sources disagree"


def verdict_of(fact: Fact | None) -> Verdict:
    """Returns the verdict on a feature that is there or not; an absent fact is unknown, never no."""
    if fact is None:
        return "unknown"
    match fact.verdict:
        case "yes" | "no" | "partial" | "planned" | "not_applicable":
            return fact.verdict
        case _:
            return "unknown"


def brief(fact: Fact | None, kind: str) -> str:
    """Returns a fact in a few words, for a cell: the verdict, the value, or both; and that it is disputed."""
    if fact is None:
        return NOT_KNOWN
    return f"{undisputed(fact, kind)} ({DISPUTED})" if fact.conflict else undisputed(fact, kind)


def undisputed(fact: Fact, kind: str) -> str:
    """Returns the same without telling of a dispute, for where that is told otherwise."""
    word = _WITHIN.get(fact.verdict, "")
    if kind == "support":
        return f"{word}: {fact.value}" if fact.value and fact.verdict != "no" else word
    if fact.value and fact.verdict in ("no", "partial", "planned"):
        return f"{word}: {fact.value}"
    return fact.value or word


def cell(fact: Fact | None, kind: str, citer: Citer) -> Cell:
    """Returns a fact as a cell with the marks of what holds and what disputes it."""
    if fact is None:
        return Cell(NOT_KNOWN)
    shown = [entry for entry in fact.evidence if entry.standing in SHOWN]
    return Cell(brief(fact, kind), citer.marks(shown))


def says(entry: Evidence) -> str:
    """Returns what one entry of evidence says: its stance, its value, or both."""
    word = WORDS.get(entry.stance or "", "")
    if entry.value is None:
        return word
    return entry.value if entry.stance in (None, "yes") else f"{word}: {entry.value}"


def nobody_says() -> tuple[Statement, ...]:
    """Returns that the knowledge is silent, which is no answer either way."""
    return (Statement("No source here says anything about it; that means neither yes nor no."),)


def carried(fact: Fact, citer: Citer, *, told: bool = False) -> Iterator[Statement]:
    """Yields what carries the fact: the entry that holds, without its words where they are `told`; those that agree."""
    holder = fact.evidence[0]
    if told:
        yield Statement(f"Stated by {_who(holder)}{_detailed(holder)}.", (citer.evidence(holder),))
    else:
        yield in_words(holder, citer)
    agreeing = [entry for entry in fact.evidence if entry.standing == "agrees"]
    if agreeing:
        latest: dict[str, str] = {}
        for entry in agreeing:
            publisher = entry.source.publisher
            latest[publisher] = max(latest.get(publisher, ""), entry.date)
        named = ", ".join(f"{publisher} ({date})" for publisher, date in latest.items())
        yield Statement(f"In agreement: {named}.", citer.marks(agreeing))


def in_words(entry: Evidence, citer: Citer) -> Statement:
    """Returns what an entry of evidence says, and who says it."""
    return Statement(f"{says(entry)}{_detailed(entry)} \u2014 {_who(entry)}.", (citer.evidence(entry),))


def dissent(fact: Fact, citer: Citer) -> Iterator[Statement]:
    """Yields what speaks against the fact: disputing entries with the rule that decided, then outdated ones."""
    holder = fact.evidence[0]
    for entry in fact.evidence:
        if entry.standing == "disputed":
            text = f"Sources disagree. {says(entry)} \u2014 {_who(entry)}. {_reason(holder, entry)}"
            yield Statement(text, (citer.evidence(entry),))
    for entry in fact.evidence:
        if entry.standing == "outdated":
            yield Statement(f"Outdated. {says(entry)} \u2014 {_who(entry)}.", (citer.evidence(entry),))


def doubts(fact: Fact, citer: Citer, *, agreeing: bool = False) -> Iterator[Statement]:
    """Yields notes and caveats of the evidence, each once; of what merely agrees only where that is wanted too."""
    texts: dict[str, list[int]] = {}
    for text, entry in doubted(fact, agreeing=agreeing):
        texts.setdefault(text, []).append(citer.evidence(entry))
    for text, marks in texts.items():
        yield Statement(text, tuple(dict.fromkeys(marks)))


def doubted(fact: Fact, *, agreeing: bool = False) -> Iterator[tuple[str, Evidence]]:
    """Yields each note and each caveat as a sentence, with the entry it is about."""
    for entry in fact.evidence:
        if entry.standing == "agrees" and not agreeing:
            continue
        for text in filter(None, (entry.note, entry.caveat)):
            yield (text if text.endswith((".", "!", "?")) else f"{text}."), entry


def _detailed(entry: Evidence) -> str:
    return "".join(f"; {detail}" for detail in _details(entry))


def _who(entry: Evidence) -> str:
    return f"{entry.source.publisher}, {KIND_WORDS[entry.source.kind]}, {entry.date}"


def _details(entry: Evidence) -> Iterator[str]:
    if entry.since:
        yield f"since {entry.since}"
    if entry.until:
        yield f"until {entry.until}"
    if entry.stability:
        yield f"{entry.stability}"
    if entry.edition:
        yield f"edition: {entry.edition}"


def _reason(holder: Evidence, other: Evidence) -> str:
    """Returns by which rule the entry that holds was preferred."""
    if holder.source.kind != other.source.kind:
        stronger, weaker = KIND_WORDS[holder.source.kind], KIND_WORDS[other.source.kind]
        return f"The first counts here: {stronger} weighs more than {weaker}."
    if holder.date != other.date:
        return "The first counts here: of two sources of the same kind the later one does."
    return "Neither is stronger or later; the first one listed is shown first."
