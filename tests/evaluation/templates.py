"""A peer that matches sentences: hassil, by the desk's own sentence templates and names.

Slots become lists of names and aliases, classes of cues become rules, fillers become words to skip; ways of asking
are templates too. Templates know their intent, so it is not guessed from the number of subjects.
"""

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from hassil import Intents, recognize_best

from bot.facts.store import Store
from tests.evaluation.peer import Reading, intent_of, plain, subject_names

ARTICLE_SLOTS = {
    "define": "term",
    "howto": "howto",
    "troubleshoot": "problem",
    "use_case": "case",
    "recommend": "advice",
}
"""The slot that names of articles of a kind fill."""

WIDER = {
    "{subjects}": "{subject} [and|or|vs|versus|with|to] {subject} [[and|or|vs|versus] {subject}]",
    "{feature}": "{feature} [[and|or] {feature}]",
    "{term}": "({term}|{feature})",
}
"""Slots that stand for more than one name."""

ENDINGS = "[s|es|ed|ing]"
"""What may end a cue or a noun for a kind of subject: the desk compares stems, hassil letters."""

_SLOT = re.compile(r"(\{[a-z]+\})")
_CUE = re.compile(r"<[a-z-]+>")


class Templates:
    """Takes the best match of all templates; it is sure of it or has none."""

    name = "hassil"

    def __init__(self, store: Store) -> None:
        """Converts the intents and takes the names of `store`."""
        document = json.loads(store.document("intents") or "{}")
        lists = {name: {"values": values} for name, values in _lists(store).items()}
        intents = {
            name: {"data": [{"sentences": list(_sentences(entry, lists.keys()))}]}
            for name, entry in document["intents"].items()
        }
        rules = {_rule(name): _alternatives(listed) for name, listed in document["words"]["cues"].items()}
        skipped = [plain(phrase) for phrase in document["words"]["filler"]]
        self._store = store
        self._intents = Intents.from_dict(
            {
                "language": "en",
                "intents": intents,
                "lists": lists,
                "expansion_rules": rules,
                "skip_words": skipped,
            }
        )

    def read(self, texts: Sequence[str]) -> Sequence[Reading | None]:
        """Returns the reading of each text, None where no template matches or it is small talk."""
        return [self._read(plain(text)) for text in texts]

    def _read(self, text: str) -> Reading | None:
        found = recognize_best(text, self._intents, best_slot_name="feature")
        if found is None or found.intent.name == "help":
            return None
        named = {
            slot: tuple(
                dict.fromkeys(entity.value for entity in found.entities_list if entity.name in (slot, other))
            )
            for slot, other in (("subject", ""), ("feature", "value"))
        }
        intent = found.intent.name
        if intent in ("support", "value"):
            intent = intent_of(named["subject"], named["feature"], self._store)
        return Reading(intent, named["subject"], named["feature"], 1.0)


def _lists(store: Store) -> Mapping[str, list[dict[str, str]]]:
    """Returns the names that fill each slot, with what they stand for; of a value that is its feature."""
    kinds = {article.id: ARTICLE_SLOTS[article.kind] for article in store.articles()}
    lists: dict[str, list[dict[str, str]]] = {"subject": [_entry(*named) for named in subject_names(store)]}
    for row in store.names():
        slot = kinds[row.id] if row.kind == "article" else row.kind
        if slot != "subject" and row.how != "asked":
            text = plain(row.text) + (ENDINGS if slot == "kind" else "")
            lists.setdefault(slot, []).append(_entry(text, row.id.partition("/")[0]))
    return lists


def _entry(text: str, identity: str) -> dict[str, str]:
    return {"in": text, "out": identity}


def _sentences(intent: Mapping[str, Any], slots: Iterable[str]) -> Iterator[str]:
    """Yields the sentences of an intent and its ways of asking in hassil's notation."""
    known = {f"{{{slot}}}" for slot in slots} | WIDER.keys()
    for sentence in intent["sentences"]:
        if known.issuperset(_SLOT.findall(sentence)):
            yield _widen(_CUE.sub(lambda cue: f"<{_rule(cue[0][1:-1])}>", sentence))
    for way in intent["asked"]:
        words = " ".join(part if part in known else plain(part) for part in _SLOT.split(way))
        if words.strip() and known.issuperset(_SLOT.findall(way)):
            yield _widen(words)


def _widen(sentence: str) -> str:
    return _SLOT.sub(lambda slot: WIDER.get(slot[0], slot[0]), sentence)


def _rule(cue: str) -> str:
    return cue.replace("-", "_")


def _alternatives(phrases: Iterable[str]) -> str:
    return f"({'|'.join(f'{phrase}{ENDINGS}' for phrase in dict.fromkeys(map(plain, phrases)))})"
