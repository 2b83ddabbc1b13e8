"""What has been learnt from all names and ways of asking, as it is kept in a release."""

import hashlib
import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import chain
from zlib import crc32

from bot.language.catalog import Catalog
from bot.language.classifier import Classifiers
from bot.language.gazetteer import OTHER_TALK, Grounds, Name
from bot.language.templates import SLOT_SYMBOLS
from bot.language.topics import (
    KIND,
    LEARNT,
    NAMED,
    START,
    examples_of,
    filler_of,
    open_examples,
    signed,
    uncovered_examples,
    without_subjects,
)
from bot.text.normalize import normalize
from bot.text.parts import Kept
from bot.text.tokens import Stems, stems

_SLOT = re.compile(r"\{[a-z]+\}")

OPEN_INTENTS = frozenset({"compare", "overview"})
"""Intents that may ask for everything about subjects."""

WHO_SLOTS = frozenset({"{subject}", "{subjects}", "{kind}"})
"""Slots that say who is asked about, not what."""

STUDY = "use_case"
"""Kind of article that tells of an example: such are alike where their titles are, but for the subject."""

GUIDE = "howto"
"""Kind of article that tells how something is done with a subject."""

HOLDERS = "holders"
"""Name under which the number of targets of each stem is kept."""

LEARNT_FROM = "{} learnt from"
"""Names under which the hashes of the examples are kept that each kind has learnt from."""

TAUGHT = (HOLDERS, *(name for kind in (*LEARNT, KIND) for name in (kind, LEARNT_FROM.format(kind))))
"""Names of all that is kept here."""


class Taught:
    """What the language has learnt.

    Attributes:
        classifiers: for each kind of `LEARNT` and for `KIND`, which words point to which target.
        holders: for each stem, how many targets it is used for.
    """

    def __init__(self, parts: Mapping[str, bytes], lend: Callable[[str], Kept]) -> None:
        """Takes what `teach` made, and what lends the large ones of its parts."""
        self.classifiers = Classifiers(lend)
        self.holders: Mapping[str, int] = json.loads(parts[HOLDERS])


def teach(
    names: Iterable[Name],
    catalog: Catalog,
    asked: Sequence[tuple[str, str]],
    alike: Mapping[str, str],
    earlier: Mapping[str, bytes],
) -> dict[str, bytes]:
    """Learns from all names and ways of asking, `asked` being those for intents; done when a release is built.

    Articles of a kind for which `alike` names the same are learnt as one. Returns the parts for `Taught`, without those
    that are there from `earlier` and have learnt from the same examples.
    """
    # The learner needs a library that answering does not.
    from bot.language.learn import learn  # noqa: PLC0415

    listed = tuple(names)
    subjects = _phrases(listed)
    filler = filler_of(catalog.words)
    examples = {kind: tuple(examples_of(kind, listed, subjects, filler)) for kind in LEARNT}
    examples[KIND] = tuple(_kinds(listed, subjects, catalog, asked))
    holders: dict[str, set[tuple[str, str]]] = {}
    for kind in LEARNT:
        for target, content in examples[kind]:
            for stem in content:
                holders.setdefault(stem, set()).add((kind, target))
    held = {stem: len(holders[stem]) for stem in sorted(holders)}
    examples["feature"] += tuple(open_examples(_open(asked), subjects, filler))
    examples["feature"] += tuple(uncovered_examples(listed, subjects, filler))
    parts = {HOLDERS: json.dumps(held, ensure_ascii=False).encode()}
    for kind, each in examples.items():
        learnt_from = LEARNT_FROM.format(kind)
        likeness = {name.id: alike[name.id] for name in listed if name.kind == kind and name.id in alike}
        parts[learnt_from] = hash_of((each, likeness))
        if earlier.get(learnt_from) != parts[learnt_from]:
            parts[kind] = learn(each, likeness).dump()
    return parts


def _open(asked: Iterable[tuple[str, str]]) -> Iterator[str]:
    """Yields the ways of asking, for intents, that ask for everything about subjects, without their slots."""
    for intent, text in asked:
        if intent in OPEN_INTENTS and WHO_SLOTS.issuperset(_SLOT.findall(text)):
            yield _SLOT.sub(" ", text)


