"""What a connection may cost before anything is known of who is at its other end: so much time, and so many bytes.

The server itself waits for ever for the rest of a request, and keeps whatever its head consists of; a reverse proxy
would see to both, but nothing says that there is one.
"""

import asyncio
from typing import Any, Final

from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol

WHOLE_SECONDS: Final = 10.0
"""How long a request may take to come in whole, from the connection or its first byte on. Slack waits for three."""

HEAD_BYTES_MAX: Final = 64 * 1024
"""What may come of a request beside its body: Slack's heads have about a thousand bytes, proxies add some hundreds."""

TOO_LONG: Final = "The request's head is too long."


class Connection(HttpToolsProtocol):
    """A connection on which each request comes in whole before long, with a head of bounded length, or is the last."""

    def __init__(self, *arguments: Any, **named: Any) -> None:  # noqa: ANN401 - uvicorn's own
        super().__init__(*arguments, **named)
        self._giving_up: asyncio.TimerHandle | None = None
        self._beside_body = 0

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]  # as uvicorn's
        """Waits for the first request."""
        super().connection_made(transport)
        self._wait()

    def connection_lost(self, exc: Exception | None) -> None:
        """Waits for nothing more."""
        self._wait_no_more()
        super().connection_lost(exc)

    def data_received(self, data: bytes) -> None:
        """Takes a piece of a request, or of several."""
        self._wait()
        self._beside_body += len(data)
        super().data_received(data)
        if self._beside_body > HEAD_BYTES_MAX and not self.transport.is_closing():
            self.send_400_response(TOO_LONG)

    def on_message_begin(self) -> None:
        """Waits for the rest of a request, of which the beginning may have come with the one before."""
        self._wait()
        super().on_message_begin()

    def on_body(self, body: bytes) -> None:
        """Takes a piece of a body, for the length of which the application answers."""
        self._beside_body -= len(body)
        super().on_body(body)

    def on_message_complete(self) -> None:
        """Has a request whole."""
        self._wait_no_more()
        self._beside_body = 0
        super().on_message_complete()

    def _wait(self) -> None:
        if self._giving_up is None:
            self._giving_up = self.loop.call_later(WHOLE_SECONDS, self.transport.close)

    def _wait_no_more(self) -> None:
        if self._giving_up is not None:
            self._giving_up.cancel()
            self._giving_up = None
