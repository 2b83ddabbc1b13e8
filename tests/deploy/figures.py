"""What the alarms and the dashboard ask Prometheus for."""

import json
import re
from collections.abc import Iterator
from typing import Any, Final

import yaml

from tests.deploy.files import DEPLOY

MONITORING: Final = DEPLOY / "monitoring"
RULES: Final = MONITORING / "meshwise.rules.yaml"
DASHBOARD: Final = MONITORING / "grafana-dashboard.json"

_FIGURE: Final = re.compile(r"\b((?:meshwise|process)_[a-z_]+)\b")
_OF_A_HISTOGRAM: Final = re.compile(r"_(bucket|sum|count)$")


def read_dashboard() -> dict[str, Any]:
    """The dashboard, as Grafana reads it."""
    loaded: dict[str, Any] = json.loads(DASHBOARD.read_text(encoding="utf-8"))
    return loaded


def read_alarms() -> list[dict[str, Any]]:
    """The alarms, as Prometheus reads them."""
    (group,) = yaml.safe_load(RULES.read_text(encoding="utf-8"))["groups"]
    rules: list[dict[str, Any]] = group["rules"]
    return rules


def read_expressions() -> Iterator[str]:
    """What is asked of Prometheus, by an alarm or by a panel."""
    yield from (rule["expr"] for rule in read_alarms())
    for panel in read_dashboard()["panels"]:
        yield from (target["expr"] for target in panel["targets"])


def read_asked() -> set[str]:
    """The names of the figures that are asked for; of a histogram's parts the name of the whole."""
    asked = {name for expression in read_expressions() for name in _FIGURE.findall(expression)}
    return {_OF_A_HISTOGRAM.sub("", name) for name in asked}
