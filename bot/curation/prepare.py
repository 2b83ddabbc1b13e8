"""Prepares a review in a process of its own, so that the bot goes on answering meanwhile.

`python -m bot.curation.prepare` reads an order as JSON on standard input and writes the review as JSON.
"""

import asyncio
import sys
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from pydantic import TypeAdapter

from bot.curation.place import Place
from bot.curation.review import Review, dump, load, prepare
from bot.errors import CurationError, MeshwiseError


@dataclass(frozen=True, slots=True)
class Order:
    """The arguments of `prepare`."""

    place: Place
    running: Path
    target: Path
    questions: tuple[str, ...]
    today: date


_ORDER = TypeAdapter(Order)


async def prepare_aside(order: Order) -> Review:
    """The review, prepared by another process.

    Raises:
        CurationError: it could not be; what the process said about it is in the error.
    """
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        "-m",
        __name__,
        stdin=asyncio.subprocess.PIPE,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.PIPE,
    )
    try:
        written, complaint = await process.communicate(_ORDER.dump_json(order))
    except asyncio.CancelledError:
        process.kill()
        await process.wait()
        raise
    if process.returncode != 0:
        last = complaint.decode(errors="replace").strip().splitlines()[-1:]
        raise CurationError(f"no review could be prepared: {''.join(last) or 'the process was stopped'}")
    return load(written)


def main() -> None:
    """Carries out the order on standard input."""
    order = _ORDER.validate_json(sys.stdin.buffer.read())
    try:
        review = prepare(order.place, order.running, order.target, order.questions, order.today)
    except MeshwiseError as error:
        sys.exit(str(error))
    sys.stdout.write(dump(review))


if __name__ == "__main__":
    main()
