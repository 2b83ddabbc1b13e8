"""A peer that looks names up: SQLite's full text search, stemming by Porter, best match by BM25."""

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing

from bot.facts.store import Store
from tests.evaluation.peer import Reading, feature_names, intent_of, plain, subject_names

_BEST = "SELECT id, -rank FROM names WHERE names MATCH ? ORDER BY rank LIMIT 1"
_HOLDS = "SELECT 1 FROM question WHERE question MATCH ?"


class FullText:
    """Takes the best match of any of the question's words for the feature, and names it holds for subjects."""

    name = "SQLite FTS5"

    def __init__(self, store: Store) -> None:
        """Takes all names from `store`."""
        self._store = store
        self._features = feature_names(store)
        # The longest first: what is part of a longer name is no name by itself.
        self._subjects = sorted(subject_names(store), key=lambda named: -len(named[0]))

    def read(self, texts: Sequence[str]) -> Sequence[Reading | None]:
        """Returns the reading of each text, None where no word of it is in a name of a feature."""
        with closing(sqlite3.connect(":memory:")) as connection:
            connection.execute("CREATE VIRTUAL TABLE names USING fts5(text, id UNINDEXED, tokenize='porter')")
            connection.execute("CREATE VIRTUAL TABLE question USING fts5(text, tokenize='porter')")
            connection.executemany("INSERT INTO names VALUES (?, ?)", self._features)
            return [self._read(plain(text), connection) for text in texts]

    def _read(self, text: str, connection: sqlite3.Connection) -> Reading | None:
        named = dict(self._named(text, connection))
        for name in named:
            text = text.replace(name, " ")
        asked = " OR ".join(f'"{word}"' for word in text.split())
        best = connection.execute(_BEST, (asked,)).fetchone() if asked else None
        if best is None:
            return None
        subjects = tuple(dict.fromkeys(named.values()))
        return Reading(intent_of(subjects, best[:1], self._store), subjects, best[:1], best[1])

    def _named(self, text: str, connection: sqlite3.Connection) -> Iterator[tuple[str, str]]:
        """Yields the names of subjects that a text holds, with their ids, in the order of the text."""
        connection.execute("DELETE FROM question")
        connection.execute("INSERT INTO question VALUES (?)", (text,))
        found: list[tuple[str, str]] = []
        for name, identity in self._subjects:
            part = any(name in longer for longer, _ in found)
            if not part and connection.execute(_HOLDS, (f'"{name}"',)).fetchone():
                found.append((name, identity))
        yield from sorted(found, key=lambda named: text.find(named[0]))
