"""Where knowledge is missing, by what people asked and got no answer to."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from bot.desk import Desk
from bot.ledger import Ledger
from bot.ledger.model import Count

MOST: Final = 200
MOST_EXAMPLES: Final = 3


@dataclass(frozen=True, slots=True)
class MissingFact:
    """A pair that was asked about and has no fact."""

    subject: str
    feature: str
    times: int


@dataclass(frozen=True, slots=True)
class UnknownWord:
    """A word that the desk does not know, in questions that it did not answer."""

    word: str
    times: int
    examples: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Gaps:
    """What people asked in vain, the most frequent first.

    Attributes:
        facts: understood, and no source holds it.
        words: unknown words in questions that were half understood and asked back.
        foreign: questions about something else, in the words of those who let them be kept.
    """

    facts: tuple[MissingFact, ...]
    words: tuple[UnknownWord, ...]
    foreign: tuple[Count, ...]


async def find_gaps(ledger: Ledger, desk: Desk, team: str) -> Gaps:
    """The gaps of a workspace."""
    unanswered = await ledger.demand.unanswered(team, MOST)
    missed = await ledger.demand.not_understood(team, MOST)
    foreign = tuple(count for count in missed if count.what[1] == "out_of_scope")
    asked_back = (count for count in missed if count.what[1] == "clarify")
    return Gaps(_missing(unanswered), _unknown_words(desk, asked_back), foreign)


def _missing(counts: Iterable[Count]) -> tuple[MissingFact, ...]:
    pairs: Counter[tuple[str, str]] = Counter()
    for count in counts:
        subjects, features = (ids.split() for ids in count.what)
        pairs.update({(subject, feature): count.times for subject in subjects for feature in features})
    return tuple(MissingFact(*pair, times) for pair, times in pairs.most_common())


def _unknown_words(desk: Desk, counts: Iterable[Count]) -> tuple[UnknownWord, ...]:
    times: Counter[str] = Counter()
    examples: dict[str, list[str]] = {}
    for count in counts:
        text = count.what[0]
        for word in desk.unknown_words(text):
            times[word] += count.times
            examples.setdefault(word, []).append(text)
    return tuple(
        UnknownWord(word, number, tuple(examples[word][:MOST_EXAMPLES]))
        for word, number in times.most_common()
    )
