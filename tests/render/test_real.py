"""Replies of the real knowledge: what is shown has its source, and what is left out can be had."""

import re
from typing import Any

import pytest

from bot.desk import Desk
from bot.render.blocks import render_message
from bot.render.check import check_message
from bot.render.limits import MESSAGE_TEXT_MAX
from bot.render.message import Frame
from bot.workspace import strict

QUESTIONS = (
    "does Linkerd support traffic mirroring",
    "can Consul upgrade its control plane by canary",
    "does Open Service Mesh support mTLS",
    "which proxy does Istio use",
    "compare Istio and Linkerd on mTLS, retry budget and egress gateway",
    "compare Istio and Linkerd on security",
    "compare Istio, Linkerd, Consul and Kuma",
    "compare Istio and Open Service Mesh on resilience",
    "which meshes support fault injection",
    "tell me about Istio",
    "what can you compare",
    "what are your sources for traffic mirroring in Linkerd",
    "what is mutual TLS",
    "how do I install Linkerd",
    "mTLS fails with a 503",
    "which mesh is the fastest",
    "does it support retries",
    "does NGINX Service Mesh support virtual machines",
    "what will the weather be",
    "help",
)


def _texts(value: Any) -> list[str]:
    """What is read in blocks, table cells included."""
    if isinstance(value, dict):
        own = [value["text"]] if isinstance(value.get("text"), str) else []
        return own + [text for child in value.values() for text in _texts(child)]
    return [text for child in value for text in _texts(child)] if isinstance(value, list | tuple) else []


@pytest.mark.parametrize("question", QUESTIONS)
def test_every_mark_has_its_source_beside_it(real_desk: Desk, question: str) -> None:
    """However a reply was shortened, it is accepted, and its marks and its sources belong together."""
    answer = real_desk.ask(question).answer
    for frame in (Frame(question=question, asker="U1", ident="a1"), Frame(native_table=False)):
        message = render_message(answer, frame)
        assert check_message(message) == ""
        assert strict.check_message(message.text, list(message.blocks)) == []
        read = " ".join(_texts(message.blocks))
        said, _, cited = read.rpartition("Sources ")
        marks = set(re.findall(r"\[(\d+)\]", said if cited and answer.citations else read))
        told = re.findall(r"\[(\d+)\] ", cited) if answer.citations else []
        assert marks == set(told)
        assert len(told) == len(set(told))


@pytest.mark.parametrize("question", QUESTIONS)
def test_the_text_is_the_whole_answer(real_desk: Desk, question: str) -> None:
    """Beside the blocks every row, note and source is there, unless it is longer than Slack takes."""
    answer = real_desk.ask(question).answer
    text = render_message(answer, Frame(text_most=1_000_000)).text
    assert "did not fit" not in text
    assert (render_message(answer).text == text) == (len(text) <= MESSAGE_TEXT_MAX)
    assert all(f"[{citation.n}] " in text for citation in answer.citations)
    opened = len(answer.table.rows) - len(answer.table.shared) if answer.table else 0
    assert text.count("\n- ") >= opened


def test_a_comparison_of_everything_offers_its_parts(real_desk: Desk) -> None:
    """What no message can hold is one press away: whole as a file, or by the categories that differ most."""
    answer = real_desk.ask("compare Istio, Linkerd and Consul").answer
    buttons = [
        element["value"]
        for block in render_message(answer).blocks
        if block["type"] == "actions"
        for element in block["elements"]  # type: ignore[attr-defined]  # blocks are JSON
    ]
    assert buttons[0] == "compare Istio, Linkerd and Consul as csv"
    assert real_desk.ask(buttons[0]).answer.form == "csv"
    assert buttons[1].startswith("compare Istio, Linkerd and Consul on ")
    assert buttons[-1] == "compare Istio, Linkerd and Consul"
