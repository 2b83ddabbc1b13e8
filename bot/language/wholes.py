"""Questions that an article gives word for word: its title asked for, or one of its ways of asking."""

from collections.abc import Iterable, Iterator, Mapping

from bot.language.assemble import assemble
from bot.language.catalog import OPENERS, Catalog
from bot.language.gazetteer import Gazetteer, Name, Stems, without_brackets
from bot.language.paraphrase import ASKED_KINDS
from bot.language.reading import Reading, Slot
from bot.language.readings import is_subject_alone
from bot.language.score import Candidate
from bot.language.tag import Piece, subjects_of
from bot.text.normalize import normalize
from bot.text.tokens import PUNCTUATION, stems

Target = tuple[str, str]
"""Kind and id of an article."""

LEAST_STEMS = 2
"""Words that must be left of a question without its cues: one alone is the name of too many things."""

PLAIN = ("support", "value", "compare", "overview", "define", "catalog")
"""Intents that ask for facts: the cues of their sentences do not tell that an article is wanted."""


class Wholes:
    """Finds the article that a whole question asks for, by one gazetteer and one catalog."""

    def __init__(self, catalog: Catalog, gazetteer: Gazetteer) -> None:
        """Indexes the articles twice: by all that their phrases say, and by what is left without cues."""
        roles = catalog.words.roles
        kept = frozenset(key[0] for key, role in roles.items() if len(key) == 1 and role.negates)
        self._filler = (
            frozenset(key[0] for key, role in roles.items() if len(key) == 1 and role.filler) - kept
        )
        self._said = self._filler | frozenset(key[0] for key in roles if len(key) == 1) - kept
        plain = frozenset().union(
            *(catalog.key_cues(intent) for intent in PLAIN if intent in catalog.intents)
        )
        self._cues = {kind: catalog.key_cues(kind) - plain for kind in ASKED_KINDS}
        named = list(_article_names(gazetteer))
        spoken = [(name, key) for name, own in named for key in _spoken(name, own, catalog)]
        self._titles = {_without(key, self._filler) for name, key in spoken if not name.asked}
        self._by_words = _index(spoken, self._filler, gazetteer.phrases)
        asked = [(name, own) for name, own in named if name.kind in ASKED_KINDS]
        self._by_content = _index(asked, self._said, gazetteer.phrases)

    def find(self, pieces: tuple[Piece, ...]) -> Candidate | None:
        """Returns the candidate in which the whole question asks for one article, or None."""
        said = [key for piece in pieces if piece.text not in PUNCTUATION for key in piece.stems]
        words_said = _without(said, self._filler)
        target = self._by_words.get(words_said) or self._by_cue(said, pieces)
        by_title = words_said in self._titles
        if target is not None and not by_title and _asks_fact(pieces):
            cues = {piece.role.cue for piece in pieces if piece.role is not None}
            if target[0] == "define" or not self._cues[target[0]] & cues:
                return None
        if target is not None and target[0] == "define" and len(subjects_of(pieces)) > 1:
            return None
        return None if target is None else Candidate(target[0], _reading(pieces, target), fit=1.0, score=1.0)

    def _by_cue(self, said: list[str], pieces: tuple[Piece, ...]) -> Target | None:
        """Returns the article that is left of a question without its cues, if one of these asks for such articles."""
        target = self._by_content.get(_without(said, self._said))
        if target is None:
            return None
        cues = {piece.role.cue for piece in pieces if piece.role is not None}
        return target if self._cues[target[0]] & cues else None


def _article_names(gazetteer: Gazetteer) -> Iterator[tuple[Name, Stems]]:
    """Yields the names that belong to an article and to no feature as well, each with its stems."""
    for name in gazetteer.names:
        if name.kind in ("define", *ASKED_KINDS):
            key = stems(normalize(name.text))
            if "feature" not in gazetteer.phrases.get(key, ()):
                yield name, key


def _spoken(name: Name, own: Stems, catalog: Catalog) -> Iterator[Stems]:
    """Yields the questions for a name: a way of asking as it stands, any other name as the desk would ask for it."""
    if name.asked:
        yield own
        return
    ask = catalog.intents[name.kind].ask
    for text in dict.fromkeys((name.text, without_brackets(name.text))):
        yield stems(normalize(ask.format(article=text, term=text)))
    if name.kind == "troubleshoot" or _is_question(own, catalog):
        yield own


def _is_question(own: Stems, catalog: Catalog) -> bool:
    """Whether a title opens as a question does ("how to choose one", "who uses it")."""
    role = catalog.words.roles.get(own[:1])
    return role is not None and role.cue in OPENERS


def _index(
    spoken: Iterable[tuple[Name, Stems]], without: frozenset[str], taken: Mapping[Stems, object]
) -> dict[Stems, Target]:
    """Returns the articles by the stems of their phrases, names before ways of asking.

    What names several, or something else, is left out.
    """
    titled: dict[Stems, set[Target]] = {}
    asked: dict[Stems, set[Target]] = {}
    for name, whole in spoken:
        key = _without(whole, without)
        if len(key) >= LEAST_STEMS and key not in taken:
            (asked if name.asked else titled).setdefault(key, set()).add((name.kind, name.id))
    found = asked | titled
    return {key: targets.pop() for key, targets in found.items() if len(targets) == 1}


def _without(stems: Iterable[str], left_out: frozenset[str]) -> Stems:
    return tuple(key for key in stems if key not in left_out)


def _asks_fact(pieces: tuple[Piece, ...]) -> bool:
    """Whether names of subjects and features are all it says: facts answer that better than a text around them."""
    named = {kind for piece in pieces if piece.targets for kind in piece.targets}
    whole = all(piece.targets is not None or piece.role is not None for piece in pieces)
    return whole and bool({"feature", "value"} & named) and any(is_subject_alone(piece) for piece in pieces)


def _reading(pieces: tuple[Piece, ...], target: Target) -> Reading:
    """Returns the reading that gives the article the place of the last word that is no subject."""
    subjects = {place: "subject" for place, piece in enumerate(pieces) if is_subject_alone(piece)}
    free = [
        place for place, piece in enumerate(pieces) if place not in subjects and piece.text not in PUNCTUATION
    ]
    last = free[-1] if free else 0
    explained = dict.fromkeys(range(len(pieces)), 1.0)
    return assemble(pieces, subjects, {last: Slot(target[0], (target[1],), pieces[last])}, explained)
