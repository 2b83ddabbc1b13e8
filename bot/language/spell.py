"""Reading words as they were meant: other spellings, slips, words run together or split in two."""

import re
from collections.abc import Mapping
from functools import cached_property, lru_cache
from operator import attrgetter

from bot.language.cues import OPENERS
from bot.language.lexicon import Lexicon
from bot.language.words import Words
from bot.text.near import Near, short_slips
from bot.text.tokens import PUNCTUATION, stem

MAX_CORRECTED = 16
"""Unknown words of one utterance that are looked up by near spelling; more means it is no question."""

SHORTEST_WHOLE = 4
"""Letters a word must have to be put together from two pieces."""

SHORTEST_HALF = 2
"""Letters each of two known words must have to be put together; one of so few that carries something stands alone."""

SHORTEST_APART = 6
"""Letters a word must have to be taken for two that were run together."""

PLURAL = "s"

ENDINGS = (PLURAL, "ed", "ing")
"""What a word ends with that is known without."""

ARTICLE = "a"
"""The word of one letter that is run together with others."""

LEADING = OPENERS | {"aux", "also"}
"""Cues of the words that lead a question on, whatever it is about."""

SHORT = (3, 4)
"""Letters of the words of questions whose slips are listed: they are too short to be found as near ones."""

MOST_NEAR = 6
"""Equally near words of which one may have been meant; the rest of the question tells which."""

KNOWN = 0.3
"""By how much less likely it is that a known word is a slip within a name than that an unknown one is."""

REMEMBERED = 4096
"""Unknown words of which it is remembered how they can be read: people misspell the same ones."""

_DRAWN_OUT = re.compile(r"([a-z])\1{2,}")
"""A letter three times or more: no word has that, but hands that hold a key down."""

Variant = tuple[str, int, float]
"""A stem that a token can be read as, how many slips that takes, and by how much less likely than the likeliest.

A less likely one counts within a name of several words only.
"""

Variants = tuple[Variant, ...]


