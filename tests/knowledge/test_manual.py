"""The manual for people with facts: its example is true, and who follows it gets an answer."""

import re
import shutil
import textwrap
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from bot.desk import Desk
from bot.facts.check import check_directory
from bot.release import build, open_release
from bot.shipped import shipped
from tests.desks import INTENTS

MANUAL = shipped("knowledge") / "README.md"
BLOCKS = re.findall(
    r"^ *```yaml\n(.*?)```", MANUAL.read_text(encoding="utf-8"), flags=re.DOTALL | re.MULTILINE
)
FACT, SOURCE, NEW_SOURCE, NEW_SUBJECT, FEATURE, DEFINITION, UNCOVERED = (
    textwrap.dedent(block) for block in BLOCKS
)


def read(name: str) -> dict[str, Any]:
    """Return what a shipped file says."""
    said: dict[str, Any] = yaml.safe_load((shipped("knowledge") / name).read_text(encoding="utf-8"))
    return said


def test_the_annotated_fact_is_in_the_knowledge() -> None:
    """Without its remarks, the example is what the subject's file says."""
    example = yaml.safe_load(FACT)["facts"]
    facts = read("subjects/linkerd.yaml")["facts"]
    assert example == {name: facts[name] for name in example}


def test_the_topic_that_nothing_tells_of_is_in_the_knowledge() -> None:
    """Every way of asking in the example is taught for its topic."""
    ((topic, asked),) = yaml.safe_load(UNCOVERED)["uncovered"].items()
    assert {*asked} <= {*read("desk.yaml")["uncovered"][topic]}


def test_the_annotated_source_is_in_the_knowledge() -> None:
    """All but its long address is what the sources' file says."""
    ((name, example),) = yaml.safe_load(SOURCE).items()
    source = read("sources/linkerd.yaml")["sources"][name]
    assert {**example, "url": source["url"]} == source


def test_the_annotated_feature_is_one_of_the_knowledge() -> None:
    """Kind, name, whole and meaning are those of the feature that the example names."""
    ((name, example),) = yaml.safe_load(FEATURE).items()
    feature = read("features/resilience.yaml")["features"][name]
    same = ("name", "kind", "part_of", "summary")
    assert [example[key] for key in same] == [feature[key] for key in same]


def test_the_annotated_definition_is_one_of_the_knowledge() -> None:
    """What is left of it in the manual is what the article says."""
    ((name, example),) = yaml.safe_load(DEFINITION).items()
    article = read("articles/definitions.yaml")["articles"][name]
    same = ("title", "kind", "features")
    assert [example[key] for key in same] == [article[key] for key in same]
    assert set(example["asked"]) <= set(article["asked"])
    assert example["statements"] == article["statements"][: len(example["statements"])]


@pytest.mark.parametrize(
    ("question", "headline"),
    [
        ("does tidewater support mtls", "Yes: Tidewater, Mutual TLS (mTLS)"),
        ("what is tidewater written in", "Tidewater, Written in: Go"),
        ("tell me about tidewater", "Tidewater: 2 facts"),
    ],
)
def test_a_new_mesh_can_be_asked_about(tidewater: Desk, question: str, headline: str) -> None:
    """The two files of the manual, written as they stand there, and a line in the order make a mesh known."""
    assert tidewater.ask(question).answer.headline == headline


@pytest.fixture(scope="module")
def tidewater(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    """A desk over a copy of the shipped knowledge with the manual's mesh added, step by step."""
    copy = Path(shutil.copytree(shipped("knowledge"), tmp_path_factory.mktemp("manual") / "knowledge"))
    (copy / "sources" / "tidewater.yaml").write_text(NEW_SOURCE, encoding="utf-8")
    (copy / "subjects" / "tidewater.yaml").write_text(NEW_SUBJECT, encoding="utf-8")
    desk = (copy / "desk.yaml").read_text(encoding="utf-8")
    (copy / "desk.yaml").write_text(
        desk.replace("  - gloo-mesh\n", "  - gloo-mesh\n  - tidewater\n"), encoding="utf-8"
    )
    assert check_directory(copy, date(2026, 12, 1)) == ()
    build(copy, INTENTS, copy.parent / "release.sqlite")
    return Desk(open_release(copy.parent / "release.sqlite"))
