"""What the command says of itself: its help, and what would have been right; examples are made of the knowledge."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from bot.answers.model import Answer, Cell, Table
from bot.facts.model import Category
from bot.facts.store import Store
from bot.language.model import Query
from bot.slack.sentences import COMMANDS, EXAMPLE, GIVES, NOT_UNDERSTOOD, TYPE
from bot.slack.subcommands import (
    CHANNEL,
    COMMAND,
    COMPARE,
    FEATURES,
    FORGET,
    SHOW,
    SUB_COMMANDS,
    WHICH,
    SubCommand,
)

if TYPE_CHECKING:
    from bot.desk import Desk


def answer_help(desk: "Desk") -> Answer:
    """The desk's own help, with all sub-commands."""
    shown = examples(desk)
    rows = tuple((Cell(each.usage), Cell(each.about), Cell(_typed(each, shown))) for each in SUB_COMMANDS)
    table = Table(COMMANDS, (TYPE, GIVES, EXAMPLE), rows)
    return desk.answer(Query("help")).answer._replace(table=table)


def tell_misuse(sub_command: SubCommand, desk: "Desk") -> str:
    """What would have been right, in one line."""
    example = _typed(sub_command, examples(desk))
    return NOT_UNDERSTOOD.format(usage=sub_command.usage, example=example)


def examples(desk: "Desk") -> Mapping[str, str]:
    """For each sub-command that takes more than its word, what can be typed after it."""
    store = desk.release.reference.store
    kind = store.desk.kinds[0].id
    current = [each.name for each in store.subjects.values() if each.kind == kind and not each.retired][:2]
    category = max(store.categories.values(), key=lambda each: len(_askable(each, store)))
    topic = category.name.lower()
    which = desk.phrase(Query("which", features=_askable(category, store)[:1]))
    return {
        COMPARE.word: f"{', '.join(current)} on {topic}",
        WHICH.word: which.partition(" ")[2],
        SHOW.word: f"{current[0]} {topic}",
        FEATURES.word: topic,
        CHANNEL.word: "auto",
        FORGET.word: "me",
    }


def _askable(category: Category, store: Store) -> tuple[str, ...]:
    """The features of a category that are there or not."""
    return tuple(each for each in category.features if store.features[each].kind == "support")


def _typed(sub_command: SubCommand, shown: Mapping[str, str]) -> str:
    return f"{COMMAND} {sub_command.word} {shown.get(sub_command.word, '')}".strip()
