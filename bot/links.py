"""Asks for the addresses of sources, to find those that have moved or gone."""

import asyncio
from collections.abc import Iterable
from dataclasses import dataclass
from http import HTTPStatus
from typing import Literal

import aiohttp

State = Literal["ok", "moved", "gone", "unreachable"]

AT_ONCE = 10
"""Addresses asked for at the same time: quick enough for a thousand, and no burden for anyone."""

SECONDS = 20.0
"""How long one address may take before it counts as unreachable."""

_GONE = frozenset({HTTPStatus.NOT_FOUND, HTTPStatus.GONE})
_FOR_GOOD = frozenset({HTTPStatus.MOVED_PERMANENTLY, HTTPStatus.PERMANENT_REDIRECT})
_NAME = {"User-Agent": "meshwise-link-check"}


@dataclass(frozen=True, slots=True)
class Link:
    """What became of one address.

    Attributes:
        address: as the source gives it.
        state: `ok`; `moved` for good to another address; `gone` (404, 410); or `unreachable` otherwise.
        detail: the final address of a moved one, else what was answered or went wrong.
    """

    address: str
    state: State
    detail: str

    def __str__(self) -> str:
        return f"{self.state:11}  {self.address}  {self.detail}".rstrip()


def check_links(addresses: Iterable[str], seconds: float = SECONDS) -> tuple[Link, ...]:
    """Return what became of each address, in their order; one given twice is asked for once.

    Args:
        addresses: of pages.
        seconds: how long each may take.
    """
    return tuple(asyncio.run(_check_all(tuple(dict.fromkeys(addresses)), seconds)))


async def _check_all(addresses: tuple[str, ...], seconds: float) -> list[Link]:
    free = asyncio.Semaphore(AT_ONCE)
    timeout = aiohttp.ClientTimeout(total=seconds)
    async with aiohttp.ClientSession(timeout=timeout, headers=_NAME) as session:
        return list(await asyncio.gather(*(_check(session, free, address) for address in addresses)))


async def _check(session: aiohttp.ClientSession, free: asyncio.Semaphore, address: str) -> Link:
    async with free:
        try:
            link = await _ask(session, "HEAD", address)
            # Some servers answer a HEAD wrongly that they would not answer a GET.
            return link if link.state in {"ok", "moved"} else await _ask(session, "GET", address)
        except TimeoutError:
            return Link(address, "unreachable", "no answer in time")
        except (aiohttp.ClientError, ValueError) as error:
            return Link(address, "unreachable", " ".join(str(error).split()) or type(error).__name__)


async def _ask(session: aiohttp.ClientSession, method: str, address: str) -> Link:
    async with session.request(method, address) as response:
        if response.status in _GONE:
            return Link(address, "gone", f"answers {response.status}")
        if response.status >= HTTPStatus.BAD_REQUEST:
            return Link(address, "unreachable", f"answers {response.status}")
        if any(earlier.status in _FOR_GOOD for earlier in response.history):
            return Link(address, "moved", f"to {response.url}")
        return Link(address, "ok", "")
