"""Every reading of a question with every intent that fits it, the likeliest first."""

import math
from collections.abc import Collection, Iterable, Mapping, Sequence

from bot.language.absorbed import joined, selects
from bot.language.besides import Besides
from bot.language.content import Content, explained
from bot.language.gazetteer import OTHER_TALK
from bot.language.kinds import Kinds, is_guided
from bot.language.language import Language
from bot.language.named import may_be_told_apart, rated, told_apart
from bot.language.paraphrase import ASKED_KINDS, Paraphrases
from bot.language.piece import Piece
from bot.language.query import article_of
from bot.language.reading import Reading
from bot.language.readings import readings
from bot.language.score import SUBJECTS, Candidate, Scorer
from bot.language.templates import SLOT_SYMBOLS
from bot.language.topics import ARTICLE_KINDS, Topic, parted
from bot.language.wholes import Wholes
from bot.language.wording import Topics, Wording

ALL = 0.99
"""Share of the content that names must explain for nothing else to be looked for: all but rounding."""

FITTING = 0.9
"""Fit that a sentence must have for the same, where a subject and something about it are named."""

LEAST_KIND = 0.05
"""What is left of a candidate's chance where its kind of question is the unlikeliest."""

DEFINED = 0.5
"""Chance that a definition is asked for, at least, where such a sentence fits exactly and names its term."""

FIT_LEAST, SHARE_POWER = 0.3, 0.5
"""What is left of a candidate's chance where no sentence fits; how much the share of its content counts."""

ARTICLE_FIT = 0.7
"""Fit of a guess at an article asked for in a question's own words, at least: that such an article is asked for is told
by the chance of its kind."""

SOLE = frozenset({"sole", "only"})
"""Cues with which a question names one subject and asks for the others."""

_Placed = tuple[float, int, int, Candidate]
"""A candidate with what it is ordered by: its score, the number of its reading, the place of its intent."""


class Ranker:
    """Orders what questions can mean, by one language.

    Attributes:
        besides: finds what they may mean besides, in vague words.
    """

    def __init__(self, language: Language) -> None:
        """Ranks by all that `language` holds; nothing changes afterwards."""
        catalog, gazetteer, taught = language.catalog, language.gazetteer, language.taught
        self._gazetteer = gazetteer
        self._content = Content(taught.holders, catalog.words)
        topics = Topics(taught.classifiers, catalog.words)
        self._paraphrases = Paraphrases(topics, gazetteer)
        self._scorer = Scorer(catalog)
        self._wholes = Wholes(catalog, language.spoken)
        self._general = language.spoken.general
        self._kinds = Kinds(catalog)
        self._order = {name: place for place, name in enumerate(catalog.intents)}
        self.besides = Besides(self._paraphrases, self._kinds, gazetteer)

    def heard_in(self, pieces: tuple[Piece, ...]) -> Wording:
        """Returns the words of a question, to rank it by."""
        return self._paraphrases.heard_in(pieces)

    def rank(self, wording: Wording) -> list[Candidate]:
        """Returns every candidate, the likeliest first; of equal ones the earlier reading, then the earlier intent."""
        pieces = wording.pieces
        whole = self._wholes.find(pieces)
        if whole is not None:
            return [whole]
        weights = self._content.weigh(pieces)
        named = list(readings(pieces, self._gazetteer.phrasings))
        shares = [explained(each, weights) for each in named]
        if max(shares, default=0.0) >= ALL:
            plain = self._ordered(zip(named, shares, strict=True), {})
            if plain and _is_certain(plain[0]):
                return plain
        topics, uncovered = parted(self._paraphrases.topics(wording))
        features = list(self._paraphrases.features(pieces, topics))
        heard = wording.kinds
        likely = self._kinds.likely(pieces, heard)
        found = self._general.filled(self._paraphrases.found(wording, likely, topics), pieces, heard)
        guided = "howto" in found and (
            is_guided(found["howto"])
            or any(article_of("howto", each, self._gazetteer) for each in (*named, *features))
        )
        chosen = any(map(selects, named))
        kinds = self._kinds.chances(pieces, heard, found, guided=guided, chosen=chosen)
        articles = list(self._paraphrases.articles(pieces, kinds, found))
        present = _of_these(kinds, [*articles, *named], {"feature", "howto"} if guided else {"feature"})
        defined = found.get("define", ())
        listed = [*(rated(told_apart(each, defined), topics) for each in named), *articles, *features]
        unread = math.fsum(
            chance for kind, chance in kinds.items() if kind in ASKED_KINDS and kind not in present
        )
        told = ((each, explained(each, weights)) for each in listed)
        return self._ordered(told, present, unread, uncovered)

    def _ordered(
        self,
        listed: Iterable[tuple[Reading, float]],
        kinds: Mapping[str, float],
        unread: float = 0.0,
        uncovered: Topic | None = None,
    ) -> list[Candidate]:
        """Returns the sound candidates of readings, each given with its share of the content, the likeliest first."""
        found: list[_Placed] = []
        for number, (reading, share) in enumerate(listed):
            sound = [*filter(self._is_sound, self._scorer.candidates(reading, share))]
            # A guide may be asked for that there is none of: then what is known of it is told.
            for each in sound or filter(self._is_sound, self._scorer.loose_candidates(reading, share)):
                chance = _chance(each, kinds)
                found.append((-chance, number, self._order[each.intent], each))
        # No two have the same reading and intent, so that candidates themselves are never compared.
        found.sort()
        other = kinds.get(OTHER_TALK, 0.0)
        return [each.rated(-chance, other, unread, uncovered) for chance, _, _, each in found]

    def _is_sound(self, candidate: Candidate) -> bool:
        """Whether an intent suits a reading: what is guessed at, asked for or chosen from is there."""
        reading = candidate.reading
        if reading.guessed and any(
            slot.kind in ARTICLE_KINDS and slot.kind != candidate.intent for slot in reading.slots
        ):
            return False
        if candidate.intent == "which" and not _tells_sole(reading):
            one = len(reading.ids("subject", negated=False)) == 1
            return not one and not reading.asks_of_itself
        if candidate.intent == "howto":
            named = reading.ids("subject") and not reading.guessed
            return not named or article_of("howto", reading, self._gazetteer) is not None
        return candidate.intent != "define" or self._is_defined(reading)

    def _is_defined(self, reading: Reading) -> bool:
        """Whether a reading is of one term that has a definition, or of one feature named."""
        terms = (*reading.ids("define"), *reading.ids("feature"))
        shared = len(reading.held) == 1
        named = bool(reading.ids("feature")) and not reading.guessed
        return (len(terms) == 1 or shared) and (
            named or article_of("define", reading, self._gazetteer) is not None
        )


