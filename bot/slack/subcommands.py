"""The words with which the text of the command may begin: listed once, for reading it, its help and the manifest."""

from dataclasses import dataclass
from typing import Final

COMMAND: Final = "/mesh"


@dataclass(frozen=True, slots=True)
class SubCommand:
    """One of these words.

    Attributes:
        word: the word.
        form: what follows it, "" for nothing.
        about: what it gives.
        intents: what the question that begins with it is understood as, where it is one.
    """

    word: str
    form: str
    about: str
    intents: frozenset[str] = frozenset()

    @property
    def usage(self) -> str:
        """How it is typed."""
        return f"{COMMAND} {self.word} {self.form}".strip()

    @property
    def needs_more(self) -> bool:
        """The word alone says nothing."""
        return bool(self.form) and not self.form.startswith("[")


COMPARE: Final = SubCommand(
    "compare",
    "A B [C …] [on feature or category]",
    "Subjects side by side; without two of them, a form to pick from",
    frozenset({"compare"}),
)
WHICH: Final = SubCommand(
    "which", "…", "All that have something, or lack it", frozenset({"which", "recommend", "catalog"})
)
SHOW: Final = SubCommand(
    "show", "A [category]", "What is known of one subject", frozenset({"overview", "support", "value"})
)
FEATURES: Final = SubCommand("features", "[category]", "What can be asked about", frozenset({"catalog"}))
SOURCES: Final = SubCommand("sources", "", "Where the answers come from", frozenset({"sources"}))
SETTINGS: Final = SubCommand("settings", "", "How I behave here, what I know, and who runs me")
CHANNEL: Final = SubCommand("channel", "auto|off", "Whether I answer in this channel without being mentioned")
WATCH: Final = SubCommand(
    "watch", "[stop] A [feature or category]", "A message when an answer changes; alone, what you watch"
)
FORGET: Final = SubCommand(
    "forget", "me", "Deletes what I keep about you: your questions, votes, proposals and watches"
)
ADMIN: Final = SubCommand("admin", "[what]", "Keeping the knowledge, for admins")
HELP: Final = SubCommand("help", "", "This list")

SUB_COMMANDS: Final = (COMPARE, WHICH, SHOW, FEATURES, SOURCES, SETTINGS, CHANNEL, WATCH, FORGET, ADMIN, HELP)
_BY_WORD: Final = {each.word: each for each in SUB_COMMANDS}


def read_sub_command(text: str) -> tuple[SubCommand | None, str]:
    """The sub-command that the text begins with, and the rest; None where it is a question from its first word on."""
    word, _, rest = text.partition(" ")
    found = _BY_WORD.get(word.casefold())
    return (found, rest.strip()) if found else (None, text)


def usage_hint() -> str:
    """What Slack shows beside the command while somebody types it."""
    return f"[question, or {' | '.join(each.usage.removeprefix(f'{COMMAND} ') for each in SUB_COMMANDS)}]"
