"""An accepted proposal as a change of the knowledge files: a source, and an entry of evidence that names it."""

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from bot.errors import CurationError
from bot.facts.knowledge import Knowledge
from bot.facts.read import read_knowledge
from bot.ledger.model import Proposal
from bot.text.strict_yaml import parse_yaml
from bot.text.write_yaml import append_mapping, insert_item

PROPOSED: Final = "sources/proposed.yaml"
"""Where sources stand that came with proposals, until somebody puts them with their publisher's."""

_HEADER: Final = "# yaml-language-server: $schema=../schema/sources.schema.json\nsources:\n"
_LONGEST_ID: Final = 60


@dataclass(frozen=True, slots=True)
class Origin:
    """What an admin says about the source of a proposal.

    Attributes:
        title: the document's title.
        publisher: who publishes it.
        kind: the kind of evidence, by its id.
    """

    title: str
    publisher: str
    kind: str


def edit_files(directory: Path, proposal: Proposal, origin: Origin) -> dict[str, str]:
    """The new texts of the files that a proposal changes, by their names; nothing is written.

    Args:
        directory: of knowledge files.
        proposal: what is to be said.
        origin: about its source; it does not count where the knowledge has a source of that address.

    Raises:
        CurationError: the files cannot be read, or have no such subject or feature.
    """
    knowledge, problems = read_knowledge(directory)
    if knowledge is None:
        raise CurationError(f"the knowledge has problems; mend them first: {problems[0]}")
    if proposal.feature not in knowledge.features:
        raise CurationError(f"there is no feature {proposal.feature}")
    if proposal.subject not in knowledge.subjects:
        raise CurationError(f"there is no subject {proposal.subject}")
    files: dict[str, str] = {}
    known = _find_source(knowledge, proposal.url)
    source = known or _name_source(knowledge, origin)
    if known is None:
        files[PROPOSED] = _add_source(directory, source, proposal, origin)
    name = f"subjects/{proposal.subject}.yaml"
    files[name] = _add_evidence(directory / name, name, proposal, source)
    return files


def _find_source(knowledge: Knowledge, url: str) -> str | None:
    same = (ident for ident, source in knowledge.sources.items() if url and source.url == url)
    return next(same, None)


def _name_source(knowledge: Knowledge, origin: Origin) -> str:
    """An id made of publisher and title that no source has yet."""
    words = re.findall(r"[a-z0-9]+", f"{origin.publisher} {origin.title}".casefold())
    base = "-".join(words)[:_LONGEST_ID].strip("-") or "source"
    base = base if base[0].isalpha() else f"source-{base}"
    number, name = 1, base
    while name in knowledge.sources:
        number += 1
        name = f"{base}-{number}"
    return name


def _add_source(directory: Path, ident: str, proposal: Proposal, origin: Origin) -> str:
    path = directory / PROPOSED
    text = path.read_text(encoding="utf-8") if path.exists() else _HEADER
    fields = {
        "title": origin.title,
        "publisher": origin.publisher,
        "kind": origin.kind,
        "date": proposal.date,
        "url": proposal.url,
    }
    return append_mapping(text, ident, fields)


def _add_evidence(path: Path, name: str, proposal: Proposal, source: str) -> str:
    text = path.read_text(encoding="utf-8")
    document, problems = parse_yaml(text, name)
    if document is None:
        raise CurationError(f"{problems[0]}")
    fields = {
        "stance": proposal.verdict,
        "value": proposal.value,
        "source": source,
        "at": proposal.place,
        "date": proposal.date,
        "note": proposal.note,
    }
    return insert_item(text, document, ("facts", proposal.feature), fields)
