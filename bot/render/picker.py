"""The modal in which a comparison is put together, and the one that shows it before it is posted."""

from typing import Final

from bot.answers.model import Answer
from bot.facts.store import Store
from bot.language.model import Query
from bot.render.blocks import render_message
from bot.render.buttons import actions, button
from bot.render.forms import field, modal
from bot.render.menus import CATEGORY, FEATURE, menu, option, subject_groups, topic_groups
from bot.render.message import Frame, JsonObject
from bot.render.rich_text import rich_text, section, text

PICKER: Final = "compare_picker"
PREVIEW: Final = "compare_preview"
CHANGE: Final = "compare_change"
SUBJECTS: Final = "picked_subjects"
TOPICS: Final = "picked_topics"
ROWS: Final = "picked_rows"
AUDIENCE: Final = "picked_audience"
DIFFERING: Final = "differing"
EVERYONE: Final = "everyone"
ONLY_ME: Final = "only_me"

LEAST_SUBJECTS: Final = 2
MOST_SUBJECTS: Final = 5
# What was picked travels in the modal's private metadata, which holds 3,000 characters.
MOST_TOPICS: Final = 20


def render_picker(store: Store, picked: Query, kept: str) -> JsonObject:
    """The modal to pick in.

    Args:
        store: what there is to pick from.
        picked: what is picked already.
        kept: the private metadata.
    """
    blocks = [_subjects(store, picked), _topics(store, picked), _rows(picked)]
    return modal(PICKER, "Compare", "Preview", kept, blocks)


def render_preview(answer: Answer, question: str, kept: str, *, shared: bool) -> JsonObject:
    """The modal that shows a comparison before it is posted.

    Args:
        answer: the comparison.
        question: what it answers, in words.
        kept: the private metadata.
        shared: others read where it goes, so the person picks who is to see it.
    """
    # A modal holds no table and asks nothing more: the comparison stands there as a list, without its buttons.
    bare = answer._replace(choices=(), suggestions=(), question="")
    message = render_message(bare, Frame(question=question, native_table=False))
    audience = [option("Everyone in this conversation", EVERYONE), option("Only me", ONLY_ME)]
    who: JsonObject = {"type": "radio_buttons", "options": audience, "initial_option": audience[0]}
    goes = rich_text(section(text("It goes into your conversation with me.", italic=True)))
    blocks = [
        *actions(button(CHANGE, "Change the selection", CHANGE)),
        field(AUDIENCE, "Who is to see it", who) if shared else goes,
        *message.blocks,
    ]
    return modal(PREVIEW, "Preview", "Post", kept, blocks)


def _subjects(store: Store, picked: Query) -> JsonObject:
    label = f"What to compare ({LEAST_SUBJECTS} to {MOST_SUBJECTS})"
    element = menu(
        subject_groups(store), picked.subjects, most=MOST_SUBJECTS, placeholder="Pick from the list"
    )
    return field(SUBJECTS, label, element)


def _topics(store: Store, picked: Query) -> JsonObject:
    chosen = (
        *(f"{CATEGORY}{each}" for each in picked.categories),
        *(f"{FEATURE}{each}" for each in picked.features),
    )
    element = menu(topic_groups(store), chosen, most=MOST_TOPICS, placeholder="Everything that is known")
    return field(TOPICS, "On what", element, optional=True)


def _rows(picked: Query) -> JsonObject:
    differing = option("Only what differs", DIFFERING)
    checked = {"initial_options": [differing]} if picked.differing else {}
    element: JsonObject = {"type": "checkboxes", "options": [differing], **checked}
    return field(ROWS, "Rows", element, optional=True)
