"""What whoever watches over the process asks it.

GET /healthz    200 while the process runs
GET /readyz     200 while deliveries are welcome, else 503 and why not, in one line
GET /metrics    figures in Prometheus' text format; on a port of its own only
"""

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from bot.slack.app import SlackApp

_TEXT_FORMAT = "text/plain; version=0.0.4; charset=utf-8"


def probe_routes(app: SlackApp) -> list[Route]:
    """Health and readiness, which anyone may know."""

    async def tell_health(_: Request) -> Response:
        return PlainTextResponse("ok")

    async def tell_readiness(_: Request) -> Response:
        why_not = app.why_not_ready()
        return PlainTextResponse(why_not or "ready", status_code=503 if why_not else 200)

    return [Route("/healthz", tell_health), Route("/readyz", tell_readiness)]


def create_probes(app: SlackApp) -> Starlette:
    """The application for the port of its own, which the figures are read from beside health and readiness.

    How much is asked, and of which release, is nothing for everyone whom Slack's address is open to; so the figures
    are not there. The lifespan is left to whoever runs the app.
    """

    async def tell_figures(_: Request) -> Response:
        return Response(app.room.metrics.render(), headers={"content-type": _TEXT_FORMAT})

    return Starlette(routes=[*probe_routes(app), Route("/metrics", tell_figures)])
