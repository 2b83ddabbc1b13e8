"""No two things of one sort share a name or alias, unless the desk says so."""

from collections.abc import Iterator
from typing import NamedTuple

from bot.errors import Problem
from bot.facts.knowledge import File, Knowledge
from bot.facts.walk import each_article
from bot.text.document import Keys
from bot.text.normalize import normalize
from bot.text.record import Record
from bot.text.tokens import stems

CODE = "shared-name"


class Naming(NamedTuple):
    """One of the names of one thing: its sort, its id, and the name's file, place and text."""

    sort: str
    owner: str
    file: File[Record]
    keys: Keys
    text: str


def check(knowledge: Knowledge) -> Iterator[Problem]:
    """Yield a problem for each name that an earlier thing of the same sort already has."""
    shared = {stems(normalize(phrase)) for phrase in knowledge.desk.shared}
    first: dict[tuple[str, tuple[str, ...]], str] = {}
    for sort, name, file, keys, text in each_naming(knowledge):
        words = stems(normalize(text))
        owner = first.setdefault((sort, words), name)
        if owner != name and words not in shared:
            message = f"{sort} '{owner}' is already called '{text}'; choose another name"
            hint = ", or list it under shared in desk.yaml" if sort == "feature" else ""
            yield file.make_problem(CODE, message + hint, *keys)


def each_naming(knowledge: Knowledge) -> Iterator[Naming]:
    """Yield every name and alias that must belong to one thing alone, in the order of the files."""
    for kind, words in knowledge.desk.kinds.items():
        start: Keys = ("kinds", kind)
        yield from _names("kind", kind, knowledge.desk_file, start, (words.name, words.aliases))
        yield Naming("kind", kind, knowledge.desk_file, (*start, "plural"), words.plural)
    for category in knowledge.category_files:
        record = category.record
        yield from _names("category", category.id, category, (), (record.name, record.aliases))
        for name, feature in record.features.items():
            start = ("features", name)
            yield from _names("feature", name, category, start, (feature.name, feature.aliases))
            for number, phrase in enumerate(feature.opposite):
                opposite = f"opposite of {name}"
                yield Naming("feature", opposite, category, (*start, "opposite", number), phrase)
            for value, known in feature.values.items():
                place: Keys = (*start, "values", value)
                yield from _names(f"value of '{name}'", value, category, place, (known.name, known.aliases))
    for subject in knowledge.subject_files:
        yield from _names("subject", subject.id, subject, (), (subject.record.name, subject.record.aliases))
        for number, short in enumerate(subject.record.beside):
            yield Naming("subject", subject.id, subject, ("beside", number), short)
    for file, start, name, article in each_article(knowledge):
        for number, alias in enumerate(article.aliases):
            yield Naming(f"{article.kind} article", name, file, (*start, "aliases", number), alias)


def _names(
    sort: str, owner: str, file: File[Record], start: Keys, names: tuple[str, tuple[str, ...]]
) -> Iterator[Naming]:
    yield Naming(sort, owner, file, (*start, "name"), names[0])
    for number, alias in enumerate(names[1]):
        yield Naming(sort, owner, file, (*start, "aliases", number), alias)
