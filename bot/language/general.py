"""What is asked for by words that ask and no others: "who uses it", "which one should we take"."""

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from bot.language.gazetteer import Name, Stems
from bot.language.paraphrase import ASKED_KINDS
from bot.language.piece import Piece
from bot.language.tag import subjects_of
from bot.language.topics import LONGEST, Topic
from bot.language.words import Role
from bot.text.tokens import PUNCTUATION

TELLING = frozenset({"better", "trouble"})
"""Classes of cues whose words differ in what they ask for: "the fastest" is not "the simplest"."""

LEAD = 2
"""How many times as many such ways of asking the general article must have as the next one about the same subjects."""

LEAST = 0.2
"""Chance of a kind by the words that ask from which its general article may be meant."""

Named = Mapping[str, Iterable[str]]

_About = tuple[str, tuple[str, ...]]
"""Kind of article and the subjects that are named, in alphabetical order."""


class General:
    """The articles that are asked for where a question says nothing in particular."""

    def __init__(self, articles: Mapping[_About, str]) -> None:
        """Takes the article for each kind and subjects."""
        self._articles = articles

    def filled(
        self, found: Mapping[str, tuple[Topic, ...]], pieces: Sequence[Piece], heard: Mapping[str, float]
    ) -> dict[str, tuple[Topic, ...]]:
        """Returns what was found in each kind, and the general article where nothing was since nothing is said.

        The words that ask alone tell the kind then: it must be `heard`.
        """
        about = tuple(sorted(subjects_of(pieces)))
        places = _asking(pieces)
        return {
            kind: topics
            or (self._topic(kind, about, places) if places and heard.get(kind, 0.0) >= LEAST else ())
            for kind, topics in found.items()
        }

    def _topic(self, kind: str, about: tuple[str, ...], places: frozenset[int]) -> tuple[Topic, ...]:
        article = self._articles.get((kind, about))
        return (Topic(article, 1.0, places, 1.0),) if article else ()

    def dump(self) -> bytes:
        """Returns everything as bytes, for `load_general`."""
        kept = [(kind, about, article) for (kind, about), article in self._articles.items()]
        return json.dumps(kept, ensure_ascii=False).encode()


def load_general(data: bytes | memoryview) -> General:
    """Returns what `General.dump` made `data` of."""
    kept = json.loads(bytes(data))
    return General({(kind, tuple(about)): article for kind, about, article in kept})


def build_general(
    names: Iterable[Name], roles: Mapping[Stems, Role], phrases: Mapping[Stems, Named]
) -> General:
    """Returns the general articles by the ways of asking among `names`; `phrases` are what names something."""
    counts: dict[_About, Counter[str]] = {}
    for name in names:
        about = _about(name.stems, roles, phrases) if name.asked and name.kind in ASKED_KINDS else None
        if about is not None:
            counts.setdefault((name.kind, about), Counter())[name.id] += 1
    ahead = {about: _ahead(each) for about, each in counts.items()}
    return General({about: article for about, article in sorted(ahead.items()) if article})


def _ahead(counts: Counter[str]) -> str:
    """Returns what leads all others, or nothing."""
    (first, most), (_, next_) = (*counts.most_common(2), ("", 0))[:2]
    return first if most >= LEAD * next_ else ""


def _about(
    said: Stems, roles: Mapping[Stems, Role], phrases: Mapping[Stems, Named]
) -> tuple[str, ...] | None:
    """Returns the subjects that a way of asking names, or None where it says anything in particular."""
    subjects: set[str] = set()
    for named, role in _cut(said, roles, phrases):
        if "kind" not in named and "subject" in named:
            subjects.update(named["subject"])
        elif "kind" not in named and (named or not _only_asks(role)):
            return None
    return tuple(sorted(subjects))


def _cut(
    said: Stems, roles: Mapping[Stems, Role], phrases: Mapping[Stems, Named]
) -> Iterator[tuple[Named, Role | None]]:
    """Yields the longest names and phrases that ask, in order, and every word between them as nothing."""
    place = 0
    while place < len(said):
        end = min(len(said), place + LONGEST)
        while end > place + 1 and said[place:end] not in phrases and said[place:end] not in roles:
            end -= 1
        yield phrases.get(said[place:end], {}), roles.get(said[place:end])
        place = end


def _only_asks(role: Role | None) -> bool:
    """Whether a word only asks, or carries nothing."""
    return role is not None and not (role.negates or role.excepts or role.needs or role.cue in TELLING)


def _asking(pieces: Sequence[Piece]) -> frozenset[int]:
    """Returns the places of the words that ask, if nothing else is said than who is asked about."""
    said = {place: piece for place, piece in enumerate(pieces) if piece.text not in PUNCTUATION}
    others = {place: piece for place, piece in said.items() if not piece.tells_who}
    if len(others) == len(said) or any(
        piece.targets or not _only_asks(piece.role) for piece in others.values()
    ):
        return frozenset()
    return frozenset(place for place, piece in others.items() if piece.role is not None and piece.role.cue)
