"""Ways through knowledge that several rules take."""

from collections.abc import Iterator

from bot.facts.knowledge import File, Knowledge
from bot.facts.record_parts import Place, Statement
from bot.facts.records import Article, Source
from bot.text.document import Keys
from bot.text.record import Record


def each_source(knowledge: Knowledge) -> Iterator[tuple[File[Record], Keys, str, Source]]:
    """Yield file, keys, id and record for all sources."""
    for file in knowledge.source_files:
        for name, source in file.record.sources.items():
            yield file, ("sources", name), name, source


def each_article(knowledge: Knowledge) -> Iterator[tuple[File[Record], Keys, str, Article]]:
    """Yield file, keys, id and record for all articles."""
    for file in knowledge.article_files:
        for name, article in file.record.articles.items():
            yield file, ("articles", name), name, article


def each_reference(knowledge: Knowledge) -> Iterator[tuple[File[Record], Keys, str]]:
    """Yield file, keys and source id wherever a source is referred to."""
    for file, keys, _, entry in knowledge.evidence:
        yield file, (*keys, "source"), entry.source
    yield from each_citation(knowledge)


def each_citation(knowledge: Knowledge) -> Iterator[tuple[File[Record], Keys, str]]:
    """Yield file, keys and source id wherever a source is referred to by anything but evidence."""
    for subject in knowledge.subject_files:
        retired = subject.record.retired
        for keys, place in _places(subject.record.summary, ("summary",)):
            yield subject, (*keys, "source"), place.source
        for number, place in enumerate(retired.cite if retired else ()):
            yield subject, ("retired", "cite", number, "source"), place.source
    for article_file, start, _, article in each_article(knowledge):
        for keys, place in _places(article.statements, (*start, "statements")):
            yield article_file, (*keys, "source"), place.source


def each_day(knowledge: Knowledge) -> Iterator[tuple[File[Record], Keys, str]]:
    """Yield file, keys and date wherever it is said on which day something was written or read."""
    for file, keys, _, source in each_source(knowledge):
        yield file, (*keys, "date"), source.date
    for subject, keys, _, entry in knowledge.evidence:
        if entry.date:
            yield subject, (*keys, "date"), entry.date


def _places(statements: tuple[Statement, ...], start: Keys) -> Iterator[tuple[Keys, Place]]:
    for number, statement in enumerate(statements):
        for index, place in enumerate(statement.cite):
            yield (*start, number, "cite", index), place
