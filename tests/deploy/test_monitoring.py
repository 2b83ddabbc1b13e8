"""Alarms and the dashboard speak of figures that the bot has, in expressions that Prometheus reads."""

import json
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

import yaml

from bot.telemetry import names
from tests.deploy.files import DEPLOY
from tests.deploy.programs import find_program

MONITORING: Final = DEPLOY / "monitoring"
RULES: Final = MONITORING / "meshwise.rules.yaml"
DASHBOARD: Final = MONITORING / "grafana-dashboard.json"

_FIGURE: Final = re.compile(r"\b((?:meshwise|process)_[a-z_]+)\b")
_OF_A_HISTOGRAM: Final = re.compile(r"_(bucket|sum|count)$")
_OF_EVERY_PROCESS: Final = {"process_resident_memory_bytes", "process_cpu_seconds_total"}
_EXPOSED: Final = {
    value for name, value in vars(names).items() if name.isupper() and str(value).startswith("meshwise_")
}


def _dashboard() -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads(DASHBOARD.read_text(encoding="utf-8"))
    return loaded


def _alarms() -> list[dict[str, Any]]:
    (group,) = yaml.safe_load(RULES.read_text(encoding="utf-8"))["groups"]
    rules: list[dict[str, Any]] = group["rules"]
    return rules


def _expressions() -> Iterator[str]:
    """What is asked of Prometheus, by an alarm or by a panel."""
    yield from (rule["expr"] for rule in _alarms())
    for panel in _dashboard()["panels"]:
        yield from (target["expr"] for target in panel["targets"])


def _promtool(*arguments: str | Path) -> None:
    command = [find_program("promtool"), *map(str, arguments)]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", check=False, cwd=MONITORING)
    assert done.returncode == 0, done.stdout + done.stderr


def test_every_figure_is_to_be_had() -> None:
    """What is asked for under a name has that name in the bot, as a histogram's parts have that of the whole."""
    asked = {name for expression in _expressions() for name in _FIGURE.findall(expression)}
    assert {_OF_A_HISTOGRAM.sub("", name) for name in asked} <= _EXPOSED | _OF_EVERY_PROCESS


def test_every_figure_is_used() -> None:
    """Each figure of the bot's is on the dashboard or in an alarm."""
    asked = {name for expression in _expressions() for name in _FIGURE.findall(expression)}
    assert {_OF_A_HISTOGRAM.sub("", name) for name in asked} >= _EXPOSED


def test_prometheus_takes_the_alarms() -> None:
    """Prometheus reads every rule."""
    _promtool("check", "rules", RULES)


def test_alarms_go_off_when_they_should() -> None:
    """In the cases written down beside the rules each alarm is raised or not as it should be."""
    _promtool("test", "rules", MONITORING / "meshwise.rules.test.yaml")


def test_prometheus_takes_the_dashboards_questions(tmp_path: Path) -> None:
    """Every panel's expression is one that Prometheus reads, once Grafana has filled in its variables."""
    questions = [
        expression.replace("$__rate_interval", "5m").replace("$instance", ".*")
        for expression in _expressions()
    ]
    rules = [{"record": f"panel:{number}", "expr": each} for number, each in enumerate(questions)]
    file = tmp_path / "panels.yaml"
    file.write_text(yaml.safe_dump({"groups": [{"name": "panels", "rules": rules}]}), encoding="utf-8")
    _promtool("check", "rules", file)


def test_alarms_say_what_to_do() -> None:
    """Each alarm tells how bad it is, what is the case and what to do."""
    for rule in _alarms():
        assert rule["labels"]["severity"] in {"info", "warning", "critical"}
        assert {"summary", "act"} == rule["annotations"].keys()


def test_panels_do_not_overlap() -> None:
    """Every panel has an id, a description and a place of its own."""
    panels = _dashboard()["panels"]
    assert len({panel["id"] for panel in panels}) == len(panels)
    assert all(panel["description"] for panel in panels)
    taken = [
        (x, y)
        for at in (panel["gridPos"] for panel in panels)
        for x in range(at["x"], at["x"] + at["w"])
        for y in range(at["y"], at["y"] + at["h"])
    ]
    assert len(taken) == len(set(taken))
    assert max(x for x, _ in taken) < 24
