"""How what people type in Slack becomes a question."""

import pytest

from bot.slack.utterance import read_utterance


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("<@UBOT> does Alpha have a bell?", "does Alpha have a bell?"),
        ("<@UBOT|spokes>: does Alpha have a bell?", ": does Alpha have a bell?"),
        ("hey <@UBOT>, bells?", "hey , bells?"),
        ("<@UBOT> what does <@U2> ride", "what does <@U2> ride"),
        ("bells &amp; gears &lt;3", "bells & gears <3"),
        ("see <https://example.org/a|the handbook>", "see the handbook"),
        ("see <https://example.org/a>", "see example.org/a"),
        ("ask in <#C1|bikes>", "ask in #bikes"),
        ("  two\n lines ", "two lines"),
        ("<@UBOT>", ""),
        ("<!channel> bells", "<!channel> bells"),
    ],
)
def test_only_the_own_mention_goes(typed: str, expected: str) -> None:
    """The bot's mention is no part of the question; everything else a person wrote is."""
    assert read_utterance(typed, "UBOT") == expected


def test_without_knowing_itself_nothing_goes() -> None:
    """Mentions stay where the bot does not know its own id."""
    assert read_utterance("<@UBOT> bells", None) == "<@UBOT> bells"
