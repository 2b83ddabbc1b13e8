"""What the files of `intents/` say, as checked records; their JSON Schemas come from these."""

from typing import Annotated

from pydantic import Field, StringConstraints

from bot.text.record import Record

Phrase = Annotated[str, StringConstraints(min_length=1, max_length=160, strip_whitespace=True)]


class WordsFile(Record):
    """`words.yaml`: the words of questions that belong to no subject and no feature.

    Attributes:
        spellings: words to be read as other words.
        cues: phrases that decide what is asked, by class; a class is a symbol of the sentences.
        negations: words that turn round what they stand before.
        exceptions: words that leave out what they stand before.
        turns: words at which a negation ends.
        joiners: words that part the members of a list.
        needs: words that say that what follows must be there.
        closings: words that close a message, before the name of who wrote it.
        filler: words that carry nothing.
        elsewhere: words of other talk; unexplained, they speak against a question.
        ordinary: everyday words, of little weight.
        other_talk: whole sentences about other things, to learn from what to refuse.
    """

    spellings: dict[Phrase, Phrase]
    cues: dict[Phrase, tuple[Phrase, ...]]
    negations: tuple[Phrase, ...]
    exceptions: tuple[Phrase, ...]
    turns: tuple[Phrase, ...]
    joiners: tuple[Phrase, ...]
    needs: tuple[Phrase, ...]
    closings: tuple[Phrase, ...]
    filler: tuple[Phrase, ...]
    elsewhere: tuple[Phrase, ...]
    ordinary: tuple[Phrase, ...]
    other_talk: tuple[Phrase, ...] = ()


class IntentFile(Record):
    """`<intent>.yaml`: one thing that can be asked.

    Attributes:
        about: what it is, for people.
        ask: the plainest question of this intent, with slots in braces.
        sentences: templates (see `README.md` there).
        examples: questions that must be read as this intent.
        asked: ways of asking, with slots in braces, to learn from which words around the names tell the intent.
    """

    about: Phrase
    ask: Phrase
    sentences: tuple[Phrase, ...] = Field(min_length=1)
    examples: tuple[Phrase, ...] = Field(min_length=1)
    asked: tuple[Phrase, ...] = ()
