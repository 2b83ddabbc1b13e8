"""What people see when they open the app."""

from bot.render.home import Card, render_home
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


def test_the_home_is_accepted() -> None:
    """Slack takes the view, and ten of the examples are buttons."""
    view = render_home(CARD)
    assert check_view(view) == []
    assert str(view).count("'button'") == 10
