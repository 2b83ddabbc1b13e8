"""The words that every rendering uses for the same thing: verdicts, marks, citations."""

from typing import Final

from bot.answers.model import Answer, Cell, Citation, Verdict
from bot.answers.verdict import DISPUTED, STATED, WORDS

NOTHING: Final = "—"
SOURCES: Final = "Sources"
SUGGESTIONS: Final = "You can also ask"
NOTES: Final = "Worth knowing"
NOTICE_SIGN: Final = "⚠️"

_DISPUTE_SIGN: Final = "⚖️"
_UNKNOWN_SIGN: Final = "❔"
_SIGNS: Final[dict[Verdict, str]] = {
    "yes": "✅",
    "no": "❌",
    "partial": "◐",
    "planned": "🕓",
    "not_applicable": "⊘",
    "unknown": _UNKNOWN_SIGN,
}


def opening(answer: Answer) -> tuple[str, str]:
    """The sign of the verdict ("" without one), and the headline: verdict in words first, then a dispute."""
    sign, headline = _verdict(answer)
    # A table says in its cells who is disputed; a headline above it speaks of others too.
    if answer.conflict and len(answer.subjects) == len(answer.features) == 1 and not answer.table:
        return _DISPUTE_SIGN, f"{headline} ({DISPUTED})"
    return sign, headline


def _verdict(answer: Answer) -> tuple[str, str]:
    if answer.verdict is None:
        return _UNKNOWN_SIGN if answer.status == "unknown" else "", answer.headline
    sign, word = _SIGNS[answer.verdict], WORDS[answer.verdict]
    stated = STATED[answer.verdict].format("")
    if answer.headline.casefold().startswith(word.casefold()) or stated in answer.headline:
        return sign, answer.headline
    return sign, f"{word}: {answer.headline}"


def marked(text: str, marks: tuple[int, ...]) -> str:
    """Text followed by its citation marks."""
    return f"{text} {''.join(f'[{mark}]' for mark in marks)}" if marks else text


def cell_text(cell: Cell) -> str:
    """A cell with its marks, never empty."""
    return marked(cell.text or NOTHING, cell.marks)


def citation_text(citation: Citation) -> str:
    """A citation as one line: number, publisher, title, date, place and address."""
    parts = [citation.publisher, citation.title, citation.date, citation.locator, citation.url or ""]
    return f"[{citation.n}] " + ", ".join(part for part in parts if part)
