"""Alarms and the dashboard speak of figures that the bot has, in expressions that Prometheus reads."""

import subprocess
from pathlib import Path
from typing import Final

import yaml

from bot.telemetry import names
from tests.deploy.figures import (
    MONITORING,
    RULES,
    read_alarms,
    read_asked,
    read_dashboard,
    read_expressions,
)
from tests.deploy.programs import find_program

_OF_EVERY_PROCESS: Final = {"process_resident_memory_bytes", "process_cpu_seconds_total"}
_EXPOSED: Final = {
    value for name, value in vars(names).items() if name.isupper() and str(value).startswith("meshwise_")
}


def _promtool(*arguments: str | Path) -> None:
    command = [find_program("promtool"), *map(str, arguments)]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", check=False, cwd=MONITORING)
    assert done.returncode == 0, done.stdout + done.stderr


def test_every_figure_is_to_be_had() -> None:
    """What is asked for under a name has that name in the bot, as a histogram's parts have that of the whole."""
    assert read_asked() <= _EXPOSED | _OF_EVERY_PROCESS


def test_every_figure_is_used() -> None:
    """Each figure of the bot's is on the dashboard or in an alarm."""
    assert read_asked() >= _EXPOSED


def test_prometheus_takes_theread_alarms() -> None:
    """Prometheus reads every rule."""
    _promtool("check", "rules", RULES)


def test_alarms_go_off_when_they_should() -> None:
    """In the cases written down beside the rules each alarm is raised or not as it should be."""
    _promtool("test", "rules", MONITORING / "meshwise.rules.test.yaml")


def test_prometheus_takes_the_dashboards_questions(tmp_path: Path) -> None:
    """Every panel's expression is one that Prometheus reads, once Grafana has filled in its variables."""
    questions = [
        expression.replace("$__rate_interval", "5m").replace("$instance", ".*")
        for expression in read_expressions()
    ]
    rules = [{"record": f"panel:{number}", "expr": each} for number, each in enumerate(questions)]
    file = tmp_path / "panels.yaml"
    file.write_text(yaml.safe_dump({"groups": [{"name": "panels", "rules": rules}]}), encoding="utf-8")
    _promtool("check", "rules", file)


def test_nothing_unanswered_is_nought(tmp_path: Path) -> None:
    """The share of what went unanswered is shown before anything did."""
    (panel,) = (each for each in read_dashboard()["panels"] if each["title"] == "Unanswered")
    answers = {"series": 'meshwise_answers_total{instance="a",status="answered"}', "values": "0+1x60"}
    asked = {
        "expr": panel["targets"][0]["expr"].replace("$instance", ".*"),
        "eval_time": "1h",
        "exp_samples": [{"labels": "{}", "value": 0}],
    }
    file = tmp_path / "panel.yaml"
    test = {"interval": "1m", "input_series": [answers], "promql_expr_test": [asked]}
    file.write_text(yaml.safe_dump({"tests": [test]}), encoding="utf-8")
    _promtool("test", "rules", file)


def test_alarms_say_what_to_do() -> None:
    """Each alarm tells how bad it is, what is the case and what to do."""
    for rule in read_alarms():
        assert rule["labels"]["severity"] in {"info", "warning", "critical"}
        assert {"summary", "act"} == rule["annotations"].keys()


def test_panels_do_not_overlap() -> None:
    """Every panel has an id, a description and a place of its own."""
    panels = read_dashboard()["panels"]
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
