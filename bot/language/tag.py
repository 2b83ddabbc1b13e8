"""Cutting a question into names, words that do something, everyday words and words nobody knows."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product

from bot.language.gazetteer import Gazetteer, Targets
from bot.language.words import Role, Words
from bot.text.near import Near, NearIndex
from bot.text.normalize import normalize
from bot.text.tokens import PUNCTUATION, stem, tokenize

MAX_CORRECTED = 16
"""Unknown words of one utterance that are looked up by near spelling; more means it is no question."""

NAME_GAIN, ROLE_GAIN, ORDINARY_GAIN = 3.0, 2.0, 1.0
"""What each token is worth that a name, a word with a role or an everyday word covers: names win over equal length."""

TERM_GAIN = 2.2
"""What each token of a mere term is worth: a name inside it ("the product's part") wins over the whole."""

PLAIN_GAIN = 1.8
"""What a word in a name is worth that does something in a question by itself: less than outside the name."""

LENGTH_GAIN = 0.5
"""What each further token of one phrase adds: the longest phrase wins."""

SLIP_COST = 1.1
"""What each misspelling takes off: a slip in a word still beats leaving it unexplained, but not an exact reading."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of the question and what it is.

    Attributes:
        start: place of its first token.
        end: place after its last token.
        text: its tokens as typed.
        stems: its stems after spelling correction.
        targets: what it names, by kind.
        role: what it does in the question.
        ordinary: it is an everyday word.
        slips: misspellings corrected in it.
        plain: how many of a name's words do something in a question by themselves ("supports end of life").
    """

    start: int
    end: int
    text: str
    stems: tuple[str, ...]
    targets: Targets | None = None
    role: Role | None = None
    ordinary: bool = False
    slips: int = 0
    plain: int = 0

    @property
    def unknown(self) -> bool:
        """Nobody knows this word."""
        return self.targets is None and self.role is None and not self.ordinary

    @property
    def gain(self) -> float:
        """How much this piece is worth in a cut of the whole question."""
        length = self.end - self.start
        each = ROLE_GAIN if self.role else ORDINARY_GAIN if self.ordinary else 0.0
        if self.targets:
            each = TERM_GAIN if self.targets.keys() == {"define"} else NAME_GAIN
        plain = (each - PLAIN_GAIN) * self.plain if self.targets else 0.0
        return each * length + LENGTH_GAIN * (length - 1) - SLIP_COST * self.slips - plain


SHORTEST_WHOLE = 4
"""Letters a word must have to be put together from two pieces."""

SHORTEST_APART = 6
"""Letters a word must have to be taken for two that were run together."""

SENTENCE_ENDS = frozenset(".?!")

_Variant = tuple[str, int]


class Tagger:
    """Cuts questions by the names of one gazetteer and the words of one catalog."""

    def __init__(self, gazetteer: Gazetteer, words: Words) -> None:
        """Indexes all word forms for near spelling; names come before everyday words."""
        self._gazetteer = gazetteer
        self._words = words
        surface = (*gazetteer.surface, *words.surface)
        self._near = NearIndex(gazetteer.surface, (*words.surface, *gazetteer.pairs))
        self._surface = frozenset(surface)
        self._known = frozenset(stem(word) for word in surface)
        self._longest = {
            first: max(gazetteer.longest.get(first, 0), words.longest.get(first, 0))
            for first in {*gazetteer.longest, *words.longest}
        }

    def tag(self, utterance: str) -> tuple[Piece, ...]:
        """Returns the pieces of `utterance` in order, every token in exactly one."""
        tokens, variants = self._corrected(self._spelled(tokenize(normalize(utterance))))
        return _best_cut([tuple(self._pieces_at(place, tokens, variants)) for place in range(len(tokens))])

    def _spelled(self, tokens: tuple[str, ...]) -> list[str]:
        """Returns the tokens with every listed spelling, of one word or two, replaced by what it stands for."""
        found: list[str] = []
        place = 0
        while place < len(tokens):
            for length in (2, 1):
                said = tokens[place : place + length]
                meant = self._words.spellings.get(said)
                if meant is not None:
                    break
            found.extend(meant if meant is not None else said)
            place += len(said)
        return found

    def _whole(self, tokens: list[str]) -> list[str]:
        """Returns the tokens with words that were split in two ("traf fic") made whole again."""
        found: list[str] = []
        for token in tokens:
            joined = found[-1] + token if found else token
            broken = found and not (self._knows(found[-1]) and self._knows(token))
            if broken and len(joined) >= SHORTEST_WHOLE and joined in self._surface:
                found[-1] = joined
            else:
                found.append(token)
        return found

    def _knows(self, token: str) -> bool:
        return token in PUNCTUATION or token in self._surface or stem(token) in self._known

    def _corrected(self, tokens: list[str]) -> tuple[tuple[str, ...], list[tuple[_Variant, ...]]]:
        """Returns the tokens, words run together taken apart, and for each the stems it can be read as."""
        typed: list[str] = []
        found: list[tuple[_Variant, ...]] = []
        corrected = 0
        for token in self._whole(tokens):
            if self._knows(token) or corrected >= MAX_CORRECTED:
                typed.append(token)
                found.append(((stem(token), 0),))
                continue
            corrected += 1
            parts, slips = self._apart(token)
            if parts:
                typed.extend(parts)
                found.extend(((stem(word), slips),) for word in parts)
                continue
            typed.append(token)
            near = self._nearest(token)
            kept = {stem(candidate.word): candidate.distance for candidate in near}
            found.append(tuple(kept.items()) or ((stem(token), 0),))
        return tuple(typed), found

    def _apart(self, token: str) -> tuple[tuple[str, ...], int]:
        """Returns the words that `token` was run together from, and the slips in it; nothing for a single word."""
        if token in self._gazetteer.pairs:
            return self._gazetteer.pairs[token], 0
        near = self._nearest(token)
        if near and near[0].word in self._gazetteer.pairs:
            return self._gazetteer.pairs[near[0].word], near[0].distance
        if len(token) < SHORTEST_APART or (near and near[0].distance < 2):
            return (), 0
        cuts = [(token[:cut], token[cut:]) for cut in range(2, len(token) - 1)]
        known = [cut for cut in cuts if cut[0] in self._surface and cut[1] in self._surface]
        return (max(known, key=lambda cut: max(map(len, cut))), 0) if known else ((), 0)

    def _nearest(self, token: str) -> tuple[Near, ...]:
        """Returns the known words that `token` is nearest to, all equally near."""
        near = self._near.find(token)
        return tuple(candidate for candidate in near if candidate.cost == near[0].cost)

    def _pieces_at(
        self, place: int, tokens: tuple[str, ...], variants: list[tuple[_Variant, ...]]
    ) -> Iterator[Piece]:
        if tokens[place] in PUNCTUATION:
            yield Piece(
                place,
                place + 1,
                tokens[place],
                (tokens[place],),
                role=Role(filler=True, turns=tokens[place] in SENTENCE_ENDS),
            )
            return
        longest = max((self._longest.get(key, 1) for key, _ in variants[place]), default=1)
        for end in range(place + 1, min(place + longest, len(tokens)) + 1):
            yield from self._phrases(place, end, tokens, variants)
        yield from self._joined(place, tokens)
        yield self._single(place, tokens, variants)

    def _phrases(
        self, start: int, end: int, tokens: tuple[str, ...], variants: list[tuple[_Variant, ...]]
    ) -> Iterator[Piece]:
        for chosen in product(*variants[start:end]):
            key = tuple(word for word, _ in chosen)
            slips = sum(distance for _, distance in chosen)
            targets, role = self._gazetteer.phrases.get(key), self._words.roles.get(key)
            if targets is not None and "desk" in targets:
                targets, role = None, Role(filler=True)
            if targets is not None or role is not None:
                plain = sum((word,) in self._words.roles for word in key) if end - start > 1 else 0
                text = " ".join(tokens[start:end])
                yield Piece(start, end, text, key, targets, role, slips=slips, plain=plain)

    def _joined(self, place: int, tokens: tuple[str, ...]) -> Iterator[Piece]:
        """A word that was split in two ("link erd"): only where the parts mean nothing by themselves."""
        pair = tokens[place : place + 2]
        if len(pair) < 2 or pair[1] in PUNCTUATION or all(stem(token) in self._known for token in pair):
            return
        joined = "".join(pair)
        key = tuple(stem(word) for word in self._gazetteer.pairs.get(joined, (joined,)))
        targets = self._gazetteer.phrases.get(key)
        if targets is not None:
            yield Piece(place, place + 2, " ".join(pair), key, targets, slips=1)

    def _single(self, place: int, tokens: tuple[str, ...], variants: list[tuple[_Variant, ...]]) -> Piece:
        key, slips = variants[place][0]
        ordinary = key in self._words.ordinary or key in self._known or tokens[place].isdigit()
        return Piece(
            place, place + 1, tokens[place], (key,), ordinary=ordinary, slips=slips if ordinary else 0
        )


def _best_cut(starting: list[tuple[Piece, ...]]) -> tuple[Piece, ...]:
    """Returns the pieces that together gain most; of equal cuts the one with fewer pieces."""
    length = len(starting)
    best: list[tuple[float, Piece | None]] = [(0.0, None)] * (length + 1)
    for place in range(length - 1, -1, -1):
        best[place] = max(
            ((round(piece.gain + best[piece.end][0], 6), piece) for piece in starting[place]),
            key=lambda found: found[0],
        )
    cut: list[Piece] = []
    place = 0
    while place < length:
        piece = best[place][1]
        if piece is None:
            raise AssertionError("every place starts a piece")
        cut.append(piece)
        place = piece.end
    return tuple(cut)


def sentences(pieces: tuple[Piece, ...]) -> tuple[tuple[Piece, ...], ...]:
    """Returns the sentences of a tagged message, without those that hold nothing but punctuation."""
    found: list[list[Piece]] = [[]]
    for piece in pieces:
        found[-1].append(piece)
        if piece.text in SENTENCE_ENDS:
            found.append([])
    return tuple(tuple(part) for part in found if any(piece.text not in PUNCTUATION for piece in part))
