"""A review in words: the same lines for the terminal and for Slack."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from bot.curation.review import Review
from bot.text.listed import counted

MOST_LINES: Final = 20


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and the lines below it, complete."""

    title: str
    lines: tuple[str, ...]


def headline(review: Review) -> str:
    """What the review comes to, in one line."""
    if review.problems:
        return f"{counted(review.problems, 'problem')} in the files; nothing was built"
    changes = (
        (review.facts, "fact"),
        (review.articles, "article"),
        (review.names, "name"),
        (review.answers, "answer"),
    )
    told = ", ".join(counted(things, noun) for things, noun in changes if things) or "nothing"
    broken = f"; {counted(review.broken, 'golden question')} broken" if review.broken else ""
    return f"{told} would change{broken}"


def sections(review: Review) -> tuple[Section, ...]:
    """What changes, in the order of how much it matters; what is empty is left out."""
    found = (
        Section("Problems", tuple(map(str, review.problems))),
        Section("Golden questions that no longer hold", review.broken),
        Section("Answers that change", tuple(map(str, review.answers))),
        Section("Facts", tuple(map(str, review.facts))),
        Section("Articles", tuple(map(str, review.articles))),
        Section("Names and ways of asking", tuple(map(str, review.names))),
        Section("Newly told apart", review.confusions),
    )
    return tuple(section for section in found if section.lines)


def shortened(section: Section, most: int = MOST_LINES) -> Section:
    """The section with so many lines at most, saying how many are left out."""
    if len(section.lines) <= most:
        return section
    left = len(section.lines) - most
    return Section(section.title, (*section.lines[:most], f"… and {left} more"))


def lines(review: Review) -> Iterator[str]:
    """The whole review as lines."""
    yield headline(review)
    for section in sections(review):
        yield f"{section.title} ({len(section.lines)})"
        yield from (f"  {line}" for line in section.lines)
    if review.digest:
        revision = f", revision {review.revision}" if review.revision else ""
        yield f"release {review.digest}{revision}; {review.asked} questions asked of both"
