"""The sources of an answer in Slack: each on its line while they are few, else by publisher and kind.

A comparison cites dozens of documents. Those that sentences lean on stay whole; those of table cells are told
by number, linked title and date, so that they do not drown the answer. Their places in the documents are in the
text beside the blocks and in the answer as a file. A collapsible `container` would hold them better, but nothing
confirms yet that every client shows one, and a source that is not shown is no source.
"""

from collections.abc import Iterable, Iterator
from itertools import chain
from typing import Final

from bot.answers.model import Answer, Citation
from bot.render.cut import cut
from bot.render.limits import LINK_URL_MAX
from bot.render.message import JsonObject
from bot.render.rich_text import bullets, link, section, text

# More lines than this are longer than most answers.
MOST_LINES: Final = 8
PART: Final = 300
SHORT_TITLE: Final = 80


def source_elements(answer: Answer) -> Iterator[JsonObject]:
    """The citations as elements of one rich text, those of the answer's sentences first."""
    if len(answer.citations) <= MOST_LINES:
        yield from map(_line, answer.citations)
        return
    leaned_on = {mark for each in answer.sentences for mark in each.marks}
    whole = [each for each in answer.citations if each.n in leaned_on][:MOST_LINES]
    yield from map(_line, whole)
    yield bullets(_groups(each for each in answer.citations if each not in whole))


def _line(citation: Citation) -> JsonObject:
    details = (cut(part, PART) for part in (citation.locator, citation.date, citation.kind) if part)
    return section(
        text(f"[{citation.n}] {cut(citation.publisher, PART)}, "),
        _title(citation, PART),
        text("".join(f", {detail}" for detail in details)),
    )


def _groups(citations: Iterable[Citation]) -> Iterator[JsonObject]:
    groups: dict[tuple[str, str], list[Citation]] = {}
    for citation in citations:
        groups.setdefault((citation.publisher, citation.kind), []).append(citation)
    publishers = [publisher for publisher, _ in groups]
    for publisher, kind in sorted(groups, key=lambda group: publishers.index(group[0])):
        named = ", ".join(filter(None, (cut(publisher, PART), cut(kind, PART))))
        yield section(
            *chain.from_iterable(_short(named, *each) for each in enumerate(groups[publisher, kind]))
        )


def _short(named: str, place: int, citation: Citation) -> tuple[JsonObject, ...]:
    before = "; " if place else f"{named}: "
    return text(f"{before}[{citation.n}] "), _title(citation, SHORT_TITLE), text(f", {citation.date}")


def _title(citation: Citation, length: int) -> JsonObject:
    title = cut(citation.title, length)
    url = citation.url or ""
    linked = url.startswith(("https://", "http://")) and len(url) <= LINK_URL_MAX
    return link(url, title) if linked else text(title)