def hash_of(plain: tuple[object, ...]) -> bytes:
    """Returns a hash of values that are written alike where they are the same."""
    return hashlib.sha256(repr(plain).encode()).digest()


def _kinds(
    names: Sequence[Name],
    phrases: Mapping[Stems, Mapping[str, str]],
    catalog: Catalog,
    asked: Iterable[tuple[str, str]],
) -> Iterator[tuple[str, Stems]]:
    """Yields what tells kinds of question apart: ways of asking for each, without the names in them."""
    ways = [(name.kind, name.stems) for name in names if name.asked and name.kind in (*LEARNT, OTHER_TALK)]
    ways += [(_kind(intent), stems(normalize(_SLOT.sub(" ", text)))) for intent, text in asked]
    for kind, said in ways:
        yield kind, signed(said, phrases)
    yield from _sentences(catalog)


def _sentences(catalog: Catalog) -> Iterator[tuple[str, Stems]]:
    """Yields every sentence of the intents in one of the many ways to say it, without its slots."""
    cues: dict[str, list[Stems]] = {}
    for phrase, role in catalog.words.roles.items():
        cues.setdefault(role.cue, []).append(phrase)
    for symbols, names in catalog.exact.items():
        ways = [_chosen(cues[symbol], symbols) for symbol in symbols if symbol not in SLOT_SYMBOLS]
        said = (START, *chain.from_iterable(ways))
        for name in names:
            yield _kind(name), said


def _chosen(phrases: Iterable[Stems], symbols: Sequence[str]) -> Stems:
    """Returns the phrase that a sentence is said with; a new one changes that of few sentences."""
    return min(phrases, key=lambda phrase: (crc32(" ".join((*symbols, *phrase)).encode()), phrase))


def _kind(intent: str) -> str:
    """Returns the kind of thing that an intent asks for."""
    return intent if intent in LEARNT else "feature"


def _phrases(names: Iterable[Name]) -> dict[Stems, dict[str, str]]:
    """Returns what each name is the name of, by its stems."""
    found: dict[Stems, dict[str, str]] = {}
    for name in names:
        if name.kind in ("subject", "kind", *NAMED) and not name.asked:
            found.setdefault(name.stems, {})[name.kind] = name.id
    return found


def articles_alike(names: Sequence[Name], grounds: Grounds) -> dict[str, str]:
    """Returns for each article of which there are others alike what they share: their feature, or the first of them.

    Guides to the same are asked for in the same words, whatever subject is named; so are case studies whose titles
    differ in the subject alone.
    """
    return _guides_alike(names, grounds) | _titled_alike(names, grounds)


def _titled_alike(names: Sequence[Name], grounds: Grounds) -> dict[str, str]:
    """Returns for each case study whose title others share but for the subject the first of them."""
    phrases = _phrases(names)
    titles = {name.id: name.stems for name in reversed(names) if name.kind == STUDY and not name.asked}
    found: dict[Stems, list[str]] = {}
    for identity, title in sorted(titles.items()):
        found.setdefault(without_subjects(title, phrases), []).append(identity)
    return {each: alike[0] for alike in found.values() if _are_apart(alike, grounds) for each in alike}


def _guides_alike(names: Iterable[Name], grounds: Grounds) -> dict[str, str]:
    """Returns for each guide the feature that it is a guide to, where no subject has two of them."""
    found: dict[str, list[str]] = {}
    for guide in dict.fromkeys(name.id for name in names if name.kind == GUIDE):
        if grounds.about.get(guide) and grounds.covers.get(guide):
            found.setdefault(grounds.covers[guide][0], []).append(guide)
    return {
        guide: feature for feature, guides in found.items() if _are_apart(guides, grounds) for guide in guides
    }


def _are_apart(articles: Sequence[str], grounds: Grounds) -> bool:
    """Whether no two articles are about the same subject."""
    subjects = [subject for article in articles for subject in grounds.about[article]]
    return len(subjects) == len(set(subjects))
