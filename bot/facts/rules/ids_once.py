"""An id stands for one thing: no two files describe the same source, feature or article."""

from collections.abc import Iterable, Iterator

from bot.errors import Problem
from bot.facts.knowledge import File, Knowledge
from bot.text.record import Record

CODE = "repeated-id"


def check(knowledge: Knowledge) -> Iterator[Problem]:
    """Yield a problem for each id that an earlier file has already used."""
    yield from _check_files("sources", ((file, file.record.sources) for file in knowledge.source_files))
    yield from _check_files("features", ((file, file.record.features) for file in knowledge.category_files))
    yield from _check_files("articles", ((file, file.record.articles) for file in knowledge.article_files))


def _check_files(key: str, files: Iterable[tuple[File[Record], Iterable[str]]]) -> Iterator[Problem]:
    first: dict[str, str] = {}
    for file, ids in files:
        for name in ids:
            if name in first:
                message = f"'{name}' is already in {first[name]}; join the two or rename one"
                yield file.make_key_problem(CODE, message, key, name)
            first.setdefault(name, file.document.path)
