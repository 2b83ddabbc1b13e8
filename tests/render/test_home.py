"""What people see when they open the app."""

import re
from dataclasses import replace
from datetime import UTC, datetime

from bot.render.home import Card, State, render_bare_home, render_home
from bot.render.message import JsonObject
from bot.workspace.strict import check_view

CARD = Card(
    name="Spokes",
    about="bicycles and <!channel>.",
    counts=(("facts", 1234), ("sources", 5)),
    as_of="2024-03",
    digest="0123456789abcdef",
    examples=tuple(f"Question {n}?" for n in range(12)),
)


def test_the_home_tells_what_is_known_and_as_of_when() -> None:
    """Counts, day and digest are there, and the digest is short enough to compare by eye."""
    shown = str(render_home(CARD))
    assert "1,234 facts, 5 sources" in shown
    assert "as of 2024-03" in shown
    assert "'release 0123456789ab'" in shown


FULL = replace(
    CARD,
    subjects=(("bicycles", tuple(f"Bicycle number {n}" for n in range(500))), ("trailers", ("Cartling",))),
    recent=tuple(f"Recent question {n}?" for n in range(12)),
    state=State("0123456789abcdef" * 4, datetime(2026, 1, 2, 3, 4, tzinfo=UTC), ("a", "b"), 1200, 3),
)


def test_the_home_is_accepted() -> None:
    """Slack takes the view, however much there is to tell, and it has no more buttons than can be looked over."""
    for view in (render_home(CARD), render_home(FULL), render_bare_home(FULL)):
        assert check_view(view) == []
    asked = [action for action in _actions(render_home(FULL)) if action.startswith("ask_next")]
    assert asked == [f"ask_next_{n}" for n in range(1, 11)] + [f"ask_next_recent_{n}" for n in range(1, 6)]


def test_names_beyond_a_line_are_counted() -> None:
    """A kind with very many subjects shows whole names and how many more there are."""
    shown = str(render_home(FULL))
    assert "Bicycle number 0, Bicycle number 1" in shown
    numbers = re.findall(r"Bicycle number (\d+), (\d+) more", shown)
    assert [int(last) + 1 + int(more) for last, more in numbers] == [500]


def test_the_state_is_for_those_who_keep_the_knowledge() -> None:
    """It says which release, when and from where it was built, and what is to be looked at."""
    shown = str(render_home(FULL))
    for words in ("0123456789abcdef" * 4, "Built 2026-01-02 03:04 UTC from a and b", "1,200", "disagree: 3"):
        assert words in shown
    assert "State of the knowledge" not in str(render_home(CARD))


def _actions(view: JsonObject) -> list[str]:
    return re.findall(r"'action_id': '(\w+)'", str(view))
