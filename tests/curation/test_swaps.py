"""While the release is swapped, questions are asked all the time: each answer is whole, of the one or the other."""

import asyncio
import json
from collections.abc import Mapping
from pathlib import Path

from bot.desk import Desk, Reply
from bot.language.model import Query
from bot.release import build, open_release
from bot.render.contract import render_contract
from tests.curation.conftest import Curated, act
from tests.facts.world import rename_subject

SWAPS = 100
ASKING = 4
QUESTIONS = (
    "Does the Rovella fold?",
    "the little one folding?",
    "compare rovella and quillon",
    "bell on it?",
)
PAUSE_SECONDS = 0.005
"""Between two questions of one who asks: long enough for a swap to get its turn."""

BEFORE = (
    "Does the Rovella fold?",
    "compare rovella and quillon",
    "which bikes have a belt drive",
    "tell me about the rovella",
    "what frame material has the rovella",
)
FOLLOW_UPS = ("and the Quillon?", "how heavy is it?", "which of those fold?", "sources", "as csv", "thanks")


def _bytes(reply: Reply) -> bytes:
    return json.dumps(render_contract(reply.answer, ident="1", took_ms=0)).encode()


def _answers(desk: Desk) -> Mapping[str, bytes]:
    return {question: _bytes(desk.ask(question)) for question in QUESTIONS}


async def test_no_answer_is_lost_or_torn(curated: Curated) -> None:
    """A hundred swaps under questions, with a second bot's look at the ledger between them."""
    expected = {curated.desk.release.digest: _answers(curated.desk)}
    curated.files.edit(
        "subjects/rovella.yaml", "aliases: [rovella three]", "aliases: [rovella three, the little one]"
    )
    review = await curated.curator.review(act())
    done, asked = asyncio.Event(), []

    async def ask() -> None:
        while not done.is_set():
            for question in QUESTIONS:
                reply = curated.desk.ask(question)
                assert _bytes(reply) == expected[reply.digest][question]
                asked.append(reply.digest)
                await asyncio.sleep(PAUSE_SECONDS)

    async def follow() -> None:
        while not done.is_set():
            await curated.curator.restore()
            await asyncio.sleep(PAUSE_SECONDS)

    await curated.curator.publish(act(1), review.digest)
    expected[review.digest] = _answers(curated.desk)
    assert len({str(answers) for answers in expected.values()}) == 2
    at_work = [asyncio.create_task(each) for each in (*(ask() for _ in range(ASKING)), follow())]
    for minute in range(SWAPS):
        before = curated.desk.release.digest
        published = await curated.curator.roll_back(act(2 + minute))
        assert curated.desk.release.digest == published.digest != before
    done.set()
    await asyncio.gather(*at_work)
    assert set(asked) == set(expected)


def test_a_conversation_outlives_what_it_was_about(curated: Curated, tmp_path: Path) -> None:
    """A follow-up on something that another release has no more is taken as the first question of a conversation."""
    replies = {question: curated.desk.ask(question) for question in BEFORE}
    assert [question for question in BEFORE if "rovella" not in str(replies[question].query)] == []
    rename_subject(curated.files, "rovella", "rovello")
    build(curated.files.root, curated.curator.place.intents, tmp_path / "new.sqlite")
    curated.desk.release = open_release(tmp_path / "new.sqlite")
    for reply in replies.values():
        assert isinstance(reply.query, Query)
        assert curated.desk.restate(reply.query) == ""
        for question in FOLLOW_UPS:
            assert curated.desk.ask(question, reply.query) == curated.desk.ask(question)
