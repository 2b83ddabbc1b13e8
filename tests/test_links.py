"""Asking for addresses: what is well, moved, gone or out of reach is told apart."""

import asyncio
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from aiohttp import web

from bot.links import AT_ONCE, Link, check_links


class Site:
    """A small site with one page for each thing that can become of an address; it remembers what was asked."""

    def __init__(self) -> None:
        self.asked: list[str] = []
        self.now = self.most = 0
        self.app = web.Application()
        self.app.router.add_route("*", "/{name}", self.answer)

    async def answer(self, request: web.Request) -> web.StreamResponse:
        """Answer as the page's name says."""
        name = request.match_info["name"]
        self.asked.append(f"{request.method} {name}")
        self.now += 1
        self.most = max(self.most, self.now)
        await asyncio.sleep(30 if name == "slow" else 0.02)
        self.now -= 1
        if name in ("301", "308", "302"):
            return web.Response(status=int(name), headers={"Location": "/well"})
        if name == "lost":
            return web.Response(status=301, headers={"Location": "/404"})
        if name == "get-only" and request.method == "HEAD":
            return web.Response(status=405)
        return web.Response(status=int(name) if name.isdecimal() else 200)


@contextmanager
def _serving(site: Site) -> Iterator[str]:
    """The site on a free port of this machine, as long as the context lasts."""
    loop = asyncio.new_event_loop()
    runner = web.AppRunner(site.app, shutdown_timeout=0.1)
    loop.run_until_complete(runner.setup())
    listener = socket.create_server(("127.0.0.1", 0))
    loop.run_until_complete(web.SockSite(runner, listener).start())
    thread = threading.Thread(target=loop.run_forever)
    thread.start()
    try:
        yield f"http://127.0.0.1:{listener.getsockname()[1]}"
    finally:
        asyncio.run_coroutine_threadsafe(runner.cleanup(), loop).result(10)
        loop.call_soon_threadsafe(loop.stop)
        thread.join()
        loop.close()


@pytest.fixture
def site() -> Site:
    """A site that nobody has asked yet."""
    return Site()


def test_tells_apart_what_became_of_an_address(site: Site) -> None:
    """Well, moved for good with the new address, gone, and out of reach, in the order asked."""
    with _serving(site) as top:
        pages = ("well", "302", "301", "308", "404", "410", "lost", "403", "500", "get-only")
        links = check_links([f"{top}/{page}" for page in pages])
        assert [(link.address.rpartition("/")[2], link.state, link.detail) for link in links] == [
            ("well", "ok", ""),
            ("302", "ok", ""),
            ("301", "moved", f"to {top}/well"),
            ("308", "moved", f"to {top}/well"),
            ("404", "gone", "answers 404"),
            ("410", "gone", "answers 410"),
            ("lost", "gone", "answers 404"),
            ("403", "unreachable", "answers 403"),
            ("500", "unreachable", "answers 500"),
            ("get-only", "ok", ""),
        ]


def test_a_head_that_fails_is_asked_again_in_full(site: Site) -> None:
    """What a HEAD answers well is not fetched; each address is asked for once."""
    with _serving(site) as top:
        check_links([f"{top}/well", f"{top}/well", f"{top}/get-only"])
    assert sorted(site.asked) == ["GET get-only", "HEAD get-only", "HEAD well"]


def test_does_not_wait_for_ever(site: Site) -> None:
    """An address that does not answer in time is out of reach, and so is one where nobody listens."""
    with socket.create_server(("127.0.0.1", 0)) as closed:
        nobody = f"http://127.0.0.1:{closed.getsockname()[1]}/"
    with _serving(site) as top:
        slow, refused = check_links([f"{top}/slow", nobody], seconds=0.3)
    assert slow == Link(f"{top}/slow", "unreachable", "no answer in time")
    assert (refused.state, "\n" in refused.detail) == ("unreachable", False)
    assert "127.0.0.1" in refused.detail


def test_asks_for_ten_at_a_time(site: Site) -> None:
    """However many addresses there are, no more than ten are asked for at once."""
    with _serving(site) as top:
        links = check_links(f"{top}/page-{number}" for number in range(40))
    assert {link.state for link in links} == {"ok"}
    assert len(site.asked) == 40
    assert 1 < site.most <= AT_ONCE
