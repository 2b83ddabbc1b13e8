"""What the records of the knowledge files are made of: texts of a certain shape, words of a list, and statements."""

from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from bot.text.record import ADDRESS_SHAPE, DAY_SHAPE, ID_SHAPE, MONTHS_SHAPE, Record

Id = Annotated[str, StringConstraints(pattern=ID_SHAPE, max_length=60)]
Text = Annotated[str, StringConstraints(min_length=1, max_length=600, strip_whitespace=True)]
Name = Annotated[str, StringConstraints(min_length=1, max_length=75, strip_whitespace=True)]
Phrase = Annotated[str, StringConstraints(min_length=1, max_length=120, strip_whitespace=True)]
Day = Annotated[str, StringConstraints(pattern=DAY_SHAPE)]
Months = Annotated[str, StringConstraints(pattern=MONTHS_SHAPE)]
Address = Annotated[str, StringConstraints(pattern=ADDRESS_SHAPE, max_length=500)]
Stance = Literal["yes", "no", "partial", "planned", "not_applicable"]
SourceKind = Literal[
    "source-code", "tested", "documentation", "release-notes", "maintainer", "declared", "third-party"
]
FeatureKind = Literal["support", "value", "list"]
ArticleKind = Literal["define", "howto", "troubleshoot", "use_case", "recommend"]


class Place(Record):
    """A source and the place in it."""

    source: Id
    at: Text


class Statement(Record):
    """One or two sentences of our own with their sources, and the command or configuration they speak of."""

    text: Text
    cite: tuple[Place, ...] = Field(min_length=1)
    code: Annotated[str, StringConstraints(min_length=1, max_length=2500)] | None = None
    language: Phrase | None = None


class Retired(Record):
    """That a subject is no longer developed or available; said before anything else about it."""

    since: Day
    text: Text
    cite: tuple[Place, ...] = Field(min_length=1)
