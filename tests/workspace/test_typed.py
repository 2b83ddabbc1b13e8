"""What people type becomes what Slack would hand to an app."""

import pytest

from bot.workspace.seed import USERS, seeded_channels
from bot.workspace.typed import as_slack_writes, split_command


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("@meshwise does it?", "<@U0MESHBOT> does it?"),
        ("hello @meshwise, hello", "hello <@U0MESHBOT>, hello"),
        ("@Meshwise does it? @HERE", "<@U0MESHBOT> does it? <!here>"),
        ("mail@meshwise.example", "mail@meshwise.example"),
        ("@nobody @meshwiser", "@nobody @meshwiser"),
        ("a < b && b > c", "a &lt; b &amp;&amp; b &gt; c"),
        ("<@U0MESHBOT> <!channel>", "&lt;@U0MESHBOT&gt; &lt;!channel&gt;"),
        ("@channel and @here", "<!channel> and <!here>"),
        ("see #general", "see <#C0GENERAL|general>"),
        ("see https://example.org/a?b=1&c=2.", "see <https://example.org/a?b=1&amp;c=2>."),
    ],
)
def test_typed_text(typed: str, written: str) -> None:
    """Names become mentions, addresses links, and & < > are escaped."""
    assert as_slack_writes(typed, USERS, seeded_channels()) == written


@pytest.mark.parametrize(
    ("typed", "parts"),
    [
        ("/mesh compare a b", ("/mesh", "compare a b")),
        ("/mesh", ("/mesh", "")),
        (" /mesh  x ", ("/mesh", "x")),
    ],
)
def test_commands(typed: str, parts: tuple[str, str]) -> None:
    """A command is its first word; the rest is its text."""
    assert split_command(typed) == parts
