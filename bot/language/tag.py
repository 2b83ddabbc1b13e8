"""Cutting a question into names, words that do something, everyday words and words nobody knows."""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain

from bot.language.gazetteer import Gazetteer, Targets
from bot.language.left_over import LeftOver
from bot.language.lexicon import Lexicon
from bot.language.phrase_tree import EVERYDAY, ORDINARY_GAIN, SENTENCE_ENDS, UNKNOWN, Entry, PhraseTree
from bot.language.piece import Piece
from bot.language.spell import Speller, Variants
from bot.language.words import Words
from bot.text.normalize import MAX_CHARACTERS, normalize
from bot.text.tokens import Stems, stems, tokenize

SLIP_COST = 1.1
"""What each misspelling takes off: a slip in a word still beats leaving it unexplained, but not an exact reading."""


MOST_EMOJI = 20
"""Emoji that are looked at for a subject's name."""

_EMOJI = re.compile(r":([a-z0-9_-]+):", re.IGNORECASE)


_Step = tuple[float, int, Stems, Entry, int]
"""The best way on from a token: gain to the end, where the piece ends, its stems, what it is, its slips."""


class Tagger:
    """Cuts questions by the names of one gazetteer and the words of questions."""

    def __init__(self, gazetteer: Gazetteer, words: Words, lexicon: Lexicon) -> None:
        """Takes the names, the words of questions, and the words that are spelt right."""
        self._speller = Speller(lexicon, words)
        self._words = words
        self._gazetteer = gazetteer
        self._tree = PhraseTree(gazetteer, words)
        self._left_over = LeftOver(self._speller, self._tree, words)

    def tag(self, utterance: str) -> tuple[Piece, ...]:
        """Returns the pieces of `utterance` in order, every token in exactly one."""
        said = utterance[:MAX_CHARACTERS]
        if ":" in said:
            said = _EMOJI.sub(self._named_emoji, said, MOST_EMOJI)
        tokens, variants = self._speller.read(tokenize(normalize(said)))
        pieces = self._cut(tokens, variants)
        again = self._left_over.read(pieces, variants)
        return self._completed(self._cut(tokens, again) if again else pieces)

    def _cut(self, tokens: tuple[str, ...], variants: list[Variants]) -> list[Piece]:
        steps = self._steps(tokens, variants)
        pieces: list[Piece] = []
        place = 0
        while place < len(tokens):
            _, end, key, entry, slips = steps[place]
            text = tokens[place] if end == place + 1 else " ".join(tokens[place:end])
            everyday = entry is EVERYDAY
            plain = entry.targets is not None and len(key) == 1 and self._is_plain(key[0])
            pieces.append(Piece(place, end, text, key, entry.targets, entry.role, everyday, slips, plain))
            place = end
        return pieces

    def _named_emoji(self, match: re.Match[str]) -> str:
        """Returns the name of an emoji that is a subject's name; others say nothing and stay what they are."""
        targets = self._gazetteer.phrases.get(stems(normalize(match[1])), {})
        return f" {match[1]} " if "subject" in targets else match[0]

    def _is_plain(self, word: str) -> bool:
        return word in self._words.ordinary or (word,) in self._words.roles

    def _completed(self, pieces: list[Piece]) -> tuple[Piece, ...]:
        """Returns the pieces with names that share their last word made whole: "abort and delay injection"."""
        for place in range(len(pieces) - 2, -1, -1):
            joiner, whole = pieces[place + 1], pieces[min(place + 2, len(pieces) - 1)]
            if (
                joiner.parts_members
                and not pieces[place].tells_who
                and whole.targets is not None
                and len(whole.stems) > 1
            ):
                pieces[place] = self._with_head(pieces[place], whole)
        return tuple(pieces)

    def _with_head(self, piece: Piece, whole: Piece) -> Piece:
        """Returns `piece` as the name it is together with the last word of `whole`, or all but the first, if it is one.

        Its own stems then are those of the name, so that the next member of a list is made whole in turn. No list
        names the same twice.
        """
        for head in (whole.stems[-1:], whole.stems[1:]):
            key = (*piece.stems, *head)
            entry = self._tree.find(key)
            targets = entry.targets if entry is not None else None
            if targets is not None and _is_list_name(targets, piece) and not _is_same(targets, whole.targets):
                return piece._replace(stems=key, targets=targets, role=None, ordinary=False)
        return piece

    def _steps(self, tokens: tuple[str, ...], variants: list[Variants]) -> list[_Step]:
        """Returns for each place the step that gains most from there to the end; of equals the shortest."""
        nothing: _Step = (0.0, len(tokens), (), UNKNOWN, 0)
        best = [nothing] * (len(tokens) + 1)
        for place in range(len(tokens) - 1, -1, -1):
            chosen = self._single(place, tokens[place], variants, best[place + 1][0])
            for end, node, slips, less in self._tree.begun(place, variants):
                entry = node.entry if node.known else self._tree.entry(node)
                if entry is not None and (not less or end > place + 1):
                    gain = round(entry.gain - SLIP_COST * slips - less + best[end][0], 6)
                    if gain > chosen[0]:
                        chosen = (gain, end, node.key, entry, slips)
            best[place] = chosen
        return best

    def _single(self, place: int, token: str, variants: list[Variants], onward: float) -> _Step:
        key, slips, _ = variants[place][0]
        if key in self._words.ordinary or token.isdigit() or self._speller.knows(key):
            return (ORDINARY_GAIN - SLIP_COST * slips + onward, place + 1, (key,), EVERYDAY, slips)
        return (onward, place + 1, (key,), UNKNOWN, 0)


