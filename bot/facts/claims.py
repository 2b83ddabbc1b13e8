"""From evidence to claims that can be weighed, and all of a fact's claims together."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import chain

from bot.facts.knowledge import File, Knowledge
from bot.facts.records import Evidence, SubjectFile
from bot.facts.values import find_wider
from bot.facts.weigh import Claim, find_stance, weigh
from bot.text.document import Keys


@dataclass(frozen=True, slots=True)
class Said:
    """All that is said about one subject and one feature.

    Attributes:
        file: the subject's file.
        feature: the feature's id.
        entries: the evidence, in the order of the file.
        claims: the same as claims.
    """

    file: File[SubjectFile]
    feature: str
    entries: tuple[Evidence, ...]
    claims: tuple[Claim, ...]

    @property
    def keys(self) -> Keys:
        """Where it stands in the file."""
        return ("facts", self.feature)

    @property
    def held(self) -> Claim:
        """The claim that holds."""
        return self.claims[weigh(self.claims)[0].number]


def make_claim(knowledge: Knowledge, feature: str, entry: Evidence) -> Claim:
    """Return what weighing looks at in an entry on a feature; both the feature and the source exist."""
    source = knowledge.sources[entry.source]
    known = knowledge.features[feature]
    stance = find_stance(known.kind, entry.stance, entry.value)
    values = entry.values if known.kind == "value" else ()
    return Claim(
        stance,
        values,
        source.kind,
        entry.date or source.date,
        doubtful=entry.caveat is not None,
        wider=frozenset(chain.from_iterable(find_wider(value, known) for value in values)),
    )


def each_said(
    knowledge: Knowledge, wanted: Callable[[File[SubjectFile], str], bool] = lambda _file, _feature: True
) -> Iterator[Said]:
    """Yield all that is said about each subject and feature, without what refers to nothing.

    Args:
        knowledge: where it is said.
        wanted: which subjects' files and features are looked at; asked first, since it costs less than looking.
    """
    for file in knowledge.subject_files:
        for feature in file.record.facts:
            said = find_said(knowledge, file, feature) if wanted(file, feature) else None
            if said is not None:
                yield said


def find_said(knowledge: Knowledge, file: File[SubjectFile], feature: str) -> Said | None:
    """Return all that a subject's file says about one feature, or None where that is nothing or refers to nothing."""
    entries = file.record.facts.get(feature, ())
    known = all(entry.source in knowledge.sources for entry in entries)
    if not entries or not known or feature not in knowledge.features:
        return None
    return Said(file, feature, entries, tuple(make_claim(knowledge, feature, entry) for entry in entries))
