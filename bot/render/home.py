"""The App Home: what the desk knows, as of when, questions to try, and what the person asked lately."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime

from bot.answers.model import Choice
from bot.render.buttons import ASK_NEXT, COMPARE, actions, choice_buttons, question_button
from bot.render.cut import cut
from bot.render.limits import HEADER_TEXT_MAX
from bot.render.message import JsonObject
from bot.render.proposal import propose_buttons
from bot.render.review import RELOAD, RELOAD_LABEL
from bot.render.rich_text import bullets, rich_text, section, text

# Enough of a digest to compare two by eye.
SHORT_DIGEST = 12
MOST_EXAMPLES = 10
MOST_RECENT = 5
LINE = 300
# Enough for a few dozen names; what is beyond is counted.
NAMES = 1_500


@dataclass(frozen=True, slots=True)
class State:
    """What admins see of the knowledge.

    Attributes:
        digest: the digest of the release in force.
        built: when it was built, with a time zone.
        files: where it was built from.
        due: facts that are due for review.
        disputed: facts on which sources disagree.
        missing: facts asked for in vain, the most wanted first, each with the question for it.
    """

    digest: str
    built: datetime
    files: tuple[str, ...]
    due: int
    disputed: int
    missing: tuple[Choice, ...] = ()


@dataclass(frozen=True, slots=True)
class Card:
    """What the App Home tells about a desk, and to whom.

    Attributes:
        name: the desk's name.
        about: what it knows, as the end of "I answer questions about …".
        counts: what is loaded, as (noun in the plural, how many).
        as_of: the latest day of any evidence.
        digest: the digest of the release.
        examples: questions that it can answer.
        subjects: what can be asked about, as (kind in the plural, names).
        recent: what the person asked lately.
        state: the state of the knowledge; None for people who do not keep it.
    """

    name: str
    about: str
    counts: tuple[tuple[str, int], ...]
    as_of: str
    digest: str
    examples: tuple[str, ...]
    subjects: tuple[tuple[str, tuple[str, ...]], ...] = ()
    recent: tuple[str, ...] = ()
    state: State | None = None


def render_home(card: Card) -> JsonObject:
    """The view to publish as somebody's App Home."""
    return {"type": "home", "blocks": list(_blocks(card))}


def render_bare_home(card: Card) -> JsonObject:
    """The same in the plainest block there is, for when Slack refuses the view."""
    lines = (card.name, _about(card), *_counted(card), *_WAYS)
    plain = {"type": "plain_text", "text": "\n".join(cut(line, LINE) for line in lines), "emoji": False}
    return {"type": "home", "blocks": [{"type": "section", "text": plain}]}


def _blocks(card: Card) -> Iterator[JsonObject]:
    yield _header(card.name)
    yield rich_text(section(text(_about(card))))
    yield _header("Try one of these")
    yield rich_text(section(text("The answer comes in the Messages tab.")))
    yield from _questions(card.examples, ASK_NEXT, MOST_EXAMPLES)
    yield _compare_button()
    if card.recent:
        yield _header("What you asked lately")
        yield from _questions(card.recent, f"{ASK_NEXT}_recent", MOST_RECENT)
    yield _header("What I know")
    yield rich_text(bullets(map(_line, _counted(card))))
    if card.subjects:
        yield rich_text(bullets(_kind(plural, names) for plural, names in card.subjects))
    yield _header("How to ask")
    yield rich_text(bullets(map(_line, _WAYS)))
    if card.state is not None:
        yield _header("State of the knowledge")
        yield from _kept(card.state)


_WAYS = (
    "Mention me in a channel or thread; I answer in the thread, and a follow-up there may lean on it.",
    "Write to me in the Messages tab.",
    "Type /mesh and a question for an answer that only you see; you can share it afterwards.",
)


def _about(card: Card) -> str:
    return f"I answer questions about {cut(card.about.rstrip('.'), LINE)}."


def _counted(card: Card) -> list[str]:
    counted = ", ".join(f"{number:,} {noun}" for noun, number in card.counts)
    lines = [counted, f"as of {card.as_of}", f"release {card.digest[:SHORT_DIGEST]}"]
    return [line for line in lines if line]


def _kept(state: State) -> Iterator[JsonObject]:
    """The state of the knowledge, and what can be done about it."""
    yield rich_text(bullets(map(_line, _upkeep(state))))
    yield from actions(*question_button(RELOAD, RELOAD_LABEL, state.digest))
    missing = propose_buttons(state.missing)
    if missing:
        yield rich_text(section(text("Asked in vain; press what you know a source for:")))
        yield from actions(*missing)


def _upkeep(state: State) -> Iterator[str]:
    yield f"Release {state.digest}"
    origin = f" from {' and '.join(state.files)}" if state.files else ""
    yield f"Built {state.built:%Y-%m-%d %H:%M %Z}{origin}"
    yield f"Facts due for review: {state.due:,} (meshwise knowledge check --stale lists them)"
    yield f"Facts on which sources disagree: {state.disputed:,}"


def _kind(plural: str, names: tuple[str, ...]) -> JsonObject:
    """A kind's names in one line; those beyond its length are counted, none is cut."""
    shown, length = 0, 0
    while shown < len(names) and length + len(names[shown]) + 2 <= NAMES:
        length += len(names[shown]) + 2
        shown += 1
    more = [f"{len(names) - shown} more"] if shown < len(names) else []
    return section(text(f"{plural.capitalize()}: ", bold=True), text(", ".join([*names[:shown], *more])))


def _questions(questions: Iterable[str], kind: str, most: int) -> tuple[JsonObject, ...]:
    return choice_buttons((Choice(each, each) for each in questions), kind=kind, most=most)


def _compare_button() -> JsonObject:
    label: JsonObject = {"type": "plain_text", "text": "Compare …", "emoji": False}
    told = "Compare …: pick what to show side by side"
    button = {"type": "button", "action_id": COMPARE, "text": label, "accessibility_label": told}
    return {"type": "actions", "elements": [button]}


def _header(words: str) -> JsonObject:
    return {
        "type": "header",
        "text": {"type": "plain_text", "text": cut(words, HEADER_TEXT_MAX), "emoji": False},
    }


def _line(words: str) -> JsonObject:
    return section(text(words))
