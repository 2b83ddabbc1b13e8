"""Every reading of a question with every intent that fits it, the likeliest first."""

from bot.language.catalog import Catalog
from bot.language.content import Content, explained
from bot.language.gazetteer import Gazetteer
from bot.language.paraphrase import Paraphrases, passed_over
from bot.language.query import article_of
from bot.language.reading import Reading
from bot.language.readings import readings
from bot.language.score import Candidate, Scorer
from bot.language.tag import Piece
from bot.language.wholes import Wholes

CERTAIN = 0.9
"""Share of the content that names must explain for no paraphrase to be looked for."""

_Placed = tuple[float, int, int, Candidate]
"""A candidate with what it is ordered by: its score, the number of its reading, the place of its intent."""


class Ranker:
    """Orders what questions can mean, by one catalog and one gazetteer."""

    def __init__(self, catalog: Catalog, gazetteer: Gazetteer) -> None:
        """Builds the indexes; nothing changes afterwards."""
        self._gazetteer = gazetteer
        self._content = Content(gazetteer, catalog.words)
        self._paraphrases = Paraphrases(self._content, gazetteer, catalog)
        self._scorer = Scorer(catalog)
        self._wholes = Wholes(catalog, gazetteer)
        self._order = {name: place for place, name in enumerate(catalog.intents)}

    def rank(self, pieces: tuple[Piece, ...]) -> list[Candidate]:
        """Returns every candidate, the likeliest first; of equal ones the earlier reading, then the earlier intent."""
        whole = self._wholes.find(pieces)
        if whole is not None:
            return [whole]
        found: list[_Placed] = []
        certain = False
        weights = self._content.weigh(pieces)
        named = list(readings(pieces, self._gazetteer.phrasings))
        for number, reading in enumerate(named):
            share = explained(reading, weights)
            certain = certain or (share >= CERTAIN and reading.about)
            self._score(reading, share, number, found)
        others = [
            *self._paraphrases.articles(pieces, certain=certain),
            *(() if certain else self._paraphrases.features(pieces)),
        ]
        for number, reading in enumerate(others, start=len(named)):
            cost = passed_over(reading) if reading.paraphrase else 0.0
            self._score(reading, explained(reading, weights) - cost, number, found)
        found.sort(key=lambda each: each[:3])
        return [each[3] for each in found]

    def _score(self, reading: Reading, share: float, number: int, found: list[_Placed]) -> None:
        """Adds the sound candidates of one reading to `found`."""
        sound = filter(self._is_sound, self._scorer.candidates(reading, share))
        found.extend((-each.score, number, self._order[each.intent], each) for each in sound)

    def _is_sound(self, candidate: Candidate) -> bool:
        """Whether a definition, if asked for, is of one term, and there is one."""
        if candidate.intent != "define":
            return True
        reading = candidate.reading
        terms = (*reading.ids("define"), *reading.ids("feature"))
        shared = len({slot.piece.start for slot in reading.slots}) == 1
        return (len(terms) == 1 or shared) and article_of("define", reading, self._gazetteer) is not None
