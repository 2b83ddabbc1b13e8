"""What noise leaves of the meaning: how many badly written questions are read as before."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from bot.desk import Desk
from bot.language.model import Query
from bot.language.recognize import Recognizer
from tests.evaluation.noise import NOISES, noisy
from tests.evaluation.plain import plain_questions

HEAD = f"{'noise':24} questions   kept  asked changed"


def read_plainly(recognizer: Recognizer, texts: Iterable[str]) -> dict[str, Query]:
    """Returns what questions are read as, without those that are not taken for understood."""
    read = {text: recognizer.understand(text) for text in texts}
    return {text: query for text, query in read.items() if isinstance(query, Query)}


def ways(recognizer: Recognizer, meant: Mapping[str, Query], kind: str, seed: int) -> Counter[str]:
    """Returns how many of the questions, with one kind of noise, are "kept", "asked" back or refused, or "changed"."""
    counted: Counter[str] = Counter()
    for text, wanted in meant.items():
        read = recognizer.understand(noisy(text, kind, seed))
        kept = isinstance(read, Query) and read.meaning == wanted.meaning
        counted["kept" if kept else "changed" if isinstance(read, Query) else "asked"] += 1
    return counted


def noise_table(desk: Desk, seed: int = 0) -> Iterator[str]:
    """Yields the lines of a table: of plain questions about everything, written badly, the share that is kept."""
    recognizer = desk.release.recognizer
    meant = read_plainly(recognizer, (text for text, _ in plain_questions(desk)))
    yield HEAD
    for kind in NOISES:
        counted = ways(recognizer, meant, kind, seed)
        shares = (f"{100 * counted[way] / len(meant):6.1f}" for way in ("kept", "asked", "changed"))
        yield f"{kind:24} {len(meant):9} {' '.join(shares)}"
    yield ""
