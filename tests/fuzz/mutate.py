"""Texts made of other texts by lot: pieces of a corpus joined, torn, doubled and spoilt; the same for the same lot."""

import json
from pathlib import Path
from random import Random
from typing import Final

CORPUS: Final = Path(__file__).with_name("corpus")

LONGEST: Final = 20_000
"""Characters of a text that grows by being doubled; longer ones only cost time."""

HOSTILE: Final = (
    *(
        "<!channel>",
        "<!here>",
        "<@U0ADMIN01>",
        "<#C0GENERAL|x>",
        "<https://evil.example|bank>",
        "&lt;",
        "&amp;",
    ),
    *("*b*", "_i_", "~s~", "`c`", "```", ":smile:", "http://", "javascript:", "@everyone", "=1+1", "|", "\\"),
    *("\0", "\x1b[31m", "\u202e", "\u2066", "\u200b", "\ufeff", "\u0301" * 30, "\ud800", "\udfff", "\u2028"),
    *(
        "\U0001f6b2",
        "\u0130",
        "\ufdfa",
        "\u1e9e",
        "\u00df",
        "\u212a",
        "\u03c2",
        "\u0660",
        "\u2460",
        "\r",
        "\t",
        "\n",
    ),
    *("'", '"', "{", "}", "[", "]", "- ", ": ", " #", "&a ", "*a", "!!str ", "<<: ", "|", ">-", "---\n", "%"),
    *("no", "not", "without", "vs", "and", "1.1", "9" * 40, "as csv", "help", " " * 50, "a" * 200, "?" * 20),
)
"""What once broke something somewhere."""


def read_corpus(name: str) -> tuple[str, ...]:
    """The seeds of this kind."""
    return tuple(json.loads((CORPUS / f"{name}.json").read_text(encoding="utf-8")))


def mutate(lot: Random, seeds: tuple[str, ...]) -> str:
    """A text made of the seeds in a few steps, which may be none."""
    text = lot.choice(seeds)
    for _ in range(lot.choice((0, 1, 1, 2, 3, 5, 8))):
        text = _change(lot, text, seeds)
    return text[:LONGEST]


def _change(lot: Random, text: str, seeds: tuple[str, ...]) -> str:
    start, end = sorted((lot.randint(0, len(text)), lot.randint(0, len(text))))
    match lot.randrange(8):
        case 0:
            return text[:start] + lot.choice(HOSTILE) + text[start:]
        case 1:
            return text[:start] + text[end:]
        case 2:
            return text[:end] + text[start:end] * lot.choice((1, 1, 2, 40)) + text[end:]
        case 3:
            return text[:start] + lot.choice(seeds)[start:]
        case 4:
            return text[:start] + chr(lot.randrange(0x110000)) + text[start + 1 :]
        case 5:
            words = text.split(" ")
            lot.shuffle(words)
            return " ".join(words)
        case 6:
            return text[:start] + text[start:end].swapcase() + text[end:]
        case _:
            return f"{text[:start]}{lot.choice(HOSTILE)}{lot.choice(HOSTILE)}{text[end:]}"
