"""Prints every table, each as multiples of a peer measured in the same run: the machine moves all rows together.

It takes some minutes: a release of invented knowledge, many times the size of the shipped one, is built on the way.
"""

import tempfile
from pathlib import Path

from bot.shipped import shipped
from tests.bench import answers, building, http, meanwhile, memory, replicas
from tests.bench.table import Built, print_table
from tests.large import write_large

LARGE = (100, 1_000)
"""Subjects and features of the large knowledge: 100,000 facts."""


def main() -> None:
    """Builds the releases that are measured, and prints the tables."""
    with tempfile.TemporaryDirectory() as directory:
        places = [Built("shipped", shipped("knowledge"), Path(directory, "shipped"))]
        write_large(Path(directory, "invented"), *LARGE)
        places.append(Built("100,000 facts", Path(directory, "invented"), Path(directory, "large")))
        for place in places:
            place.directory.mkdir()
        # The builds come first: the other tables ask what they have built.
        for table in (building, answers, meanwhile, memory, http, replicas):
            print_table(*table.measure(places))


if __name__ == "__main__":
    main()