def _is_list_name(targets: Targets, piece: Piece) -> bool:
    """Whether a name made whole is a feature's, or a subject's where the piece alone carries nothing."""
    filler = piece.filler and not piece.is_mark
    return "feature" in targets or ("subject" in targets and filler)


def _is_same(targets: Targets, others: Targets | None) -> bool:
    """Whether two names name one feature."""
    return "feature" in targets and others is not None and targets["feature"] == others.get("feature")


def sentences(pieces: tuple[Piece, ...]) -> tuple[tuple[Piece, ...], ...]:
    """Returns the sentences of a tagged message, without those that hold nothing but punctuation."""
    found: list[list[Piece]] = [[]]
    for piece in pieces:
        found[-1].append(piece)
        if piece.text in SENTENCE_ENDS:
            found.append([])
    return tuple(tuple(part) for part in found if not all(piece.is_mark for piece in part))


def end_of_words(pieces: Sequence[Piece]) -> int:
    """Returns the place behind the last word: the punctuation that ends a question ends nothing within it."""
    end = len(pieces)
    while end and pieces[end - 1].is_mark:
        end -= 1
    return end


def cues_in(pieces: Iterable[Piece]) -> frozenset[str]:
    """Returns what is asked by the words of a question, each apart from the others."""
    return frozenset([piece.role.cue for piece in pieces if piece.role is not None])


def opening_of(pieces: Iterable[Piece]) -> str:
    """Returns the cue with which a question opens, or "" where it has none."""
    return next((piece.cue for piece in pieces if piece.cue), "")


def subjects_of(pieces: Iterable[Piece]) -> dict[str, None]:
    """Returns the subjects named, in order, without those whose name is a mere noun for their kind."""
    named = [piece.targets["subject"] for piece in pieces if piece.targets and piece.names_subject]
    return dict.fromkeys(chain.from_iterable(named))


def names_any(pieces: Iterable[Piece], kind: str) -> bool:
    """Whether anything of a kind is named in a question."""
    return True in [kind in piece.targets for piece in pieces if piece.targets]


def named_in(pieces: Iterable[Piece], kind: str) -> Iterator[str]:
    """Returns the ids of a kind that names in a question stand for, in order."""
    named = [piece.targets[kind] for piece in pieces if piece.targets and kind in piece.targets]
    return chain.from_iterable(named)
