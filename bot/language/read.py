"""Reads a directory of intents files into one document that `catalog.build_catalog` takes."""

import os
import re
from math import prod
from pathlib import Path

from pydantic import ValidationError

from bot.errors import Problem
from bot.language.records import IntentFile, WordsFile
from bot.language.templates import SLOTS, expand
from bot.text.characters import visible
from bot.text.explain import explain
from bot.text.record import Record
from bot.text.strict_yaml import read_yaml

WORDS = "words"
ORDER = (
    "help",
    "sources",
    "howto",
    "troubleshoot",
    "use_case",
    "recommend",
    "support",
    "value",
    "compare",
    "define",
    "which",
    "overview",
    "catalog",
)
"""The intents of the answer contract, in the order in which equally good readings are preferred."""

MOST_SEQUENCES = 500
"""Sequences that one sentence may stand for; the widest shipped one stands for a tenth of it."""

LIMIT_BYTES = 256 * 1024
"""Five times the largest intents file; more would make every start slow."""

_INNERMOST = re.compile(r"([\[(])([^\[\]()]*)[\])]")
_PIECE = re.compile(r"\{([a-z]+)\}|<[a-z-]+>")
_CUE = re.compile(r"<([a-z-]+)>")

IntentsDocument = dict[str, dict[str, object]]


def read_intents(directory: Path) -> tuple[IntentsDocument | None, tuple[Problem, ...]]:
    """Reads all intents files of `directory`.

    Returns:
        {"words": …, "intents": {name: …}} and no problems, or None and every problem found.
    """
    words, problems = _read(directory / f"{WORDS}.yaml", WordsFile)
    intents: dict[str, object] = {}
    for name in ORDER:
        path = directory / f"{name}.yaml"
        if not path.exists():
            continue
        intent, found = _read(path, IntentFile)
        problems += found
        intents[name] = intent
    problems += _strays(directory)
    if not problems and words is not None:
        problems += _unknown_cues(words, intents)
    if problems or words is None:
        return None, tuple(problems)
    return {"words": words, "intents": intents}, ()


def _read(path: Path, kind: type[Record]) -> tuple[dict[str, object] | None, list[Problem]]:
    document, problems = read_yaml(Path(os.path.realpath(path)), path.name, LIMIT_BYTES)
    if document is None or problems:
        return None, list(problems)
    try:
        record = kind.model_validate(document.root)
    except ValidationError as error:
        return None, list(explain(error, kind, document))
    found = [
        document.make_problem(code, message, ("sentences", place))
        for place, code, message in _bad_sentences(record)
    ]
    return record.model_dump(mode="json"), found


def _bad_sentences(record: Record) -> list[tuple[int, str, str]]:
    """Returns place, code and message for each sentence that cannot be expanded or would grow too large."""
    found = []
    for place, sentence in enumerate(record.sentences if isinstance(record, IntentFile) else ()):
        count = _count_sequences(sentence)
        if count > MOST_SEQUENCES:
            message = (
                f"the sentence stands for {count} sequences, at most {MOST_SEQUENCES}; split it into several"
            )
            found.append((place, "too-wide", message))
            continue
        try:
            expand(sentence)
        except ValueError as error:
            found.append((place, "bad-sentence", str(error)))
    return found


def _count_sequences(sentence: str) -> int:
    """Returns how many sequences a sentence stands for, repeated ones included, without building them."""
    counted = _PIECE.sub(lambda piece: f" {len(SLOTS.get(piece[1], ' '))} ", sentence)
    while innermost := _INNERMOST.search(counted):
        inside = _count_alternatives(innermost[2]) + (innermost[1] == "[")
        counted = f"{counted[: innermost.start()]} {inside} {counted[innermost.end() :]}"
    return _count_alternatives(re.sub(r"[\[\]()]", " ", counted))


def _count_alternatives(counted: str) -> int:
    return sum(prod(int(part) for part in way.split() if part.isdecimal()) for way in counted.split("|"))


def _strays(directory: Path) -> list[Problem]:
    return [
        Problem(visible(path.name), 1, 1, "stray-file", f"is no intent; the intents are {', '.join(ORDER)}")
        for path in sorted(directory.glob("*.yaml"))
        if path.stem not in (*ORDER, WORDS)
    ]


def _unknown_cues(words: dict[str, object], intents: dict[str, object]) -> list[Problem]:
    known = words["cues"]
    return [
        Problem(f"{name}.yaml", 1, 1, "unknown-cue", f"<{cue}> is no class of cues in {WORDS}.yaml")
        for name, intent in intents.items()
        for cue in dict.fromkeys(_CUE.findall(str(intent)))
        if isinstance(known, dict) and cue not in known
    ]
