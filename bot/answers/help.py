"""Answers greetings, thanks and questions about the desk itself."""

from bot.answers.model import Answer, Choice, Statement
from bot.answers.reference import Reference
from bot.language.model import Query

MOST_EXAMPLES = 5


def respond(query: Query, reference: Reference) -> Answer:
    """Returns what can be asked, with examples to pick."""
    desk = reference.store.desk
    counts = reference.store.counts
    return Answer(
        status="help",
        headline=f"I am {desk.name}. I answer questions about {desk.about}, with sources.",
        intent=query.intent,
        statements=(
            Statement(
                f"I know {counts.subjects} subjects and {counts.features} features, as of {reference.store.as_of}. "
                "Ask whether one has a feature, which ones have it, how two compare, or what a term means."
            ),
            Statement("When I do not know, I say so; when sources disagree, I show both."),
        ),
        suggestions=tuple(Choice(example, example) for example in desk.examples[:MOST_EXAMPLES]),
        confidence=query.confidence,
    )
