"""Traces: what a delivery's handling consists of and how long each part took. They go nowhere unless told where."""

from contextlib import AbstractContextManager, nullcontext
from typing import Final, TypeAlias

from sqlalchemy import Engine

from bot.errors import SettingsError

Told: TypeAlias = str | int | float
"""What a span tells beside its name; never anything that a person wrote, or their id."""


class Span:
    """One part, from its beginning to its end; this one is not kept."""

    def end(self, **told: Told) -> None:
        """Ends it."""


_NOT_KEPT: Final = Span()


class Traces:
    """Begins spans; these are not kept."""

    def begin(self, name: str, **told: Told) -> Span:
        """A span within the one that the current task is inside of, if any."""
        del name, told
        return _NOT_KEPT

    def inside(self, span: Span) -> AbstractContextManager[object]:
        """Makes what begins in the context, and in tasks begun there, parts of this span."""
        del span
        return nullcontext()

    def watch(self, engine: Engine) -> None:
        """Traces the statements of a database."""

    def close(self) -> None:
        """Sends what was not sent yet."""


def find_traces(endpoint: str | None) -> Traces:
    """Traces that go to this OTLP endpoint, for whose details OpenTelemetry reads its own settings; nowhere for None.

    Raises:
        SettingsError: what sends them is not installed.
    """
    if endpoint is None:
        return Traces()
    try:
        from bot.telemetry.otel import exporting_traces  # noqa: PLC0415 - whoever wants no traces needs no such library
    except ModuleNotFoundError as error:
        raise SettingsError(
            f"OTEL_EXPORTER_OTLP_ENDPOINT is set, but {error}; install meshwise[otel]"
        ) from None
    return exporting_traces()
