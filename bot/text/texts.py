"""Many texts, numbered in order and found by what they say, in one run of bytes that needs no reading in."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import accumulate
from zlib import crc32

from bot.text.parts import Kept, Letters, join_parts, numbers_of, split_parts

ROOM = 2
"""Places for each text, at least: with half of them free a look-up tries hardly more than one."""


@dataclass(frozen=True, slots=True)
class Texts:
    """Texts by number, and numbers by text.

    Attributes:
        letters: all texts one after the other, encoded.
        bounds: where each text begins there, and where the last one ends.
        places: a hash table, a power of two long: the number of a text and one more, or nil where none is.
    """

    letters: Letters
    bounds: "memoryview[int]"
    places: "memoryview[int]"

    def __getitem__(self, number: int) -> str:
        """Returns the text of a number."""
        return str(self.letters[self.bounds[number] : self.bounds[number + 1]], "utf-8")

    def find(self, text: str) -> int | None:
        """Returns the number of `text`, or None if it is not among them."""
        said = encoded(text)
        letters, bounds, last = self.letters, self.bounds, len(self.places) - 1
        place = crc32(said) & last
        while after := self.places[place]:
            start, end = bounds[after - 1], bounds[after]
            # Their letters may have to be read first, so those of another length are not looked at.
            if end - start == len(said) and letters[start:end] == said:
                return after - 1
            place = (place + 1) & last
        return None

    def dump(self) -> bytes:
        """Returns everything as bytes, for `load_texts`."""
        return join_parts(self.letters, self.bounds, self.places)


def build_texts(texts: Iterable[str]) -> Texts:
    """Returns the texts numbered in their order; each may be there once."""
    said = list(map(encoded, texts))
    last = (1 << (ROOM * len(said)).bit_length()) - 1
    places = [0] * (last + 1)
    for after, text in enumerate(said, 1):
        place = crc32(text) & last
        while places[place]:
            place = (place + 1) & last
        places[place] = after
    bounds = accumulate(map(len, said), initial=0)
    return Texts(memoryview(b"".join(said)), numbers_of("I", bounds), numbers_of("I", places))


def load_texts(data: bytes | memoryview | Kept) -> Texts:
    """Returns the texts that `Texts.dump` made `data` of; their letters stay where they are kept."""
    letters, *table = data.parts() if isinstance(data, Kept) else split_parts(data)
    # Most of what is looked for is not among them, which the table tells by itself.
    bounds, places = (part if isinstance(part, memoryview) else memoryview(bytes(part)) for part in table)
    return Texts(letters, bounds.cast("I"), places.cast("I"))


def encoded(text: str) -> bytes:
    """Returns the bytes of a text, whatever it may hold."""
    # Whoever asks may type half a surrogate pair, which is in no text and must only not be found.
    return text.encode("utf-8", "surrogatepass")
