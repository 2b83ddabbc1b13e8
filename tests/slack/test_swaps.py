"""Questions over signed HTTP while another release takes the place of the one that answers, again and again."""

import asyncio
from pathlib import Path

from bot.release import build, open_release
from bot.workspace.ids import BOT_USER, DEVELOPER
from tests.facts.world import rename_subject
from tests.slack.curating import Curated
from tests.slack.events import bring, mention, written

SWAPS = 100
PAUSE_SECONDS = 0.02
QUESTIONS = ("Does the Rovella fold?", "is the rovella a folder?", "compare rovella and quillon")


async def test_each_reply_is_of_the_one_or_the_other(curated: Curated, tmp_path: Path) -> None:
    """While the release is swapped a hundred times each question is answered, as one of both releases answers it."""
    build(tmp_path / "knowledge", tmp_path / "intents", tmp_path / "same.sqlite")
    curated.files.edit(
        "subjects/rovella.yaml",
        'stance: "yes"\n      source: rovella-manual',
        'stance: "no"\n      source: rovella-manual',
    )
    build(tmp_path / "knowledge", tmp_path / "intents", tmp_path / "changed.sqlite")
    releases = [open_release(tmp_path / name) for name in ("same.sqlite", "changed.sqlite")]
    allowed: dict[str, set[str]] = {question: set() for question in QUESTIONS}
    for release in releases:
        curated.desk.release = release
        for question in QUESTIONS:
            allowed[question].add((await curated.type(DEVELOPER, question)).text)
    assert len(allowed[QUESTIONS[0]]) == 2

    async def swap() -> None:
        for number in range(SWAPS):
            curated.desk.release = releases[number % 2]
            await asyncio.sleep(PAUSE_SECONDS)

    swapping = asyncio.create_task(swap())
    while not swapping.done():
        for question in QUESTIONS:
            assert (await curated.type(DEVELOPER, question)).text in allowed[question]
    await swapping


async def test_a_thread_goes_on_without_what_it_was_about(curated: Curated, tmp_path: Path) -> None:
    """After a release that lacks the subject of a thread, the next question in it is answered for itself."""
    workspace = curated.workspace
    asked = written(workspace)
    await bring(workspace, mention(asked))
    await workspace.reply_to(asked)
    rename_subject(curated.files, "rovella", "rovello")
    build(tmp_path / "knowledge", tmp_path / "intents", tmp_path / "new.sqlite")
    curated.desk.release = open_release(tmp_path / "new.sqlite")
    follow_up = written(workspace, text=f"<@{BOT_USER}> and the Quillon?", thread_ts=asked.ts)
    await bring(workspace, mention(follow_up))
    reply = await workspace.reply_to(follow_up)
    assert reply.text.startswith("Quillon")
