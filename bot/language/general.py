"""What is asked for by words that ask and no others: "who uses it", "which one should we take", "the fastest one"."""

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from bot.language.gazetteer import Name
from bot.language.paraphrase import ASKED_KINDS
from bot.language.piece import Piece
from bot.language.tag import names_any, subjects_of
from bot.language.topics import LONGEST, Topic
from bot.language.words import Role
from bot.text.tokens import Stems

RANKING = "better"
"""The class of cues that rank, each asking for something else: "the fastest" is not "the simplest"."""

TELLING = frozenset({RANKING, "trouble"})
"""Classes of cues whose words differ in what they ask for."""

LEAD = 2
"""How many times as many such ways of asking the general article must have as the next one about the same subjects."""

LEAST = 0.2
"""Chance of a kind by the words that ask from which its general article may be meant."""

Named = Mapping[str, Iterable[str]]

_About = tuple[str, tuple[str, ...]]
"""Kind of article and the subjects that are named, in alphabetical order."""

_Target = tuple[str, str]
"""Kind and id of an article."""


class General:
    """The articles that are asked for where a question says nothing in particular."""

    def __init__(self, articles: Mapping[_About, str], ranking: Mapping[str, _Target]) -> None:
        """Takes the article for each kind and subjects, and the one for each word that ranks all subjects."""
        self._articles = articles
        self._ranking = ranking

    def filled(
        self, found: Mapping[str, tuple[Topic, ...]], pieces: Sequence[Piece], heard: Mapping[str, float]
    ) -> dict[str, tuple[Topic, ...]]:
        """Returns what was found in each kind, and the general article where nothing was since nothing is said.

        The words that ask alone tell the kind then: it must be `heard`.
        """
        if all(found.values()):
            return dict(found)
        about = tuple(sorted(subjects_of(pieces)))
        places = _asking(pieces)
        return {
            kind: topics
            or (self._topic(kind, about, places) if places and heard.get(kind, 0.0) >= LEAST else ())
            for kind, topics in found.items()
        }

    def ranked(self, pieces: Sequence[Piece]) -> _Target | None:
        """Returns the article that tells which subject it is that a question asks for by a single word that ranks."""
        ranking = [piece for piece in pieces if piece.cue == RANKING and not piece.is_noun]
        if len(ranking) != 1 or not names_any(pieces, "kind"):
            return None
        rest = [piece for piece in pieces if not (piece.is_mark or piece.is_noun or piece in ranking)]
        if any(piece.targets or not _only_asks(piece.role) for piece in rest):
            return None
        return self._ranking.get(" ".join(ranking[0].stems))

    def _topic(self, kind: str, about: tuple[str, ...], places: frozenset[int]) -> tuple[Topic, ...]:
        article = self._articles.get((kind, about))
        return (Topic(article, 1.0, places, 1.0),) if article else ()

    def dump(self) -> bytes:
        """Returns everything as bytes, for `load_general`."""
        kept = [(kind, about, article) for (kind, about), article in self._articles.items()]
        return json.dumps([kept, self._ranking], ensure_ascii=False).encode()


def load_general(data: bytes | memoryview) -> General:
    """Returns what `General.dump` made `data` of."""
    kept, ranking = json.loads(bytes(data))
    return General(
        {(kind, tuple(about)): article for kind, about, article in kept},
        {word: (kind, article) for word, (kind, article) in ranking.items()},
    )


def build_general(
    names: Iterable[Name], roles: Mapping[Stems, Role], phrases: Mapping[Stems, Named]
) -> General:
    """Returns the general articles by the ways of asking among `names`; `phrases` are what names something."""
    articles: dict[_About, Counter[_Target]] = {}
    ranking: dict[str, Counter[_Target]] = {}
    for name in names:
        said = _said(name.stems, roles, phrases)
        if said is None:
            continue
        subjects, telling = said
        target = (name.kind, name.id)
        if not telling and name.asked and name.kind in ASKED_KINDS:
            articles.setdefault((name.kind, subjects), Counter())[target] += 1
        elif not subjects and [roles[each].cue for each in telling] == [RANKING]:
            ranking.setdefault(" ".join(telling[0]), Counter())[target] += 1
    ahead = {about: _ahead(each) for about, each in sorted(articles.items())}
    best = {word: _ahead(each) for word, each in sorted(ranking.items())}
    return General(
        {about: target[1] for about, target in ahead.items() if target},
        {word: target for word, target in best.items() if target},
    )


def _ahead(counts: Counter[_Target]) -> _Target | None:
    """Returns what leads all others, or None."""
    (first, most), *others = counts.most_common(2)
    return first if not others or most >= LEAD * others[0][1] else None


def _said(
    said: Stems, roles: Mapping[Stems, Role], phrases: Mapping[Stems, Named]
) -> tuple[tuple[str, ...], list[Stems]] | None:
    """Returns the subjects and the telling words of a way of asking, or None where it says anything in particular."""
    subjects: set[str] = set()
    telling: list[Stems] = []
    for part, named, role in _cut(said, roles, phrases):
        if "kind" not in named and "subject" in named:
            subjects.update(named["subject"])
        elif role is not None and role.cue in TELLING and not named:
            telling.append(part)
        elif "kind" not in named and (named or not _only_asks(role)):
            return None
    return tuple(sorted(subjects)), telling


def _cut(
    said: Stems, roles: Mapping[Stems, Role], phrases: Mapping[Stems, Named]
) -> Iterator[tuple[Stems, Named, Role | None]]:
    """Yields the longest names and phrases that ask, in order, and every word between them as nothing."""
    place = 0
    while place < len(said):
        end = min(len(said), place + LONGEST)
        while end > place + 1 and said[place:end] not in phrases and said[place:end] not in roles:
            end -= 1
        part = said[place:end]
        yield part, phrases.get(part, {}), roles.get(part)
        place = end


def _only_asks(role: Role | None) -> bool:
    """Whether a word only asks, or carries nothing."""
    return role is not None and not (role.negates or role.excepts or role.needs or role.cue in TELLING)


def _asking(pieces: Sequence[Piece]) -> frozenset[int]:
    """Returns the places of the words that ask, if nothing else is said than who is asked about."""
    said = {place: piece for place, piece in enumerate(pieces) if not piece.is_mark}
    others = {place: piece for place, piece in said.items() if not piece.tells_who}
    if len(others) == len(said) or any(
        piece.targets or not _only_asks(piece.role) for piece in others.values()
    ):
        return frozenset()
    return frozenset(place for place, piece in others.items() if piece.cue)
