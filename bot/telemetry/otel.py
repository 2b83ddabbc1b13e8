"""Traces by OpenTelemetry; imported only where they are wanted."""

from contextlib import AbstractContextManager
from typing import Any, Final

from opentelemetry import trace
from opentelemetry.exporter.otlp.proto.http.trace_exporter import OTLPSpanExporter
from opentelemetry.sdk.resources import OTELResourceDetector, Resource
from opentelemetry.sdk.trace import SpanProcessor, TracerProvider
from opentelemetry.sdk.trace.export import BatchSpanProcessor
from sqlalchemy import Engine, event
from sqlalchemy.engine import ExceptionContext, ExecutionContext

from bot.telemetry.traces import Span, Told, Traces

_NAME: Final = "meshwise"


class OtelSpan(Span):
    """A span that is kept."""

    def __init__(self, kept: trace.Span) -> None:
        """The span as OpenTelemetry has it, begun."""
        self.kept = kept

    def end(self, **told: Told) -> None:
        """Ends it, and adds what is told of it."""
        self.kept.set_attributes(told)
        self.kept.end()


class OtelTraces(Traces):
    """Begins spans that are kept, and handed on by a processor."""

    def __init__(self, processor: SpanProcessor) -> None:
        """Hands spans that ended to the processor."""
        resource = Resource({"service.name": _NAME}).merge(OTELResourceDetector().detect())
        self._provider = TracerProvider(resource=resource)
        self._provider.add_span_processor(processor)
        self._tracer = self._provider.get_tracer(_NAME)

    def begin(self, name: str, **told: Told) -> OtelSpan:
        """A span within the one that the current task is inside of, if any."""
        return OtelSpan(self._tracer.start_span(name, attributes=told))

    def inside(self, span: Span) -> AbstractContextManager[object]:
        """Makes what begins in the context, and in tasks begun there, parts of this span."""
        if not isinstance(span, OtelSpan):
            return super().inside(span)
        return trace.use_span(span.kept, record_exception=False, set_status_on_exception=False)

    def watch(self, engine: Engine) -> None:
        """Traces the statements of a database: what kind, and how long; not what they say."""

        def begin(_connection: object, _cursor: object, statement: str, *rest: Any) -> None:  # noqa: ANN401 - SQLAlchemy's
            rest[1].span = self.begin(f"ledger {statement.split(None, 1)[0]}")

        def end(*parts: Any) -> None:  # noqa: ANN401 - likewise
            _end(parts[4])

        def fail(context: ExceptionContext) -> None:
            if context.execution_context is not None:
                _end(context.execution_context, error=type(context.original_exception).__name__)

        event.listen(engine, "before_cursor_execute", begin)
        event.listen(engine, "after_cursor_execute", end)
        event.listen(engine, "handle_error", fail)

    def close(self) -> None:
        """Sends what was not sent yet."""
        self._provider.force_flush(timeout_millis=2_000)


def _end(context: ExecutionContext | Any, **told: Told) -> None:  # noqa: ANN401 - SQLAlchemy's keeps what is put into it
    span = getattr(context, "span", None)
    if isinstance(span, OtelSpan):
        span.end(**told)


def exporting_traces() -> OtelTraces:
    """Traces sent where OpenTelemetry's own settings say."""
    return OtelTraces(BatchSpanProcessor(OTLPSpanExporter()))
