"""The App Home: what the desk knows, as of when, and questions to try."""

from dataclasses import dataclass

from bot.answers.model import Choice
from bot.render.buttons import ASK_NEXT, choice_buttons
from bot.render.cut import cut
from bot.render.message import JsonObject
from bot.render.rich_text import bullets, rich_text, section, text

# Enough of a digest to compare two by eye.
SHORT_DIGEST = 12
MOST_EXAMPLES = 10
LINE = 300


@dataclass(frozen=True, slots=True)
class Card:
    """What the App Home tells about a desk.

    Attributes:
        name: the desk's name.
        about: what it knows, as the end of "I answer questions about …".
        counts: what is loaded, as (noun in the plural, how many).
        as_of: the latest day of any evidence.
        digest: the digest of the release.
        examples: questions that it can answer.
    """

    name: str
    about: str
    counts: tuple[tuple[str, int], ...]
    as_of: str
    digest: str
    examples: tuple[str, ...]


def render_home(card: Card) -> JsonObject:
    """The view to publish as somebody's App Home."""
    examples = (Choice(example, example) for example in card.examples)
    blocks = [
        rich_text(section(text(cut(card.name, LINE), bold=True))),
        rich_text(section(text(f"I answer questions about {cut(card.about.rstrip('.'), LINE)}."))),
        rich_text(section(text("What I know", bold=True)), bullets(_facts(card))),
        rich_text(section(text("How to ask", bold=True)), bullets(map(_line, _WAYS))),
        rich_text(section(text("Try one of these; the answer comes in the Messages tab", bold=True))),
        *choice_buttons(examples, kind=ASK_NEXT, most=MOST_EXAMPLES),
    ]
    return {"type": "home", "blocks": blocks}


_WAYS = (
    "Mention me in a channel or thread; I answer in the thread, and a follow-up there may lean on it.",
    "Write to me in the Messages tab.",
    "Type /mesh and a question for an answer that only you see; you can share it afterwards.",
)


def _facts(card: Card) -> list[JsonObject]:
    counted = ", ".join(f"{number:,} {noun}" for noun, number in card.counts)
    lines = [counted, f"as of {card.as_of}", f"release {card.digest[:SHORT_DIGEST]}"]
    return [_line(line) for line in lines if line]


def _line(words: str) -> JsonObject:
    return section(text(words))
