"""A Slack whose clock is off."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime

from aiohttp import ClientSession, web

from tests.apps import running_app


@asynccontextmanager
async def slack_with(api_url: str, seconds: int) -> AsyncIterator[str]:
    """The address of the Web API at `api_url` by a way on which its clock is so many seconds ahead."""
    async with ClientSession() as session:

        async def pass_on(request: web.Request) -> web.Response:
            method = request.match_info["method"]
            headers = {"authorization": request.headers["authorization"]}
            async with session.post(f"{api_url}{method}", headers=headers) as response:
                shown = datetime.now(UTC) + timedelta(seconds=seconds)
                told = {
                    "date": format_datetime(shown, usegmt=True),
                    "x-oauth-scopes": response.headers["x-oauth-scopes"],
                }
                return web.json_response(await response.json(), headers=told)

        app = web.Application()
        app.router.add_post("/api/{method}", pass_on)
        async with running_app(app) as address:
            yield f"{address}/api/"
