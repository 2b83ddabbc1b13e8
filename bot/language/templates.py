"""Sentence templates: from the notation of `intents/*.yaml` to the symbol sequences they stand for.

Notation: `{subject}` a slot, `<which>` a class of cue, `[x]` optional, `(x|y)` and `[x|y]` alternatives.
"""

import re
from dataclasses import dataclass
from itertools import product

SLOTS = {
    "subject": ("S",),
    "subjects": ("SS",),
    "feature": ("F",),
    "category": ("C",),
    "value": ("V",),
    "kind": ("K",),
    "term": ("T", "F"),
    "howto": ("H",),
    "problem": ("P",),
    "case": ("U",),
    "advice": ("R",),
}
"""The symbol, or the rival symbols, of each slot: S one subject, SS several, F one or more features, and so on."""

SLOT_SYMBOLS = frozenset({"S", "SS", "F", "C", "V", "K", "T", "H", "P", "U", "R"})

_PIECE = re.compile(r"\{[a-z]+\}|<[a-z-]+>|[\[\]()|]|\S+?(?=[\s\[\](){}<>|]|$)")


@dataclass(frozen=True, slots=True)
class Template:
    """One concrete sequence of symbols and the intent it belongs to.

    Attributes:
        intent: the intent's name.
        symbols: slots and cues in order; `aux` only where it opens the sentence.
        slots: the slots alone, sorted: the slot combination.
        cues: the cues alone, in order.
    """

    intent: str
    symbols: tuple[str, ...]
    slots: tuple[str, ...]
    cues: tuple[str, ...]


def tidy(symbols: tuple[str, ...]) -> tuple[str, ...]:
    """Returns `symbols` without auxiliary verbs after the first place and without immediate repetition."""
    kept: list[str] = []
    for place, symbol in enumerate(symbols):
        if symbol == "aux" and place > 0:
            continue
        if not kept or kept[-1] != symbol:
            kept.append(symbol)
    return tuple(kept)


def template_of(intent: str, symbols: tuple[str, ...]) -> Template:
    """Returns the template of a sequence of symbols, tidied."""
    symbols = tidy(symbols)
    slots = tuple(sorted(symbol for symbol in symbols if symbol in SLOT_SYMBOLS))
    cues = tuple(symbol for symbol in symbols if symbol not in SLOT_SYMBOLS)
    return Template(intent, symbols, slots, cues)


def expand(sentence: str) -> tuple[tuple[str, ...], ...]:
    """Returns every symbol sequence that `sentence` stands for.

    Raises:
        ValueError: the sentence is not in the notation; the message says where.
    """
    pieces = _PIECE.findall(sentence)
    sequences, rest = _alternatives(pieces, sentence)
    if rest:
        raise ValueError(f"unexpected {rest[0]!r} in {sentence!r}")
    return tuple(dict.fromkeys(sequences))


_Sequences = list[tuple[str, ...]]


def _alternatives(pieces: list[str], sentence: str) -> tuple[_Sequences, list[str]]:
    found, rest = _sequence(pieces, sentence)
    while rest and rest[0] == "|":
        more, rest = _sequence(rest[1:], sentence)
        found = found + more
    return found, rest


def _sequence(pieces: list[str], sentence: str) -> tuple[_Sequences, list[str]]:
    parts: list[_Sequences] = []
    while pieces and pieces[0] not in ("|", "]", ")"):
        part, pieces = _part(pieces, sentence)
        parts.append(part)
    return [sum(chosen, ()) for chosen in product(*parts)], pieces


def _part(pieces: list[str], sentence: str) -> tuple[_Sequences, list[str]]:
    head, rest = pieces[0], pieces[1:]
    if head in ("[", "("):
        inner, rest = _alternatives(rest, sentence)
        closing = "]" if head == "[" else ")"
        if not rest or rest[0] != closing:
            raise ValueError(f"{head!r} without {closing!r} in {sentence!r}")
        return ([*inner, ()] if head == "[" else inner), rest[1:]
    return [(symbol,) for symbol in _symbols(head, sentence)], rest


def _symbols(piece: str, sentence: str) -> tuple[str, ...]:
    if piece.startswith("<"):
        return (piece[1:-1],)
    if piece.startswith("{") and piece[1:-1] in SLOTS:
        return SLOTS[piece[1:-1]]
    raise ValueError(f"{piece!r} in {sentence!r} is neither a <cue> nor one of the slots {', '.join(SLOTS)}")
