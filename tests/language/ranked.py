"""What is made of a question before it is decided: the pieces that it is cut into, and all they can mean."""

from bot.desk import Desk
from bot.language.language import Language
from bot.language.rank import Ranker
from bot.language.score import Candidate
from bot.language.tag import Tagger


def tagger_of(language: Language) -> Tagger:
    """What cuts questions by a language."""
    return Tagger(language.gazetteer, language.catalog.words, language.lexicon)


def ranked(desk: Desk, text: str) -> list[Candidate]:
    """Everything that a question can mean as it is cut, the likeliest first."""
    language = desk.release.recognizer.language
    ranker = Ranker(language)
    return ranker.rank(ranker.heard_in(tagger_of(language).tag(text)))
