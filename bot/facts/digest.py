"""The name of what knowledge says: the same records give the same digest, however their files are written."""

import hashlib
import json
from collections.abc import Mapping
from typing import Any

from bot.facts.knowledge import Knowledge
from bot.text.record import Record


def compute_digest(knowledge: Knowledge, documents: Mapping[str, str]) -> str:
    """Return the SHA-256, in hexadecimal, of all records and documents.

    Comments, layout and the order of files, keys and facts do not count. The order of kinds, features, values
    and evidence does, because answers show it.
    """
    content = {
        "desk": _plain(knowledge.desk),
        "kinds": list(knowledge.desk.kinds),
        "sources": _plain_all(knowledge.sources),
        "categories": _plain_all(knowledge.categories),
        "features": [[name, list(feature.values)] for name, feature in knowledge.features.items()],
        "subjects": {name: subject.outline.digest for name, subject in knowledge.subjects.items()},
        "articles": _plain_all(knowledge.articles),
        "documents": dict(documents),
    }
    canonical = json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(canonical.encode()).hexdigest()


def _plain_all(records: Mapping[str, Record]) -> dict[str, Any]:
    return {name: _plain(record) for name, record in records.items()}


def _plain(record: Record) -> dict[str, Any]:
    return record.model_dump(mode="json", exclude_defaults=True)
