"""The words of questions that belong to no subject and no feature, as `intents/words.yaml` lists them."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from functools import cached_property
from typing import Any

from bot.text.tokens import Stems, stem, stems, words

FLAGS = ("negations", "exceptions", "turns", "joiners", "needs", "closings")
"""Lists of words that do something besides being cues."""


@dataclass(frozen=True, slots=True)
class Role:
    """What a word or phrase does in a question.

    Attributes:
        cue: the class of cue it is, or "".
        negates: it turns round what follows.
        excepts: it leaves out what follows.
        turns: it ends the reach of a negation ("but").
        joins: it parts the members of a list.
        needs: it says that something must be there.
        closes: it closes a message.
        filler: it carries nothing.
    """

    cue: str = ""
    negates: bool = False
    excepts: bool = False
    turns: bool = False
    joins: bool = False
    needs: bool = False
    closes: bool = False
    filler: bool = False

    @property
    def idle(self) -> bool:
        """It neither asks anything nor turns anything round, nor says that it must be there."""
        return not (self.cue or self.negates or self.excepts or self.turns or self.needs)

    @property
    def parts_names(self) -> bool:
        """It sets the names on its two sides apart ("and", "but not") rather than binding them ("mode for it")."""
        apart = self.turns or self.negates or self.excepts
        return apart or self.cue == "vs" or (self.joins and self.cue in ("also", ""))


@dataclass(frozen=True)
class Words:
    """Everything `intents/words.yaml` says, by stems.

    Attributes:
        spellings: what a word, or two in a row, are to be read as.
        roles: role of each phrase.
        ordinary: stems of everyday words that carry little.
        elsewhere: stems of words that belong to other talk.
        surface: every word form listed, so that none of them is taken for a misspelling.
    """

    spellings: Mapping[tuple[str, ...], tuple[str, ...]]
    roles: Mapping[Stems, Role]
    ordinary: frozenset[str]
    elsewhere: frozenset[str]
    surface: tuple[str, ...]

    @property
    def acting(self) -> tuple[str, ...]:
        """The word forms that do something in a question: ask, compare, negate."""
        return self._forms(role for role in self.roles.values() if not role.idle)

    @property
    def parts(self) -> tuple[str, ...]:
        """The word forms that have a part in a question, be it that they carry nothing."""
        return self._forms(self.roles.values())

    @cached_property
    def respelled(self) -> frozenset[str]:
        """The first words of listed spellings."""
        return frozenset(said[0] for said in self.spellings if said)

    def _forms(self, roles: Iterable[Role]) -> tuple[str, ...]:
        wanted = set(roles)
        held = {key for phrase, role in self.roles.items() if role in wanted for key in phrase}
        return tuple(word for word in self.surface if stem(word) in held)

    def spelled(self, tokens: Sequence[str]) -> list[str]:
        """Returns the tokens with every listed spelling, of one word or two, replaced by what it stands for."""
        if self.respelled.isdisjoint(tokens):
            return list(tokens)
        found: list[str] = []
        place = 0
        while place < len(tokens):
            if tokens[place] in self.respelled:
                length, meant = self._meant(tokens, place)
                found.extend(meant)
                place += length
            else:
                found.append(tokens[place])
                place += 1
        return found

    def _meant(self, tokens: Sequence[str], place: int) -> tuple[int, Sequence[str]]:
        """Returns how many tokens have a listed spelling, and what they stand for; one, else, as it is."""
        for length in (2, 1):
            meant = self.spellings.get(tuple(tokens[place : place + length]))
            if meant is not None:
                return length, meant
        return 1, tokens[place : place + 1]

    def dump(self) -> bytes:
        """Returns everything as bytes, for `load_words`."""
        kept = {
            "spellings": [(" ".join(said), " ".join(meant)) for said, meant in self.spellings.items()],
            "roles": [
                (asdict(role), [" ".join(phrase) for phrase in phrases])
                for role, phrases in self._by_role().items()
            ],
            "ordinary": sorted(self.ordinary),
            "elsewhere": sorted(self.elsewhere),
            "surface": self.surface,
        }
        return json.dumps(kept, ensure_ascii=False).encode()

    def _by_role(self) -> dict[Role, list[Stems]]:
        """Returns each role with all phrases that have it."""
        found: dict[Role, list[Stems]] = {}
        for phrase, role in sorted(self.roles.items()):
            found.setdefault(role, []).append(phrase)
        return found


def load_words(data: bytes | memoryview) -> Words:
    """Returns the words that `Words.dump` made `data` of."""
    kept: dict[str, Any] = json.loads(bytes(data))
    return Words(
        spellings={tuple(said.split()): tuple(meant.split()) for said, meant in kept["spellings"]},
        roles={
            tuple(phrase.split(" ")): role
            for fields, phrases in kept["roles"]
            for role in (Role(**fields),)
            for phrase in phrases
        },
        ordinary=frozenset(kept["ordinary"]),
        elsewhere=frozenset(kept["elsewhere"]),
        surface=tuple(kept["surface"]),
    )


def build_words(document: Mapping[str, object]) -> Words:
    """Returns the words of a parsed and checked `intents/words.yaml`."""
    cues = _phrases_by_class(document["cues"])
    flags = {flag: {stems(phrase) for phrase in _texts(document[flag])} for flag in FLAGS}
    filler = {stems(phrase) for phrase in _texts(document["filler"])}
    roles = {
        phrase: Role(
            cue=cues.get(phrase, ""),
            negates=phrase in flags["negations"],
            excepts=phrase in flags["exceptions"],
            turns=phrase in flags["turns"],
            joins=phrase in flags["joiners"],
            needs=phrase in flags["needs"],
            closes=phrase in flags["closings"],
            filler=phrase in filler,
        )
        for phrase in {*cues, *filler}.union(*flags.values())
        if phrase
    }
    ordinary = _texts(document["ordinary"])
    return Words(
        spellings={words(said): words(str(meant)) for said, meant in _mapping(document["spellings"]).items()},
        roles=roles,
        ordinary=frozenset(stem(word) for text in ordinary for word in words(text)),
        elsewhere=frozenset(stem(word) for text in _texts(document["elsewhere"]) for word in words(text)),
        surface=_surface(document, ordinary),
    )


def _phrases_by_class(cues: object) -> dict[Stems, str]:
    found: dict[Stems, str] = {}
    for name, phrases in _mapping(cues).items():
        for phrase in _texts(phrases):
            found.setdefault(stems(phrase), name)
    return found


def _surface(document: Mapping[str, object], ordinary: Iterable[str]) -> tuple[str, ...]:
    phrases = [phrase for listed in _mapping(document["cues"]).values() for phrase in _texts(listed)]
    for key in (*FLAGS, "filler", "elsewhere"):
        phrases.extend(_texts(document[key]))
    phrases.extend(ordinary)
    spellings = _mapping(document["spellings"])
    phrases.extend((*spellings, *map(str, spellings.values())))
    return tuple(dict.fromkeys(word for phrase in phrases for word in words(phrase)))


def _mapping(value: object) -> Mapping[str, object]:
    if not isinstance(value, Mapping):
        raise TypeError(f"expected a mapping, found {type(value).__name__}")
    return value


def _texts(value: object) -> tuple[str, ...]:
    if isinstance(value, str) or not isinstance(value, Iterable):
        raise TypeError(f"expected a list of texts, found {type(value).__name__}")
    return tuple(str(item) for item in value)
