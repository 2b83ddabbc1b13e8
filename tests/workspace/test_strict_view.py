"""A view over any of Slack's limits is refused; one within them is taken."""

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.render import limits
from bot.workspace.model import JsonObject
from bot.workspace.strict import check_view
from tests.workspace.build import button, entry, home, modal, plain, section, table


def asked(element: JsonObject, **more: object) -> JsonObject:
    """A modal that asks for one thing."""
    return modal(entry("x", element, **more), submit=plain("Go"))


TEXT: JsonObject = {"type": "plain_text_input"}


HEAVY = section("é" * limits.SECTION_TEXT_MAX)
Build = Callable[[int], JsonObject]
LIMITS: dict[str, tuple[str, Build]] = {
    "VIEW_BLOCKS": ("/view/blocks", lambda n: home(*[section() for _ in range(n)])),
    "VIEW_TITLE_MAX": ("/view/title/text", lambda n: modal(title=plain("x" * n))),
    "VIEW_BUTTON_MAX": ("/view/close/text", lambda n: modal(close=plain("x" * n))),
    "VIEW_PRIVATE_METADATA_MAX": ("/view/private_metadata", lambda n: home(private_metadata="x" * n)),
    "VIEW_CALLBACK_ID_MAX": ("/view/callback_id", lambda n: modal(callback_id="x" * n)),
    "SECTION_TEXT_MAX": ("/view/blocks/0/text/text", lambda n: modal(section("x" * n))),
    "ALERT_TEXT_MAX": (
        "/view/blocks/0/text/text",
        lambda n: modal({"type": "alert", "text": plain("x" * n)}),
    ),
    "INPUT_LABEL_MAX": ("/view/blocks/0/label/text", lambda n: asked(TEXT, label=plain("x" * n))),
    "INPUT_HINT_MAX": ("/view/blocks/0/hint/text", lambda n: asked(TEXT, hint=plain("x" * n))),
    "PLAIN_TEXT_INPUT_MAX": (
        "/view/blocks/0/element/initial_value",
        lambda n: asked({**TEXT, "initial_value": "x" * n}),
    ),
    "FILE_INPUT_FILES": (
        "/view/blocks/0/element/max_files",
        lambda n: asked({"type": "file_input", "max_files": n}),
    ),
}
"""By the name of the limit: where it is complained of, and views that reach it."""


@pytest.mark.parametrize("name", LIMITS)
@settings(max_examples=10, deadline=None)
@given(over=st.integers(min_value=1, max_value=30))
def test_over_a_limit_is_refused_where_it_is_over(name: str, over: int) -> None:
    """Whatever exceeds a limit comes back as invalid_arguments, with a pointer to it."""
    pointer, build = LIMITS[name]
    complaints = check_view(build(getattr(limits, name) + over))
    assert [(each.pointer, each.error) for each in complaints] == [(pointer, "invalid_arguments")]


@pytest.mark.parametrize("name", LIMITS)
@settings(max_examples=10, deadline=None)
@given(data=st.data())
def test_within_a_limit_is_taken(name: str, data: st.DataObject) -> None:
    """Anything from one to the limit itself is accepted."""
    size = data.draw(st.integers(min_value=1, max_value=getattr(limits, name)))
    assert check_view(LIMITS[name][1](size)) == []


@pytest.mark.parametrize(
    "view",
    [
        modal({"type": "alert", "text": plain("Mind"), "level": "warning"}),
        asked({"type": "conversations_select", "response_url_enabled": True}),
        asked({"type": "external_select", "min_query_length": 0}),
    ],
)
def test_what_stands_in_modals_only(view: JsonObject) -> None:
    """Alerts and menus with response addresses have their place in modals."""
    assert check_view(view) == []


@pytest.mark.parametrize(
    ("view", "pointer"),
    [
        (asked({**TEXT, "max_length": limits.PLAIN_TEXT_INPUT_MAX + 1}), "/view/blocks/0/element/max_length"),
        (asked({**TEXT, "min_length": 9, "max_length": 8}), "/view/blocks/0/element/min_length"),
        (asked(button()), "/view/blocks/0/element"),
        (home(table()), "/view/blocks/0/type"),
        (home({"type": "alert", "text": plain("x")}), "/view/blocks/0/type"),
        (modal(entry("x", TEXT)), "/view/submit"),
        ({"type": "home"}, "/view"),
        ({"type": "workflow", "blocks": []}, "/view/type"),
        ({"type": "modal", "blocks": []}, "/view"),
        ("modal", "/view"),
    ],
)
def test_views_of_the_wrong_shape(view: object, pointer: str) -> None:
    """What does not fit together, or stands in the wrong place, is refused there."""
    complaints = check_view(view)
    assert [each.pointer for each in complaints] == [pointer]
    assert complaints[0].error == "invalid_arguments"


@settings(max_examples=10, deadline=None)
@given(number=st.integers(min_value=42, max_value=limits.VIEW_BLOCKS))
def test_views_have_a_size(number: int) -> None:
    """A view of more than 250 KB is too large, whatever is in it."""
    assert [each.error for each in check_view(home(*[HEAVY] * number))] == ["view_too_large"]
