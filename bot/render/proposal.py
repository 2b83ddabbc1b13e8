"""The form in which somebody proposes what the knowledge should say, and the one in which an admin decides."""

from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import Final

from bot.answers.model import Choice
from bot.facts.model import Feature
from bot.render.buttons import ask_buttons, question_button
from bot.render.forms import choice, field, modal, words
from bot.render.message import JsonObject
from bot.render.rich_text import bullets, rich_text, section, text

PROPOSE: Final = "propose_fact"
DECIDE: Final = "decide_proposal"
DECIDE_BUTTON: Final = "open_proposal"

VERDICT: Final = "verdict"
VALUE: Final = "value"
URL: Final = "url"
PLACE: Final = "place"
DATE: Final = "date"
NOTE: Final = "note"
TITLE: Final = "title"
PUBLISHER: Final = "publisher"
KIND: Final = "kind"
DECISION: Final = "decision"
WORD: Final = "word"

ACCEPT: Final = "accepted"
DECLINE: Final = "declined"

MOST_TEXT: Final = 500
MOST_NAME: Final = 150
MOST_URL: Final = 1_000
NOTHING: Final[Mapping[str, str]] = MappingProxyType({})
MOST_MISSING: Final = 5
PROPOSE_LABEL: Final = "Correct this…"

_VERDICTS: Final = (
    ("yes", "Yes"),
    ("no", "No"),
    ("partial", "Partly (say how in the note)"),
    ("planned", "Planned (say where in the note)"),
    ("not_applicable", "Does not apply"),
)
_KINDS: Final = (
    ("documentation", "Documentation of the makers"),
    ("release-notes", "Release notes"),
    ("source-code", "Source code"),
    ("tested", "A published test"),
    ("maintainer", "A maintainer's statement"),
    ("declared", "A declaration of the makers"),
    ("third-party", "Somebody else"),
)


def propose_button(question: str) -> tuple[JsonObject, ...]:
    """The button that opens the form about the answer to this question."""
    return question_button(PROPOSE, PROPOSE_LABEL, question)


def propose_buttons(choices: Iterable[Choice]) -> tuple[JsonObject, ...]:
    """Buttons that open the form about what is not known, each named by it."""
    return ask_buttons(choices, kind=PROPOSE, most=MOST_MISSING)


# Needed where a proposal is accepted; one that is declined needs none of it.
_SOURCE: Final = (
    field(TITLE, "Title of the source", words(MOST_NAME), hint="As the document names itself", optional=True),
    field(PUBLISHER, "Publisher of the source", words(MOST_NAME), optional=True),
    field(KIND, "Kind of source", choice(_KINDS), optional=True),
)


def render_proposal(headline: str, feature: Feature, kept: str) -> JsonObject:
    """The form to propose in.

    Args:
        headline: what is answered now.
        feature: what it is about; a verdict or a value is asked for as it needs.
        kept: the private metadata.
    """
    blocks = [
        rich_text(section(text("Now: ", bold=True), text(headline))),
        *_claim(feature),
        field(
            URL, "Where does it say so?", words(MOST_URL), hint="The address of a page that anyone can read"
        ),
        field(
            PLACE, "Where on that page?", words(MOST_TEXT), hint="A heading, a section, a row", optional=True
        ),
        field(DATE, "Of which day is it?", words(10), hint="YYYY-MM-DD or YYYY-MM"),
        field(NOTE, "Anything else", words(MOST_TEXT, multiline=True), optional=True),
    ]
    return modal(PROPOSE, "Correct this", "Propose", kept, blocks)


def render_decision(
    ident: str, told: tuple[str, ...], feature: Feature, proposed: Mapping[str, str], *, known_source: bool
) -> JsonObject:
    """The form in which an admin mends, accepts or declines a proposal.

    Args:
        ident: of the proposal.
        told: what an admin should know first: what it is about, what is answered now, who proposes it.
        feature: what it is about.
        proposed: what was entered, by the names of the fields.
        known_source: the knowledge has a source of that address, so that nothing is asked about it.
    """
    blocks = [
        rich_text(bullets(section(text(line)) for line in told)),
        field(DECISION, "Decision", choice(((ACCEPT, "Accept"), (DECLINE, "Decline")))),
        field(WORD, "A word to whoever proposed it", words(MOST_TEXT), optional=True),
        *_claim(feature, proposed),
        field(URL, "Address", words(MOST_URL, proposed[URL])),
        field(PLACE, "Place in the source", words(MOST_TEXT, proposed[PLACE])),
        field(DATE, "Date", words(10, proposed[DATE])),
        field(NOTE, "Note", words(MOST_TEXT, proposed[NOTE], multiline=True), optional=True),
        *(() if known_source else _SOURCE),
    ]
    return modal(DECIDE, "Proposal", "Decide", ident, blocks)


def _claim(feature: Feature, proposed: Mapping[str, str] = NOTHING) -> list[JsonObject]:
    """What is claimed: a verdict where the feature is there or not, else a value."""
    label = f"What would be right: {feature.name}"
    if feature.kind == "support":
        return [field(VERDICT, label, choice(_VERDICTS, proposed.get(VERDICT, "")))]
    return [field(VALUE, label, words(MOST_TEXT, proposed.get(VALUE, "")))]
