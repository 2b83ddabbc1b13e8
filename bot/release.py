"""A release: facts and understanding built from files, opened once, never changed."""

import gc
import hashlib
import json
import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from itertools import chain
from pathlib import Path

from bot.answers.reference import Reference
from bot.errors import KnowledgeError, Problem, ReleaseError
from bot.facts.store import Store
from bot.language.language import PARTS, Language, build_language
from bot.language.phrase import Phrasing
from bot.language.recognize import Recognizer
from bot.shipped import installed_releases

INTENTS = "intents"
"""Name under which the intents are kept in a release file."""

CACHE_FORMAT = "50"
"""Part of the name of a cached release; raised when the same files would be built into something else, or refused."""

BUILT_AS = "format"
"""Name under which a release keeps the `CACHE_FORMAT` that it was built by."""

CHANGING = "the files changed while they were read; try again once they are all there"

LARGEST = 8 * 1024 * 1024
"""Bytes of a file above which it is read by nobody, so that no state of it is another one."""


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
    with _keeping_all():
        store = Store.open(path)
        if not PARTS.issubset(store.derived):
            store.close()
            raise ReleaseError(f"{path} holds no language; build it again")
        language = Language.load(store.derived, store.lend)
        reference = Reference(store, Phrasing(language.catalog, language.gazetteer))
        return Release(Recognizer(language), reference, path)


@contextmanager
def _keeping_all() -> Iterator[None]:
    """Looks for no garbage meanwhile: what is read stays, and looking it through would be up to half the work."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()


@_keeping_all()
def build(
    knowledge: Path,
    intents: Path,
    target: Path,
    *,
    earlier: Path | None = None,
    today: date | None = None,
    state: str = "",
) -> None:
    """Builds the release of two directories into the file `target`, whole or not at all.

    Args:
        knowledge: directory of knowledge files.
        intents: directory of intents files.
        target: the file to write.
        earlier: the file of any other release; what is the same in both is taken from there, which changes nothing
            but how long it takes. A file that is no good for it is passed over.
        today: what is dated later is a problem; not looked at if not given.
        state: the state of the files that is to be built, as `_fingerprint` gives it; the present one if not given.

    Raises:
        KnowledgeError: the files have problems; it carries all of them.
        ReleaseError: the file cannot be written, or the files are in another state once they are read.
    """
    # Reading and building need libraries that answering does not; a cached release starts without them.
    from bot.facts.build import Earlier, build_release  # noqa: PLC0415
    from bot.facts.check import check_knowledge  # noqa: PLC0415
    from bot.facts.known import find_same, find_sound, keep_known, load_known  # noqa: PLC0415
    from bot.facts.read import read_knowledge  # noqa: PLC0415
    from bot.grounds import make_grounds, make_names  # noqa: PLC0415
    from bot.language.read import read_intents  # noqa: PLC0415

    state = state or _fingerprint(knowledge, intents)
    with _parts_of(earlier) as parts:
        known = load_known(parts)
        records, problems = read_knowledge(knowledge, known)
        document, more = read_intents(intents)
        if _fingerprint(knowledge, intents) != state:
            raise ReleaseError(CHANGING)
        refused = check_knowledge(records, today, find_sound(records, known, parts)) if records else ()
        if records is None or document is None or refused:
            raise KnowledgeError(check(knowledge, intents, today) or (*problems, *refused, *more))
        derived = {
            **dict.fromkeys(PARTS),
            **build_language(document, make_names(records), make_grounds(records), parts),
            **keep_known(records, known),
            BUILT_AS: CACHE_FORMAT.encode(),
        }
        start = Earlier(earlier, find_same(records, parts)) if earlier and parts else None
        build_release(records, {INTENTS: json.dumps(document, ensure_ascii=False)}, target, derived, start)


@contextmanager
def _parts_of(earlier: Path | None) -> Iterator[Mapping[str, bytes]]:
    """Lends what an earlier release of the same format keeps to be taken over, nothing of any other."""
    try:
        store = Store.open(earlier) if earlier else None
    except ReleaseError:
        store = None
    if store is None:
        yield {}
        return
    with store:
        same = store.derived.get(BUILT_AS) == CACHE_FORMAT.encode() and store.derived.keys() >= PARTS
        yield store.derived if same else {}


@_keeping_all()
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
        ReleaseError: a release cannot be built or opened, or the files go on changing.
    """
    found = find_release(knowledge, intents, cache)
    if found is not None:
        return found
    state = _fingerprint(knowledge, intents)
    target, earlier = _target(cache, state), _newest(cache, installed_releases())
    try:
        cache.mkdir(parents=True, exist_ok=True)
        build(knowledge, intents, target, earlier=earlier, state=state)
    except (OSError, ReleaseError):
        import tempfile  # noqa: PLC0415 - a start that finds its release is spared loading it

        target = Path(tempfile.mkdtemp(prefix="meshwise-")) / target.name
        build(knowledge, intents, target)
    return replace(open_release(target), files=(knowledge, intents))


def find_release(knowledge: Path, intents: Path, cache: Path) -> Release | None:
    """Returns the release of two directories that was built before, or None where it must be built first."""
    state = _fingerprint(knowledge, intents)
    for directory in (cache, installed_releases()):
        with suppress(ReleaseError):
            return replace(open_release(_target(directory, state)), files=(knowledge, intents))
    return None


def _newest(*directories: Path) -> Path | None:
    """Returns the file of the release that was built last."""
    files = chain.from_iterable(directory.glob("release-*.sqlite") for directory in directories)
    return max(files, key=lambda path: path.stat().st_mtime_ns, default=None)


def _target(cache: Path, state: str) -> Path:
    return cache / f"release-{state}.sqlite"


def _fingerprint(*directories: Path) -> str:
    """Returns a hash over names and contents of all YAML files, and the format they are built into."""
    state = hashlib.sha256(CACHE_FORMAT.encode())
    for directory in directories:
        for root, folders, files in os.walk(directory):
            folders.sort()
            for name in sorted(name for name in files if name.endswith(".yaml")):
                path = Path(root, name)
                state.update(b"\0" + os.fsencode(path.relative_to(directory)) + b"\0")
                state.update(_content(path))
    return state.hexdigest()[:20]


def _content(path: Path) -> bytes:
    """Returns what stands in a file; nothing for what is none, too large or not to be read, and never built."""
    try:
        return path.read_bytes() if path.is_file() and path.stat().st_size <= LARGEST else b""
    except OSError:
        return b""