def _tells_sole(reading: Reading) -> bool:
    """Whether a subject is asked to be the only one: it stands before that word, or no name does.

    "Is this one the only one with that", not "is that the only way to install this one".
    """
    symbols = reading.symbols
    places = [place for place, symbol in enumerate(symbols) if symbol in SOLE]
    before = {*symbols[: places[0]]} & SLOT_SYMBOLS if places else set()
    return bool(places) and (not before or not before.isdisjoint(SUBJECTS))


def _is_term_asked(candidate: Candidate) -> bool:
    """Whether a sentence that asks for a definition fits exactly, with the one feature named and nothing besides."""
    reading = candidate.reading
    behind = candidate.fit == 1.0 and reading.symbols[-1:] == ("F",) and "what" in reading.symbols
    return not reading.guessed and (behind or reading.asks_of_itself)


def _chance(candidate: Candidate, kinds: Mapping[str, float]) -> float:
    """Returns how likely a candidate is; where nothing is known of the kinds of question, all are as likely."""
    intent, reading = candidate.intent, candidate.reading
    kind = kinds.get(intent if intent in ARTICLE_KINDS else "feature", 0.0) if kinds else 1.0
    if intent == "define" and _is_term_asked(candidate):
        kind = max(kind, DEFINED * (1.0 - kinds.get(OTHER_TALK, 0.0)))
    term = intent == "define" and bool(reading.ids("define")) and not reading.guessed
    fit = max(candidate.fit, ARTICLE_FIT) if _is_in_own_words(candidate) else candidate.fit
    chance: float = (
        (reading.defined if term else reading.chance)
        * (LEAST_KIND + (1 - LEAST_KIND) * kind)
        * (FIT_LEAST + (1 - FIT_LEAST) * fit)
        * candidate.share**SHARE_POWER
    )
    return chance


def _is_in_own_words(candidate: Candidate) -> bool:
    """Whether an article is guessed that no name asks for, or a word does: sentences with names tell nothing of it."""
    intent, reading = candidate.intent, candidate.reading
    asked = reading.guessed and bool(reading.ids(intent)) and intent in ARTICLE_KINDS
    return asked and (intent != "define" or not reading.defines_named or reading.asks_named)


def _of_these(
    kinds: Mapping[str, float], articles: Sequence[Reading], others: Collection[str]
) -> dict[str, float]:
    """Returns the chances of those kinds of question that there is a reading of, other talk keeping what it has."""
    present = {*others, *(slot.kind for each in articles for slot in each.slots)}
    other = kinds.get(OTHER_TALK, 0.0)
    kept = {kind: chance for kind, chance in kinds.items() if kind in present}
    total = sum(kept.values())
    return {kind: chance * (1.0 - other) / total for kind, chance in kept.items()} | {OTHER_TALK: other}


def _is_certain(best: Candidate) -> bool:
    """Whether names explain nearly all of a question, in one way, and a sentence fits what is left."""
    reading = best.reading
    slots = [slot for slot in reading.slots if slot.kind == "feature"]
    if (len(slots) > 1 and not joined(reading)) or may_be_told_apart(reading):
        return False
    about = reading.about and bool(reading.ids("subject") or reading.ids("kind"))
    fits = best.fit >= FITTING if about else best.fit == 1.0
    kinds = {slot.kind for slot in reading.slots}
    passing = "define" in kinds and best.intent != "define"
    return fits and not passing and best.share >= ALL
