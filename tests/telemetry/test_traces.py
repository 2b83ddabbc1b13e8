"""Traces: what a delivery consists of, where somebody wants to know."""

import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest
from opentelemetry.sdk.trace import ReadableSpan
from opentelemetry.sdk.trace.export import SimpleSpanProcessor
from opentelemetry.sdk.trace.export.in_memory_span_exporter import InMemorySpanExporter

from bot.errors import SettingsError
from bot.slack.app import build_app
from bot.telemetry.otel import OtelTraces
from bot.telemetry.traces import find_traces
from bot.web import create_asgi
from tests.desks import build_desk, make_curator
from tests.web.asgi import SECRET, ask
from tests.web.deliveries import QUESTION, mention
from tests.web.slack import Slack, running_slack


async def _traced(directory: Path) -> Sequence[ReadableSpan]:
    """The spans of one mention that was answered."""
    kept = InMemorySpanExporter()
    traces = OtelTraces(SimpleSpanProcessor(kept))
    async with running_slack(Slack()) as api_url:
        app = build_app(make_curator(build_desk(directory)), token="xoxb-1", api_url=api_url, traces=traces)  # noqa: S106 - no such bot
        async with app.running():
            kept.clear()
            assert (await ask(create_asgi(app, signing_secret=SECRET), mention())).status == 200
            await app.room.in_flight.drain()
    return kept.get_finished_spans()


async def test_a_delivery_has_its_parts(tmp_path: Path) -> None:
    """The answer, the ledger's statements and the call to Slack are parts of the delivery, and tell no words."""
    spans = await _traced(tmp_path)
    (delivery,) = [span for span in spans if span.name == "event"]
    parts = {
        span.name: span for span in spans if span.parent and span.parent.span_id == delivery.context.span_id
    }
    assert parts.keys() >= {"answer", "slack", "ledger INSERT"}
    assert dict(parts["answer"].attributes or {}) == {"intent": "support", "status": "answered"}
    assert dict(parts["slack"].attributes or {})["outcome"] == "ok"
    assert delivery.end_time is not None
    assert all(part.end_time is not None and part.end_time <= delivery.end_time for part in parts.values())
    told = " ".join(span.to_json() for span in spans)
    assert all(hidden not in told for hidden in (QUESTION, "Rovella", "xoxb-1", "U1", SECRET))


def test_who_wants_no_traces_loads_nothing_for_them() -> None:
    """Without the setting the bot starts without OpenTelemetry."""
    code = (
        "import sys, bot.web.serve; print([each for each in sys.modules if each.startswith('opentelemetry')])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_what_is_not_installed_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    """The setting without the extra is an error that says what to install."""
    monkeypatch.delitem(sys.modules, "bot.telemetry.otel")
    monkeypatch.setitem(sys.modules, "opentelemetry.exporter.otlp.proto.http.trace_exporter", None)
    with pytest.raises(SettingsError, match=r"install meshwise\[otel\]"):
        find_traces("http://127.0.0.1:4318")
