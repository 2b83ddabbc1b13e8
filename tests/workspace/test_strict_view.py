"""A view over any of Slack's limits is refused; one within them is taken."""

import pytest

from bot.render import limits
from bot.workspace.model import JsonObject
from bot.workspace.strict import check_view
from tests.workspace.build import button, entry, home, modal, plain, section, table


def asked(element: JsonObject, **more: object) -> JsonObject:
    """A modal that asks for one thing."""
    return modal(entry("x", element, **more), submit=plain("Go"))


INPUT: JsonObject = {"type": "input", "label": plain("Which"), "element": {"type": "plain_text_input"}}


TEXT: JsonObject = {"type": "plain_text_input"}


@pytest.mark.parametrize(
    "view",
    [
        home(section()),
        home(*[section()] * limits.VIEW_BLOCKS),
        modal(section(), private_metadata="x" * limits.VIEW_PRIVATE_METADATA_MAX),
        modal(INPUT, submit=plain("x" * limits.VIEW_BUTTON_MAX)),
        modal({"type": "alert", "text": plain("Mind"), "level": "warning"}),
        asked({"type": "conversations_select", "response_url_enabled": True}),
    ],
)
def test_views_within_limits(view: JsonObject) -> None:
    """Whatever is within the limits is accepted."""
    assert check_view(view) == []


@pytest.mark.parametrize(
    ("view", "pointer"),
    [
        (home(*[section()] * (limits.VIEW_BLOCKS + 1)), "/view/blocks"),
        (modal(title=plain("x" * (limits.VIEW_TITLE_MAX + 1))), "/view/title/text"),
        (modal(submit=plain("x" * (limits.VIEW_BUTTON_MAX + 1))), "/view/submit/text"),
        (modal(close=plain("x" * (limits.VIEW_BUTTON_MAX + 1))), "/view/close/text"),
        (modal(private_metadata="x" * (limits.VIEW_PRIVATE_METADATA_MAX + 1)), "/view/private_metadata"),
        (modal(callback_id="x" * (limits.VIEW_CALLBACK_ID_MAX + 1)), "/view/callback_id"),
        (home(section("x" * (limits.SECTION_TEXT_MAX + 1))), "/view/blocks/0/text/text"),
        (asked(TEXT, label=plain("x" * (limits.INPUT_LABEL_MAX + 1))), "/view/blocks/0/label/text"),
        (asked(TEXT, hint=plain("x" * (limits.INPUT_HINT_MAX + 1))), "/view/blocks/0/hint/text"),
        (
            asked({**TEXT, "initial_value": "x" * (limits.PLAIN_TEXT_INPUT_MAX + 1)}),
            "/view/blocks/0/element/initial_value",
        ),
        (
            asked({**TEXT, "max_length": limits.PLAIN_TEXT_INPUT_MAX + 1}),
            "/view/blocks/0/element/max_length",
        ),
        (asked({**TEXT, "min_length": 9, "max_length": 8}), "/view/blocks/0/element/min_length"),
        (
            asked({"type": "file_input", "max_files": limits.FILE_INPUT_FILES + 1}),
            "/view/blocks/0/element/max_files",
        ),
        (
            modal({"type": "alert", "text": plain("x" * (limits.ALERT_TEXT_MAX + 1))}),
            "/view/blocks/0/text/text",
        ),
        (asked(button()), "/view/blocks/0/element"),
        (home(table()), "/view/blocks/0/type"),
        (home({"type": "alert", "text": plain("x")}), "/view/blocks/0/type"),
        (modal(INPUT), "/view/submit"),
        ({"type": "home"}, "/view"),
        ({"type": "workflow", "blocks": []}, "/view/type"),
        ({"type": "modal", "blocks": []}, "/view"),
        ("modal", "/view"),
    ],
)
def test_views_over_limits(view: object, pointer: str) -> None:
    """Whatever is over a limit, or of the wrong shape, is refused at its place."""
    complaints = check_view(view)
    assert [each.pointer for each in complaints] == [pointer]
    assert complaints[0].error == "invalid_arguments"


def test_views_have_a_size() -> None:
    """A view of more than 250 KB is too large, whatever is in it."""
    view = home(*[section("é" * limits.SECTION_TEXT_MAX)] * 50)
    assert [each.error for each in check_view(view)] == ["view_too_large"]
