"""What a release keeps of the files it was built from, so that the next one need not look at the same ones again.

A file is the same if its bytes have the same hash: it is not parsed again, and its facts are not even read. Only sound
files get into a release, so those of an earlier one have no problems of their own. A subject's file has none either as
long as all that it may refer to is the same, and then the rows of its facts are the same as well.
"""

import hashlib
import json
from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace
from functools import partial
from typing import Any

from pydantic import TypeAdapter

from bot.facts.check import Sound
from bot.facts.kept import KeptFacts, Outline
from bot.facts.knowledge import File, Knowledge
from bot.facts.records import Facts, SubjectFile
from bot.facts.rules import AMONG_NAMES, RULES
from bot.facts.rules.names_differ import each_naming
from bot.text.document import Known
from bot.text.record import Record

FILES, SUBJECTS = "files", "subjects"
"""Names under which a release keeps what its files say, and the order and digests of its subjects."""

AROUND, CALLED = "around", "called"
"""Names under which it keeps the hash of the files that those of subjects may refer to, and of all names."""

Parts = Mapping[str, bytes]
"""What an earlier release keeps, by name."""

_FACTS: TypeAdapter[Facts] = TypeAdapter(Facts)


def keep_known(knowledge: Knowledge, known: Known) -> dict[str, bytes | None]:
    """Return what is known of all files, by the name to keep it under in a release.

    None stands for facts that an earlier release keeps, of a file that was `known` to it.
    """
    said = {file.document.digest: _without_facts(file) for file in knowledge.files}
    ordered = [(name, subject.outline.digest) for name, subject in knowledge.subjects.items()]
    facts = {
        _name_facts(file.document.digest): None
        if file.document.digest in known
        else _dump(file.document.root.get("facts", {}))
        for file in knowledge.subject_files
    }
    hashes = {AROUND: _hash_around(knowledge), CALLED: _hash_names(knowledge)}
    return {FILES: _dump(said), SUBJECTS: _dump(ordered), **hashes, **facts}


def _without_facts(file: File[Record]) -> tuple[Mapping[str, Any], Outline | None]:
    """Return what a file says, without the facts of a subject, for which there is an outline."""
    if not isinstance(file.record, SubjectFile):
        return file.document.root, None
    rest = {key: value for key, value in file.document.root.items() if key != "facts"}
    return rest, file.record.outline


def _name_facts(digest: str) -> str:
    return f"facts {digest}"


def _dump(plain: object) -> bytes:
    return json.dumps(plain, ensure_ascii=False).encode()


def load_known(parts: Parts) -> Known:
    """Return what the files of a release said, of the parts kept in it; nothing of a release that keeps none."""
    return dict(_each_known(parts))


def _each_known(parts: Parts) -> Iterator[tuple[str, dict[str, Any]]]:
    for digest, (said, outline) in json.loads(parts.get(FILES, b"{}")).items():
        if outline is not None:
            features, cited, *rest = outline
            kept = Outline(tuple(features), tuple(cited), *rest)
            said["facts"] = KeptFacts(kept, partial(_read_facts, parts, digest))
        yield digest, said


def _read_facts(parts: Parts, digest: str) -> Facts:
    return _FACTS.validate_json(parts[_name_facts(digest)])


def find_sound(knowledge: Knowledge, known: Known, parts: Parts) -> Sound:
    """Return the subjects' files that were sound with the same files around, and the rules that the same names kept.

    Args:
        knowledge: what the files say now.
        known: what those of an earlier release said.
        parts: what that release keeps.
    """
    files = known.keys() if parts.get(AROUND) == _hash_around(knowledge) else ()
    return Sound(files, AMONG_NAMES if parts.get(CALLED) == _hash_names(knowledge) else ())


def find_same(knowledge: Knowledge, parts: Parts) -> Collection[str]:
    """Return the ids of the subjects whose facts have the same rows as in an earlier release."""
    if parts.get(AROUND) != _hash_around(knowledge):
        return ()
    before = {name: (place, digest) for place, (name, digest) in enumerate(json.loads(parts[SUBJECTS]))}
    now = enumerate(knowledge.subjects.items())
    return [name for place, (name, each) in now if before.get(name) == (place, each.outline.digest)]


def _hash_around(knowledge: Knowledge) -> bytes:
    """Return a hash of all files but those of subjects, and of what rules there are."""
    others = replace(knowledge, subject_files=()).files
    files = [(file.document.path, file.document.digest) for file in others]
    return _hash([rule.__module__ for rule in RULES], files)


def _hash_names(knowledge: Knowledge) -> bytes:
    """Return a hash of all that rules about names look at."""
    desk = knowledge.desk
    called = [(naming.sort, naming.owner, naming.text) for naming in each_naming(knowledge)]
    return _hash(called, desk.shared, desk.distinct)


def _hash(*plain: object) -> bytes:
    return hashlib.sha256(repr(plain).encode()).digest()
