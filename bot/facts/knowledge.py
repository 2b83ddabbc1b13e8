"""All knowledge files together, as records that know where they stand."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Generic, TypeVar

from bot.errors import Problem
from bot.facts.records import (
    Article,
    ArticlesFile,
    CategoryFile,
    DeskFile,
    Evidence,
    Feature,
    Golden,
    GoldenFile,
    Source,
    SourcesFile,
    SubjectFile,
)
from bot.text.document import Document, Key, Keys
from bot.text.record import Record

R_co = TypeVar("R_co", bound=Record, covariant=True)
V = TypeVar("V")


@dataclass(frozen=True, slots=True)
class File(Generic[R_co]):
    """One knowledge file.

    Attributes:
        id: its name without the ending: the id of the category or subject it holds.
        record: what it says.
        document: where that stands.
    """

    id: str
    record: R_co
    document: Document

    def make_problem(self, code: str, message: str, *keys: Key) -> Problem:
        """Return a problem that stands at the value these keys lead to."""
        return self.document.make_problem(code, message, keys)

    def make_key_problem(self, code: str, message: str, *keys: Key) -> Problem:
        """Return a problem that stands at the last of these keys itself."""
        return self.document.make_problem(code, message, keys, at_key=True)


@dataclass(frozen=True)
class Knowledge:
    """Everything a directory of knowledge says.

    The files are for rules, which must say where; the mappings are for all who only want to know what. A
    mapping holds the first of two records with the same id; a rule refuses the second.

    Attributes:
        desk: what `desk.yaml` says.
        sources: sources by id, in the order of their ids.
        categories: categories by id, in the order to show them.
        features: features by id, in the order to show them.
        subjects: subjects by id, in the order to show them.
        articles: articles by id, in the order of their ids.
        golden: questions whose answers must not change unnoticed; empty where there is no `golden.yaml`.
    """

    desk_file: File[DeskFile]
    source_files: tuple[File[SourcesFile], ...]
    category_files: tuple[File[CategoryFile], ...]
    subject_files: tuple[File[SubjectFile], ...]
    article_files: tuple[File[ArticlesFile], ...]
    golden_file: File[GoldenFile] | None
    desk: DeskFile
    sources: Mapping[str, Source]
    categories: Mapping[str, CategoryFile]
    features: Mapping[str, Feature]
    subjects: Mapping[str, SubjectFile]
    articles: Mapping[str, Article]
    golden: tuple[Golden, ...]

    @cached_property
    def evidence(self) -> Sequence[tuple[File[SubjectFile], Keys, str, Evidence]]:
        """File, keys, feature id and entry of all evidence of the files: a dozen rules go through it."""
        return [
            (file, ("facts", feature, number), feature, entry)
            for file in self.subject_files
            for feature, entries in file.record.facts.items()
            for number, entry in enumerate(entries)
        ]

    @property
    def orders(self) -> tuple[tuple[str, tuple[str, ...], Iterable[str]], ...]:
        """The desk's orders, each with its key and with all ids that there are to put in order."""
        desk = self.desk
        return (
            ("subjects", desk.subjects, self.subjects),
            ("categories", desk.categories, self.categories),
        )

    @property
    def files(self) -> tuple[File[Record], ...]:
        """Every file, in the order problems are listed."""
        return (
            self.desk_file,
            *self.source_files,
            *self.category_files,
            *self.subject_files,
            *self.article_files,
            *((self.golden_file,) if self.golden_file else ()),
        )


def assemble(
    desk: File[DeskFile],
    sources: tuple[File[SourcesFile], ...],
    categories: tuple[File[CategoryFile], ...],
    subjects: tuple[File[SubjectFile], ...],
    articles: tuple[File[ArticlesFile], ...],
    golden: File[GoldenFile] | None,
) -> Knowledge:
    """Put files together into knowledge, each kind of record in its order."""
    ordered = arrange({file.id: file.record for file in categories}, desk.record.categories)
    return Knowledge(
        desk_file=desk,
        source_files=sources,
        category_files=categories,
        subject_files=subjects,
        article_files=articles,
        golden_file=golden,
        desk=desk.record,
        sources=_by_id(file.record.sources for file in sources),
        categories=ordered,
        features=_first(category.features for category in ordered.values()),
        subjects=arrange({file.id: file.record for file in subjects}, desk.record.subjects),
        articles=_by_id(file.record.articles for file in articles),
        golden=golden.record.questions if golden else (),
    )


def arrange(records: Mapping[str, V], order: tuple[str, ...]) -> dict[str, V]:
    """Return the records named in the order first, the others after them by id."""
    named = [name for name in dict.fromkeys(order) if name in records]
    return {name: records[name] for name in (*named, *sorted(records.keys() - set(named)))}


def _first(groups: Iterable[Mapping[str, V]]) -> dict[str, V]:
    merged: dict[str, V] = {}
    for group in groups:
        for name, record in group.items():
            merged.setdefault(name, record)
    return merged


def _by_id(groups: Iterable[Mapping[str, V]]) -> dict[str, V]:
    return dict(sorted(_first(groups).items()))
