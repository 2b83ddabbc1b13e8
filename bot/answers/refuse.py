"""Says that a question is not about what the knowledge covers, and what can be asked instead."""

from bot.answers.model import Answer, Choice, Statement
from bot.answers.reference import Reference
from bot.language.model import NoMatch

MOST_CHOICES = 3
MOST_NAMED = 3


def respond(no_match: NoMatch, reference: Reference) -> Answer:
    """Returns the refusal, naming the words that stand where a known name should."""
    desk = reference.store.desk
    foreign = ", ".join(f"“{word}”" for word in no_match.foreign[:MOST_NAMED])
    known = f"I have nothing on {foreign}. " if foreign else ""
    near = [reference.choice(query) for query in no_match.near]
    examples = [Choice(example, example) for example in desk.examples]
    choices = {choice.question: choice for choice in (*near, *examples)}
    return Answer(
        status="out_of_scope",
        headline=f"{known}I answer questions about {desk.about}.",
        statements=(Statement("Try one of these, or ask for help."),),
        choices=tuple(choices.values())[:MOST_CHOICES],
        confidence=0.0,
    )
