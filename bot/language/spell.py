"""Reading words as they were meant: other spellings, slips, words run together or split in two."""

from collections.abc import Mapping
from functools import lru_cache

from bot.language.lexicon import Lexicon
from bot.text.near import Near
from bot.text.tokens import PUNCTUATION, stem

MAX_CORRECTED = 16
"""Unknown words of one utterance that are looked up by near spelling; more means it is no question."""

SHORTEST_WHOLE = 4
"""Letters a word must have to be put together from two pieces."""

SHORTEST_APART = 6
"""Letters a word must have to be taken for two that were run together."""

REMEMBERED = 4096
"""Unknown words of which it is remembered how they can be read: people misspell the same ones."""

Variant = tuple[str, int]
"""A stem that a token can be read as, and how many slips that takes."""

Variants = tuple[Variant, ...]


class Speller:
    """Reads words by one lexicon and one list of other spellings."""

    def __init__(self, lexicon: Lexicon, spellings: Mapping[tuple[str, ...], tuple[str, ...]]) -> None:
        """Takes known words from `lexicon`; `spellings` says what a word, or two in a row, are to be read as."""
        self._lexicon = lexicon
        self._spellings = spellings
        self._opening = frozenset(said[0] for said in spellings if said)
        self._surface = lexicon.surface
        self._corrected = lru_cache(maxsize=REMEMBERED)(self._correct)

    def knows(self, token: str) -> bool:
        """Whether `token` is a known word or a form of one."""
        return token in self._surface or token in PUNCTUATION or stem(token) in self._lexicon.stems

    def read(self, tokens: tuple[str, ...]) -> tuple[tuple[str, ...], list[Variants]]:
        """Returns the tokens, made whole and taken apart, and for each the stems it can be read as."""
        read: list[str] = []
        found: list[Variants] = []
        corrected = 0
        for token in self._whole(self._spelled(tokens)):
            if self._stays(token) or corrected >= MAX_CORRECTED:
                read.append(token)
                found.append(((stem(token), 0),))
            else:
                corrected += 1
                parts, variants = self._corrected(token)
                read.extend(parts)
                found.extend(variants)
        return tuple(read), found

    def _correct(self, token: str) -> tuple[tuple[str, ...], tuple[Variants, ...]]:
        """Returns the words that an unknown one was run together from, or itself, and how each can be read."""
        parts, slips = self._apart(token)
        if parts:
            return parts, tuple(((stem(word), slips),) for word in parts)
        return (token,), (self._variants(token),)

    def _stays(self, token: str) -> bool:
        """Whether `token` is a word as it stands, and not two words of a name run together."""
        if token in self._surface:
            return True
        pair = token in self._lexicon.pairs
        return not pair and (self.knows(token) or token in self._lexicon.elsewhere)

    def _spelled(self, tokens: tuple[str, ...]) -> list[str]:
        """Returns the tokens with every listed spelling, of one word or two, replaced by what it stands for."""
        found: list[str] = []
        place = 0
        while place < len(tokens):
            if tokens[place] in self._opening:
                length, meant = self._meant(tokens, place)
                found.extend(meant)
                place += length
            else:
                found.append(tokens[place])
                place += 1
        return found

    def _meant(self, tokens: tuple[str, ...], place: int) -> tuple[int, tuple[str, ...]]:
        """Returns how many tokens have a listed spelling, and what they stand for; one, else, as it is."""
        for length in (2, 1):
            meant = self._spellings.get(tokens[place : place + length])
            if meant is not None:
                return length, meant
        return 1, tokens[place : place + 1]

    def _whole(self, tokens: list[str]) -> list[str]:
        """Returns the tokens with words that were split in two ("traf fic") made whole again."""
        found: list[str] = []
        known_before = True
        for token in tokens:
            known = token in self._surface or self.knows(token)
            joined = found[-1] + token if found and not (known and known_before) else ""
            if len(joined) >= SHORTEST_WHOLE and joined in self._surface:
                found[-1] = joined
                known_before = True
            else:
                found.append(token)
                known_before = known
        return found

    def _apart(self, token: str) -> tuple[tuple[str, ...], int]:
        """Returns the words that `token` was run together from, and the slips in it; nothing for a single word."""
        pairs = self._lexicon.pairs
        if token in pairs:
            return pairs[token], 0
        near = self._nearest(token)
        if near and near[0].word in pairs:
            return pairs[near[0].word], near[0].distance
        if len(token) < SHORTEST_APART or (near and near[0].distance < 2):
            return (), 0
        cuts = [(token[:cut], token[cut:]) for cut in range(2, len(token) - 1)]
        known = [cut for cut in cuts if cut[0] in self._surface and cut[1] in self._surface]
        return (max(known, key=lambda cut: max(map(len, cut))), 0) if known else ((), 0)

    def _variants(self, token: str) -> Variants:
        kept = {stem(near.word): near.distance for near in self._nearest(token)}
        return tuple(kept.items()) or ((stem(token), 0),)

    def _nearest(self, token: str) -> tuple[Near, ...]:
        """Returns the known words that `token` is nearest to, all equally near."""
        near = self._lexicon.near.find(token)
        return tuple(candidate for candidate in near if candidate.cost == near[0].cost)
