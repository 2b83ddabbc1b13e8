"""In which workspaces and organisations the app is installed, and the tokens that it has there, encrypted."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import datetime
from functools import cached_property, partial
from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import Connection, Row, delete, func, select, update

from bot.errors import SealedError
from bot.ledger.database import Database
from bot.ledger.listener import Listener
from bot.ledger.model import Installation, Tokens
from bot.ledger.tables import INSTALLATION, MEMBER

if TYPE_CHECKING:
    from bot.ledger.sealing import Seal

_CHANGED: Final = "meshwise_installed"


class Held:
    """An installation that nobody else can change for as long as it is held.

    Attributes:
        installation: what is kept of it.
    """

    def __init__(self, installation: Installation) -> None:
        self.installation = installation

    def renew(self, tokens: Tokens) -> None:
        """Puts these tokens in the place of the ones that are kept, once it is held no longer."""
        self.installation = replace(self.installation, tokens=tokens)


class Installations:
    """One entry for each place that the app is installed in, found by the id of its `home`."""

    def __init__(self, database: Database, keys: tuple[str, ...] = ()) -> None:
        """The installations in this database, whose tokens these Fernet keys open; the first one encrypts."""
        self._database = database
        self._keys = keys
        self._listener = Listener(database.engine.asynchronous, _CHANGED)

    @cached_property
    def _seal(self) -> "Seal":
        from bot.ledger.sealing import Seal  # noqa: PLC0415 - who serves one workspace needs no cryptography

        return Seal(self._keys)

    async def save(self, installation: Installation) -> None:
        """Keeps an installation in the place of the one that was there before."""
        row = self._write(installation)
        await self._database.put(INSTALLATION, row, row, announce=_CHANGED)

    async def find(self, home: str) -> Installation | None:
        """The installation in this workspace or organisation, or None.

        Raises:
            SealedError: no key opens its tokens.
        """
        rows = await self._database.read(select(INSTALLATION).where(INSTALLATION.c.home == home))
        return self._read(rows[0]) if rows else None

    async def homes(self) -> tuple[str, ...]:
        """Where the app is installed."""
        rows = await self._database.read(select(INSTALLATION.c.home).order_by(INSTALLATION.c.home))
        return tuple(row.home for row in rows)

    async def due(self, moment: datetime) -> tuple[str, ...]:
        """Where a token expires by this moment, the first to expire first."""
        soon = select(INSTALLATION.c.home).where(INSTALLATION.c.expires_at <= moment)
        rows = await self._database.read(soon.order_by(INSTALLATION.c.expires_at))
        return tuple(row.home for row in rows)

    @asynccontextmanager
    async def held(self, home: str) -> AsyncIterator[Held | None]:
        """The installation, to be renewed by one at a time among all processes; None where there is none.

        Whoever comes while it is held waits, and finds it renewed.

        Raises:
            SealedError: no key opens its tokens.
        """
        async with self._database.transaction() as turn:
            locked = select(INSTALLATION).where(INSTALLATION.c.home == home).with_for_update()
            row = await turn(lambda connection: connection.execute(locked).one_or_none())
            held = None if row is None else Held(self._read(row))
            before = held and held.installation
            yield held
            if held is not None and held.installation is not before:
                await turn(partial(self._rewrite, held.installation))

    async def remove(self, home: str, at: datetime) -> bool:
        """Deletes the installation of this moment; one made later stays. Returns whether none is left."""
        there = INSTALLATION.c.home == home
        await self._database.change(
            delete(INSTALLATION).where(there, INSTALLATION.c.installed_at <= at), _CHANGED
        )
        return not await self._database.read(select(INSTALLATION.c.home).where(there))

    async def reseal(self) -> tuple[int, tuple[str, ...]]:
        """Encrypts all tokens anew with the newest key; returns how many installations', and those no key opens."""
        lost: list[str] = []
        homes = await self.homes()
        for home in homes:
            try:
                async with self.held(home) as held:
                    if held is not None:
                        held.renew(replace(held.installation.tokens))
            except SealedError:
                lost.append(home)
        return len(homes) - len(lost), tuple(lost)

    async def join(self, team: str, enterprise: str) -> None:
        """Remembers that a workspace is served by the installation in its organisation."""
        changed = {"enterprise": enterprise}
        await self._database.put(MEMBER, {"team": team} | changed, changed, MEMBER.c.enterprise != enterprise)

    async def leave(self, team: str) -> None:
        """Forgets that again."""
        await self._database.change(delete(MEMBER).where(MEMBER.c.team == team))

    async def members(self, enterprise: str) -> tuple[str, ...]:
        """The workspaces that the installation in this organisation serves, as far as they were met."""
        served = select(MEMBER.c.team).where(MEMBER.c.enterprise == enterprise).order_by(MEMBER.c.team)
        return tuple(row.team for row in await self._database.read(served))

    async def find_organisation(self, team: str) -> str:
        """The organisation whose installation serves this workspace, "" for none."""
        rows = await self._database.read(select(MEMBER.c.enterprise).where(MEMBER.c.team == team))
        return str(rows[0].enterprise) if rows else ""

    async def count(self) -> int:
        """How many there are."""
        rows = await self._database.read(select(func.count()).select_from(INSTALLATION))
        return int(rows[0][0])

    async def wait(self, seconds: float) -> None:
        """Returns when one may have changed, here or elsewhere; after so many seconds at the latest."""
        await self._listener.wait(seconds)

    async def close(self) -> None:
        """Ends the waiting."""
        await self._listener.close()

    def _rewrite(self, installation: Installation, connection: Connection) -> None:
        kept = INSTALLATION.c.home == installation.home
        connection.execute(update(INSTALLATION).where(kept).values(**self._write(installation)))
        self._database.announce(connection, _CHANGED)

    def _write(self, installation: Installation) -> dict[str, Any]:
        names = ("home", "enterprise", "team", "bot_user", "bot_id", "installed_at")
        tokens = installation.tokens
        return {name: getattr(installation, name) for name in names} | {
            "token": self._seal.close(tokens.token),
            "refresh_token": self._seal.close(tokens.refresh_token),
            "expires_at": tokens.expires_at,
        }

    def _read(self, row: Row[Any]) -> Installation:
        try:
            token, refresh_token = self._seal.open(row.token), self._seal.open(row.refresh_token)
        except SealedError as error:
            raise SealedError(
                f"the token of {row.home} cannot be read: {error}; bring back the key it was written with,"
                " or install the app there again"
            ) from None
        tokens = Tokens(token, refresh_token, row.expires_at)
        return Installation(row.enterprise, row.team, row.bot_user, row.bot_id, tokens, row.installed_at)
