"""A release: facts and understanding built from files, opened once, never changed."""

import hashlib
import json
import os
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from pathlib import Path

from bot.answers.reference import Reference
from bot.errors import KnowledgeError, Problem, ReleaseError
from bot.facts.store import Store
from bot.language.language import PARTS, Language, build_language
from bot.language.phrase import Phrasing
from bot.language.recognize import Recognizer

INTENTS = "intents"
"""Name under which the intents are kept in a release file."""

CACHE_FORMAT = "17"
"""Part of the name of a cached release; raised when the same files would be built into something else."""


@dataclass(frozen=True, slots=True)
class Release:
    """Everything needed to answer, of one state of the files.

    Attributes:
        recognizer: understands questions.
        reference: answers are written from it.
        path: the file it was opened from.
        files: the directories that it was built from; empty where only the file is known.
    """

    recognizer: Recognizer
    reference: Reference
    path: Path
    files: tuple[Path, ...] = ()

    @property
    def digest(self) -> str:
        """What the release says, in one short hash: equal digests give equal answers."""
        return self.reference.store.digest

    @property
    def as_of(self) -> str:
        """The date of the latest evidence."""
        return self.reference.store.as_of

    @property
    def built(self) -> datetime:
        """When its file was written."""
        return datetime.fromtimestamp(self.path.stat().st_mtime, UTC)


def open_release(path: Path) -> Release:
    """Returns the release in the file at `path`.

    Raises:
        ReleaseError: there is none, or it is torn or of another format.
    """
    store = Store.open(path)
    if not store.derived.keys() >= PARTS:
        store.close()
        raise ReleaseError(f"{path} holds no language; build it again")
    language = Language.load(store.derived)
    reference = Reference(store, Phrasing(language.catalog, language.gazetteer))
    return Release(Recognizer(language), reference, path)


def build(knowledge: Path, intents: Path, target: Path) -> None:
    """Builds the release of two directories into the file `target`, whole or not at all.

    Raises:
        KnowledgeError: the files have problems; it carries all of them.
        ReleaseError: the file cannot be written.
    """
    # Reading and building need libraries that answering does not; a cached release starts without them.
    from bot.facts.build import build_release  # noqa: PLC0415
    from bot.facts.read import read_knowledge  # noqa: PLC0415
    from bot.grounds import make_grounds, make_names  # noqa: PLC0415
    from bot.language.read import read_intents  # noqa: PLC0415

    records, problems = read_knowledge(knowledge)
    document, more = read_intents(intents)
    if records is None or document is None:
        raise KnowledgeError((*problems, *more))
    derived = build_language(document, make_names(records), make_grounds(records))
    build_release(records, {INTENTS: json.dumps(document, ensure_ascii=False)}, target, derived)


def check(knowledge: Path, intents: Path, today: date | None = None) -> tuple[Problem, ...]:
    """Returns every problem of the files of two directories; with `today`, what is dated later is one."""
    from bot.facts.check import check_directory  # noqa: PLC0415
    from bot.language.read import read_intents  # noqa: PLC0415

    return (*check_directory(knowledge, today), *read_intents(intents)[1])


def cached_release(knowledge: Path, intents: Path, cache: Path) -> Release:
    """Returns the release of two directories, built only when their files have changed since the last time.

    Args:
        knowledge: directory of knowledge files.
        intents: directory of intents files.
        cache: directory for built releases; made if missing. Where it cannot be written, a temporary one serves.

    Raises:
        KnowledgeError: the files have problems.
        ReleaseError: a release cannot be built or opened.
    """
    found = find_release(knowledge, intents, cache)
    if found is not None:
        return found
    target = _target(knowledge, intents, cache)
    try:
        cache.mkdir(parents=True, exist_ok=True)
        build(knowledge, intents, target)
    except (OSError, ReleaseError):
        import tempfile  # noqa: PLC0415 - a start that finds its release is spared loading it

        target = Path(tempfile.mkdtemp(prefix="meshwise-")) / target.name
        build(knowledge, intents, target)
    return replace(open_release(target), files=(knowledge, intents))


def find_release(knowledge: Path, intents: Path, cache: Path) -> Release | None:
    """Returns the release of two directories that the cache holds, or None where it must be built first."""
    try:
        return replace(open_release(_target(knowledge, intents, cache)), files=(knowledge, intents))
    except ReleaseError:
        return None


def _target(knowledge: Path, intents: Path, cache: Path) -> Path:
    return cache / f"release-{_fingerprint(knowledge, intents)}.sqlite"


def _fingerprint(*directories: Path) -> str:
    """Returns a hash over names and contents of all YAML files, and the format they are built into."""
    state = hashlib.sha256(CACHE_FORMAT.encode())
    for directory in directories:
        for root, folders, files in os.walk(directory):
            folders.sort()
            for name in sorted(name for name in files if name.endswith(".yaml")):
                path = Path(root, name)
                state.update(f"\0{path.relative_to(directory)}\0".encode())
                state.update(path.read_bytes())
    return state.hexdigest()[:20]
