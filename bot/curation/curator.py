"""The curator: reviews what the files would change, publishes it, takes it back."""

import asyncio
import logging
from collections.abc import Awaitable
from dataclasses import dataclass
from datetime import datetime
from typing import Final, TypeVar

from bot.curation.place import Place
from bot.curation.prepare import Order, prepare_aside
from bot.curation.review import Review, dump, load
from bot.curation.shelf import Shelf
from bot.desk import Desk
from bot.errors import CurationError, MeshwiseError, ReleaseError
from bot.ledger import Ledger
from bot.ledger.model import Act, Built, Publication
from bot.release import Release
from bot.shipped import cache_directory

_WHOLE_HISTORY: Final = 1_000

MOST_QUESTIONS: Final = 200
"""Of the questions people asked most, how many a review asks of both releases."""

POLL_SECONDS: Final = 1.0
"""How long a publication made elsewhere that was not heard of may take to show: half of the two seconds it may be."""

Result = TypeVar("Result")

_log: Final = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Curation:
    """One act of curation: who, where and when.

    Attributes:
        team: id of the workspace, "" for the command line.
        user: who.
        at: when, with a time zone.
    """

    team: str
    user: str
    at: datetime


def default_shelf() -> Shelf:
    """The shelf among the user's cached files."""
    return Shelf(cache_directory() / "published")


async def open_published(ledger: Ledger, shelf: Shelf, digest: str) -> Release | None:
    """The release with this digest; None, and a line in the log, where this program cannot open it."""
    built = await ledger.releases.find(digest)
    try:
        if built is not None:
            return await asyncio.to_thread(shelf.open, digest, built.content)
        _log.error("the published release %s is not kept any more", digest)
    except ReleaseError as error:
        _log.error("the published release cannot be opened; reload and publish again: %s", error)
    return None