class Speller:
    """Reads words by one lexicon and one list of other spellings."""

    def __init__(self, lexicon: Lexicon, words: Words) -> None:
        """Takes known words from `lexicon`; `words` says what a word, or two in a row, are to be read as."""
        self._lexicon = lexicon
        self._words = words
        self._surface = lexicon.surface
        self._known = lru_cache(maxsize=REMEMBERED)(self._as_known)
        self._corrected = lru_cache(maxsize=REMEMBERED)(self._correct)

    def knows(self, token: str) -> bool:
        """Whether `token` is a known word or a form of one."""
        return token in self._surface or token in PUNCTUATION or stem(token) in self._lexicon.stems

    def read(self, tokens: tuple[str, ...]) -> tuple[tuple[str, ...], list[Variants]]:
        """Returns the tokens, made whole and taken apart, and for each the stems it can be read as."""
        read: list[str] = []
        found: list[Variants] = []
        corrected = 0
        if _DRAWN_OUT.search(" ".join(tokens)):
            tokens = tuple(map(self._undrawn, tokens))
        for token in self._words.spelled(self._whole(tokens)):
            if self._stays(token) or corrected >= MAX_CORRECTED:
                read.append(token)
                found.append(self._known(token))
            else:
                corrected += 1
                parts, variants = self._corrected(token)
                read.extend(parts)
                found.extend(variants)
        return tuple(read), found

    def _undrawn(self, token: str) -> str:
        """Returns the token without letters that were drawn out ("sooo"), twice in a word that is known so ("meet")."""
        if not _DRAWN_OUT.search(token) or self.knows(token):
            return token
        twice = _DRAWN_OUT.sub(r"\1\1", token)
        return twice if self.knows(twice) else _DRAWN_OUT.sub(r"\1", token)

    def _correct(self, token: str) -> tuple[tuple[str, ...], tuple[Variants, ...]]:
        """Returns the words that an unknown one was run together from, or itself, and how each can be read."""
        parts, slips = self._apart(token)
        if parts:
            parts = tuple(self._words.spelled(parts))
            return parts, tuple(((stem(word), slips, 0.0),) for word in parts)
        parts = self._apart_with_slip(token)
        return parts, tuple(
            ((stem(each), 0, 0.0),) if each in self._surface else self._variants(each) for each in parts
        )

    def _as_known(self, token: str) -> Variants:
        """Returns how a known word can be read: as it stands; if no name holds it, within one as what it nearly is."""
        own = stem(token)
        if own in self._lexicon.told or (own,) in self._words.roles:
            return ((own, 0, 0.0),)
        near = (each for each in self.names_near(token) if each.distance == 1 and stem(each.word) != own)
        less = {stem(each.word): round(KNOWN + each.cost - 1, 2) for each in near}
        return ((own, 0, 0.0), *((key, 1, cost) for key, cost in less.items()))

    def _stays(self, token: str) -> bool:
        """Whether `token` is a word as it stands, and not two words of a name run together."""
        if token in self._surface:
            return True
        if token in self._lexicon.pairs:
            return False
        return (self.knows(token) and not self._is_cut_short(token)) or token in self._lexicon.elsewhere

    def _is_cut_short(self, token: str) -> bool:
        """Whether a token is a form of a known word in no way but that it is its stem ("controll", "costum")."""
        doubled = token[-1:] == token[-2:-1] and token[:-1] in self._surface
        return stem(token) == token and (doubled or token + "e" in self._surface)

    def _whole(self, tokens: tuple[str, ...]) -> tuple[str, ...]:
        """Returns the tokens with words that were split in two ("traf fic") made whole again."""
        found: list[str] = []
        for place, token in enumerate(tokens):
            joined = found[-1] + token if found else ""
            whole = len(joined) >= SHORTEST_WHOLE and joined in self._surface
            alone = whole and self._stand_alone(found[-1], token)
            if whole and (not alone or self._is_split_name(tokens, place, joined)):
                found[-1] = joined
            else:
                found.append(token)
        return tuple(found)

    def _stand_alone(self, *tokens: str) -> bool:
        """Whether all of these are known words, and not known for being listed as spelt otherwise."""
        respelled = self._words.respelled
        return all(each in self._surface or (each not in respelled and self.knows(each)) for each in tokens)

    def _is_split_name(self, tokens: tuple[str, ...], place: int, joined: str) -> bool:
        """Whether a known word and the one before it are a word of names ("side car"), and not such words each.

        A pair that names hold, or the next word with this one, stays apart.
        """
        pairs = self._lexicon.pairs
        onward = "".join(tokens[place : place + 2])
        halves = (joined.removesuffix(tokens[place]), tokens[place])
        if (
            any(map(self._is_too_short, halves))
            or joined in pairs
            or onward in pairs
            or self._carries(joined)
        ):
            return False
        return self._is_of_names(joined) and not all(map(self._is_of_names, halves))

    def _is_too_short(self, half: str) -> bool:
        """Whether half of a word is so short that it is meant as it stands."""
        return len(half) < SHORTEST_HALF or (len(half) == SHORTEST_HALF and self._carries(half))

    def _carries(self, word: str) -> bool:
        """Whether a word does something in a question, whatever it is about."""
        return (stem(word),) in self._words.roles

    def _is_of_names(self, word: str) -> bool:
        """Whether names hold this very word."""
        near = self._lexicon.names.within(word, 1)
        return bool(near) and near[0].word == word

    def _apart(self, token: str) -> tuple[tuple[str, ...], int]:
        """Returns the words that `token` was run together from, and the slips in each; nothing for a single word."""
        pairs = self._lexicon.pairs
        if token in pairs:
            return pairs[token], 0
        cuts = self._cuts(token)
        near = self._nearest(token)
        paired = bool(near) and near[0].word in pairs and near[0].word not in self._surface
        if near and near[0].distance < 2:
            if paired and not any(min(map(len, cut)) > SHORTEST_HALF for cut in cuts):
                return pairs[near[0].word], near[0].distance
            cuts = cuts if paired else [cut for cut in cuts if cut[0] == ARTICLE]
        if cuts:
            return max(cuts, key=lambda cut: max(map(len, cut))), 0
        return (pairs[near[0].word], near[0].distance) if paired else ((), 0)

    def _apart_with_slip(self, token: str) -> tuple[str, ...]:
        """Returns the two words, a slip in one of them, that a word near no other was run together from; or itself."""
        if len(token) < SHORTEST_APART or self._nearest(token):
            return (token,)
        for cut in range(2, len(token) - 1):
            head, tail = token[:cut], token[cut:]
            slipped = tail if head in self._surface else head
            whole = head if head in self._surface else tail
            near = whole in self._surface and len(slipped) >= SHORTEST_WHOLE and self._nearest(slipped)
            if near and near[0].distance == 1:
                return head, tail
        return (token,)

    def _cuts(self, token: str) -> list[tuple[str, str]]:
        """Returns the two known words that `token` can be cut into, for each such cut."""
        if len(token) <= SHORTEST_WHOLE:
            return []
        cuts = ((token[:cut], token[cut:]) for cut in range(1, len(token) - 1))
        known = [cut for cut in cuts if cut[0] in self._surface and cut[1] in self._surface]
        if len(token) >= SHORTEST_APART:
            return [cut for cut in known if len(cut[0]) > 1 or cut[0] == ARTICLE]
        return [cut for cut in known if cut[0] == ARTICLE]

    def _variants(self, token: str) -> Variants:
        """Returns the stems of the words that `token` is nearest to, and of those as many slips away within a name.

        Where the nearest does something in a question, no name is looked for.
        """
        near = self._nearest(token)
        kept = {stem(each.word): (each.distance, 0.0) for each in near if each.cost == near[0].cost}
        for word in self._short.get(token, ()):
            kept.setdefault(stem(word), (1, 0.0))
        if near and not self._carries(near[0].word):
            for each in near:
                kept.setdefault(stem(each.word), (each.distance, round(each.cost - near[0].cost, 2)))
        return tuple((key, *how) for key, how in kept.items()) or ((stem(token), 0, 0.0),)

    def names_near(self, token: str) -> tuple[Near, ...]:
        """Returns the words of names, and those that do something in a question, that `token` is near to."""
        near = self._lexicon.names.within(token, MOST_NEAR)
        short = (Near(word, 1, 1.0) for word in self._short_names.get(token, ()))
        return (*(each for each in near if each.distance), *short)

    def within_names(self, token: str) -> Variants:
        """Returns the words that a word can be within a name of several, however many slips away."""
        near = self.names_near(token)
        return tuple(
            (stem(each.word), each.distance, round(KNOWN + each.cost - each.distance, 2)) for each in near
        )

    @cached_property
    def _short_names(self) -> Mapping[str, tuple[str, ...]]:
        """Abbreviations that are words of names by what a slip makes of them."""
        found: dict[str, tuple[str, ...]] = {}
        for word in self._lexicon.abbreviations:
            for slip in short_slips(word):
                found[slip] = (*found.get(slip, ()), word)
        return found

    @cached_property
    def _short(self) -> Mapping[str, tuple[str, ...]]:
        """The short words that carry a question by what a slip makes of them; first those that carry nothing else."""
        roles = self._words.roles
        short = (word for word in self._words.surface if len(word) in SHORT and self._leads(stem(word)))
        found: dict[str, tuple[str, ...]] = {}
        for word in sorted(set(short), key=lambda word: (not roles[stem(word),].idle, word)):
            for slip in short_slips(word):
                found[slip] = (*found.get(slip, ()), word)
        return found

    def _leads(self, key: str) -> bool:
        """Whether a word only leads a question on: it carries nothing or opens it."""
        role = self._words.roles.get((key,))
        return role is not None and (role.idle or role.cue in LEADING)

    def _nearest(self, token: str) -> tuple[Near, ...]:
        """Returns the known words that `token`, or what is left without its ending, is nearest to.

        All have as few slips. Without an "s", which any noun can have, those of as few slips count as well.
        """
        near = self._lexicon.near.find(token, MOST_NEAR)
        if not token.endswith(ENDINGS) or (near and near[0].distance < 2 and not token.endswith(PLURAL)):
            return near
        nearer = self._lexicon.near.find(stem(token), MOST_NEAR)
        least = min((each.distance for each in (*near, *nearer)), default=0)
        found = (each for each in (*near, *nearer) if each.distance == least)
        return tuple(sorted(found, key=attrgetter("cost")))
