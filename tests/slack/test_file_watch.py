"""Files that change are reviewed by themselves, and published by themselves only where that is wanted."""

from contextlib import suppress

import pytest

from bot.render.review import PUBLISH
from bot.slack.policy import Policy
from bot.workspace.ids import ADMIN, PLATFORM
from bot.workspace.model import Message
from tests.slack.curating import Curated

WATCHING = Policy(admins=frozenset({ADMIN}), watch=True, admin_channel=PLATFORM)
PUBLISHING = Policy(admins=frozenset({ADMIN}), watch=True, admin_channel=PLATFORM, autopublish=True)
CITY = ("subjects/rovella.yaml", "edition: City")
BROKEN = (
    "subjects/rovella.yaml",
    'stance: "yes"\n      source: rovella-manual',
    'stance: "no"\n      source: rovella-manual',
)
ATTEMPTS = 20


async def _told(curated: Curated, words: str) -> Message:
    """What the admins' channel is told of a change.

    Nobody can tell from outside when the watch has begun, so files are changed again until it has noticed.
    """
    for attempt in range(ATTEMPTS):
        curated.files.edit("subjects/quillon.yaml", "name: Quillon", f"name: Quillon\n# attempt {attempt}")
        with suppress(TimeoutError):
            return await curated.workspace.wait_message(
                lambda each: each.channel == PLATFORM and words in each.text, within=6
            )
    raise TimeoutError(words)


@pytest.mark.parametrize("policy", [WATCHING], indirect=True)
async def test_a_change_is_reviewed_in_the_admins_channel(curated: Curated) -> None:
    """The review comes with its buttons, and nothing is published by itself."""
    before = curated.desk.release.digest
    curated.files.edit(*CITY, "edition: Town")
    review = await _told(curated, "would change")
    assert PUBLISH in str(review.blocks)
    assert curated.desk.release.digest == before


@pytest.mark.parametrize("policy", [PUBLISHING], indirect=True)
async def test_where_it_is_wanted_a_change_is_published(curated: Curated) -> None:
    """The channel is told, and the audit names the watch."""
    before = curated.desk.release.digest
    curated.files.edit(*CITY, "edition: Town")
    await _told(curated, "Published.")
    assert curated.desk.release.digest != before
    (publication, *_) = await curated.ledger.releases.history(1)
    assert publication.user == "file watch"


@pytest.mark.parametrize("policy", [PUBLISHING], indirect=True)
async def test_what_breaks_a_golden_question_waits_for_somebody(curated: Curated) -> None:
    """It is shown for review like any other change."""
    before = curated.desk.release.digest
    curated.files.edit(*BROKEN)
    await _told(curated, "Golden questions that no longer hold")
    assert curated.desk.release.digest == before