class Curator:
    """Changes the release of a desk; the ledger holds which one is in force.

    Attributes:
        desk: whose release is changed.
        ledger: where releases are kept and published.
        place: where the files are.
        missing: the digest of the published release that could not be opened here, "" for none.
    """

    def __init__(
        self, desk: Desk, ledger: Ledger, place: Place, shelf: Shelf | None = None, *, kept: int = 10
    ) -> None:
        """A curator of this desk.

        Args:
            desk: see above.
            ledger: see above.
            place: see above.
            shelf: where release files are opened; among the user's cached files when None.
            kept: how many published releases can be gone back to.
        """
        self.desk = desk
        self.ledger = ledger
        self.place = place
        self._shelf = shelf or default_shelf()
        self._kept = kept
        self.missing = ""
        self._number = 0
        self._restoring = asyncio.Lock()
        self._reviewing = asyncio.Lock()

    async def restore(self) -> bool:
        """Opens the release that was published last, here or elsewhere; returns whether the desk's changed.

        One that this program cannot read leaves the desk as it is, and is logged.
        """
        async with self._restoring:
            return await self._restore()

    async def _restore(self) -> bool:
        current = await self.ledger.releases.current()
        if current is None or current.number <= self._number:
            return False
        held = current.digest == self.desk.release.digest
        release = None if held else await open_published(self.ledger, self._shelf, current.digest)
        self._number = current.number
        self.missing = "" if held or release else current.digest
        if release is None:
            return False
        self.desk.release = release
        _log.info("answering from release %s, published by %s", current.digest, current.user or "start")
        return True

    async def follow(self) -> None:
        """Keeps to what is published, until it is cancelled; what keeps it from that is told once, not each second."""
        told = ""
        while True:
            await self.ledger.releases.wait(POLL_SECONDS)
            try:
                await self.restore()
                told = ""
            except MeshwiseError as error:
                if str(error) != told:
                    _log.warning("what is published could not be read: %s", error)
                told = str(error)

    async def review(self, act: Curation) -> Review:
        """Builds a candidate of the files and compares it with the running release; nothing is published.

        Raises:
            CurationError: one is being prepared already, or this one could not be.
        """
        if self._reviewing.locked():
            raise CurationError("a review is being prepared already; it takes less than a minute")
        async with self._reviewing:
            return await self._audited(act, "reload", self.place.revision(), self._review(act))

    async def _review(self, act: Curation) -> Review:
        target = self._shelf.path_of("0" * 8).with_name(f".candidate-{act.at:%Y%m%d%H%M%S%f}.sqlite")
        target.parent.mkdir(parents=True, exist_ok=True)
        asked = self.ledger.questions.most_asked(act.team, MOST_QUESTIONS)
        questions = await self.ledger.patience.wait(asked)
        order = Order(self.place, self.desk.release.path, target, questions, act.at.date())
        try:
            review = await prepare_aside(order)
            if not review.problems:
                content = await asyncio.to_thread(target.read_bytes)
                await self.ledger.releases.keep(
                    Built(review.digest, review.revision, act.at, review.broken, content, dump(review))
                )
        except OSError as error:
            raise CurationError(f"no review could be prepared: {error.strerror}") from None
        finally:
            target.unlink(missing_ok=True)
        return review

    async def recall(self, digest: str) -> Review:
        """The review of a candidate that is kept.

        Raises:
            CurationError: it is not.
        """
        kept = await self.ledger.patience.wait(self.ledger.releases.find_review(digest))
        if not kept:
            raise CurationError(f"the review of {digest} is not kept any more; reload to make it again")
        return load(kept)

    async def publish(self, act: Curation, digest: str, reason: str = "") -> Publication:
        """Puts a reviewed release in force and answers from it.

        Args:
            act: who and when.
            digest: of the candidate.
            reason: why, which is needed where golden questions do not hold.

        Raises:
            CurationError: there is no such candidate, or it breaks golden questions and no reason was given.
        """
        return await self._audited(act, "publish", digest, self._publish(act, digest, reason))

    async def roll_back(self, act: Curation, digest: str = "", reason: str = "") -> Publication:
        """Goes back to an earlier release.

        Args:
            act: who and when.
            digest: which; the one that was in force before the present one when "".
            reason: why, if that is told.

        Raises:
            CurationError: there is no such release, or it is not kept any more.
        """
        return await self._audited(act, "rollback", digest, self._roll_back(act, digest, reason))

    async def _roll_back(self, act: Curation, digest: str, reason: str) -> Publication:
        running = self.desk.release.digest
        # Whoever waits is told soon where the ledger does not answer; a release may take its time.
        for earlier in await self.ledger.patience.wait(self.ledger.releases.history(_WHOLE_HISTORY)):
            wanted = earlier.digest.startswith(digest) if digest else earlier.digest != running
            if wanted and (built := await self.ledger.releases.find(earlier.digest)):
                return await self._put_in_force(act, built, "rollback", reason)
        raise CurationError("there is no such earlier release to go back to")

    async def _publish(self, act: Curation, digest: str, reason: str) -> Publication:
        await self.ledger.patience.wait(self.ledger.releases.current())  # likewise
        built = await self.ledger.releases.find(digest)
        if built is None:
            raise CurationError(f"the release {digest} is not kept any more; reload to build it again")
        if built.broken and not reason:
            some = "1 golden question does not hold; mend it"
            many = f"{len(built.broken)} golden questions do not hold; mend them"
            raise CurationError(f"{some if len(built.broken) == 1 else many}, or publish with a reason")
        return await self._put_in_force(act, built, "publish", reason)

    async def _put_in_force(self, act: Curation, built: Built, how: str, reason: str) -> Publication:
        """Opens the release first: one that cannot be opened is never in force."""
        releases, digest = self.ledger.releases, built.digest
        await asyncio.to_thread(self._shelf.open, digest, built.content)
        if await releases.current() is None and self.desk.release.digest != digest:
            await self._keep_first(act.at)
        if not await releases.publish(digest, how, act.team, act.user, act.at, reason):
            raise CurationError(f"the release {digest} was forgotten meanwhile; reload to build it again")
        await self.restore()
        await self._tidy()
        current = await releases.current()
        if current is None:
            raise CurationError("the publication was not kept")
        return current

    async def _tidy(self) -> None:
        """Forgets releases that nobody goes back to; what stays of them does no harm, and goes the next time."""
        try:
            await self.ledger.releases.prune(self._kept)
            self._shelf.keep_only(await self.ledger.releases.kept())
        except (MeshwiseError, OSError) as error:
            _log.warning("earlier releases could not be forgotten: %s", error)

    async def _keep_first(self, at: datetime) -> None:
        """Keeps the release of the start, so that the first publication can be taken back too."""
        release = self.desk.release
        content = await asyncio.to_thread(release.path.read_bytes)
        built = Built(release.digest, self.place.revision(), at, (), content)
        await self.ledger.releases.keep(built)
        await self.ledger.releases.publish(release.digest, "start", "", "", at)

    async def _audited(self, act: Curation, name: str, detail: str, work: Awaitable[Result]) -> Result:
        outcome = "failed"
        try:
            result = await work
            outcome = "done"
        except MeshwiseError as error:
            detail = f"{detail}: {error}" if detail else str(error)
            raise
        finally:
            await self._note(Act(act.at, act.team, act.user, name, outcome, detail))
        return result

    async def _note(self, act: Act) -> None:
        """Adds an act to the audit; where that fails, it is as done or undone as it was, and the log holds it."""
        try:
            await self.ledger.audit.note(act)
        except MeshwiseError as error:
            _log.error("an act could not be noted in the audit: %s; the act: %s", error, act)
