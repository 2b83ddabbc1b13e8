"""What everything in a workspace stands on: its state, the app that hears of it, and waiting for what comes."""

import asyncio
from collections.abc import Callable, Coroutine
from dataclasses import dataclass

from bot.workspace import events
from bot.workspace.deliver import Courier, Delivery
from bot.workspace.ids import BOT_USER
from bot.workspace.manifest import Manifest
from bot.workspace.model import ApiCall, Channel, JsonObject, Message, Team
from bot.workspace.payloads import Act
from bot.workspace.refusal import RefusedError
from bot.workspace.slack import Slack
from bot.workspace.state import State

_SUBSCRIPTIONS = {"channel": "message.channels", "group": "message.groups", "im": "message.im"}
_MENTION = f"<@{BOT_USER}>"


@dataclass(frozen=True, slots=True)
class Addresses:
    """Where things are, and what proves that a call is from the bot or to it.

    Attributes:
        page_url: the page for people, ends with a slash.
        api_url: base of the Web API, ends with a slash.
        bot_url: where the bot receives what people do.
        token: the bot's token; "" where the app is not installed yet.
        signing_secret: what deliveries are signed with.
        app_token: the app's own token, which opens Socket Mode connections.
    """

    page_url: str
    api_url: str
    bot_url: str
    token: str
    signing_secret: str
    app_token: str = "xapp-local-workspace"  # noqa: S105 - opens nothing but this stand-in


class Stage:
    """A workspace in which nobody acts yet.

    Attributes:
        addresses: where everything is.
        manifest: what the app may do and hears of.
        state: what the workspace remembers.
        faults: what will go wrong.
        courier: who brings things to the bot.
        calls: every call the bot made, oldest first.
        slack: who knows what the app was granted, here and in other workspaces.
    """

    def __init__(
        self,
        addresses: Addresses,
        now: Callable[[], float],
        manifest: Manifest,
        team: Team | None = None,
        slack: Slack | None = None,
    ) -> None:
        """A workspace of its own, in which the app is installed with the token of `addresses`; or one of `slack`'s."""
        self.addresses = addresses
        self.manifest = manifest
        self.state = State(now, addresses.page_url, team)
        self.slack = slack or Slack(now, manifest.scopes)
        self.slack.join(self)
        self.faults = self.slack.faults
        if addresses.token:
            self.slack.grants.give(addresses.token, self.state.team)
        self.state.hear = self._hear
        self.courier = Courier(addresses.bot_url, addresses.signing_secret, now, self._note_delivery)
        self.calls: list[ApiCall] = []
        self._now = now
        self._errands: set[asyncio.Task[object]] = set()

    @property
    def page_url(self) -> str:
        """Where the page is."""
        return self.addresses.page_url

    @property
    def api_url(self) -> str:
        """The base of the Web API."""
        return self.addresses.api_url

    @property
    def deliveries(self) -> list[Delivery]:
        """Everything that was brought to the bot, oldest first."""
        return self.courier.log

    async def reply_to(self, message: Message, within: float = 5.0) -> Message:
        """The bot's first message in this message's thread after it."""
        root = message.thread_ts or message.ts
        return await self.wait_message(
            lambda each: (
                (each.channel, each.thread_ts, each.user) == (message.channel, root, BOT_USER)
                and each.ts > message.ts
            ),
            within,
        )

    async def wait_message(self, wanted: Callable[[Message], bool], within: float = 5.0) -> Message:
        """The first message, of the past or to come, that is wanted; TimeoutError after `within` seconds."""
        await self.wait_until(lambda: any(map(wanted, self.state.messages.values())), within)
        return next(filter(wanted, self.state.messages.values()))

    async def wait_until(self, condition: Callable[[], bool], within: float = 5.0) -> None:
        """Returns once the condition holds, looked at after every change; else TimeoutError."""
        changes = self.state.watch()
        try:
            async with asyncio.timeout(within):
                while not condition():
                    await changes.get()
        finally:
            self.state.unwatch(changes)

    def note(self, call: ApiCall) -> None:
        """Keeps a call of the bot's."""
        self.calls.append(call)
        self.state.tell("call", frozenset(), {"method": call.method})

    async def close(self) -> None:
        """Stops what is under way, and lets the pages go that are watching."""
        self.state.tell("closing", frozenset(), {})
        for errand in self._errands:
            errand.cancel()
        await asyncio.gather(*self._errands, return_exceptions=True)
        await self.courier.close()

    def _place(self, user: str, channel: str) -> Channel:
        """The channel with this id, if the person may act there."""
        place = self.state.get_channel(channel)
        if user not in place.members:
            raise RefusedError("not_in_channel")
        if place.is_archived:
            raise RefusedError("is_archived")
        return place

    def _act(self, user: str, channel: str = "", response_key: str = "", *, view: str | None = None) -> Act:
        """An act of this person, with a fresh trigger id."""
        address = f"{self.addresses.page_url}respond/{response_key}" if response_key else ""
        trigger = self.state.tickets.issue_trigger(user, channel, view=view)
        return Act(self.state.team, self.state.get_user(user), trigger, address)

    def _tell_bot(self, name: str, event: JsonObject, *, shared: bool = False) -> None:
        """Brings an event in the background, if the app subscribed to it under this name."""
        team = self.state.team
        if self.manifest.hears(name) and self.slack.grants.holds(team):
            envelope = events.event_callback(event, self._next_event(), int(self._now()), team, shared=shared)
            self._run(self.courier.bring_event(envelope))

    async def _tell_loss(self, event: JsonObject) -> None:
        """Brings the news of a lost installation, if the app subscribed to it."""
        if self.manifest.hears(event["type"]):
            number, now = self._next_event(), int(self._now())
            await self.courier.bring_event(events.loss_callback(event, number, now, self.state.team))

    def _next_event(self) -> str:
        return f"Ev{next(self.slack.event_numbers):08d}"

    def _hear(self, what: str, message: Message, before: Message) -> None:
        """Tells the app what it hears of a message: where it is a member, and what it subscribed to."""
        place = self.state.get_channel(message.channel)
        if BOT_USER not in place.members:
            return
        named = _MENTION in message.text and not place.is_im
        author = self.state.get_user(message.user)
        if named and what != "deleted" and message.user != BOT_USER:
            self._tell_bot("app_mention", events.mention_event(message, author), shared=place.is_shared)
        ts = self.state.next_ts()
        match what:
            case "posted":
                event = events.message_event(message, place, author)
            case "changed":
                event = events.changed_event(message, before, place, ts)
            case _:
                event = events.deleted_event(message, place, ts)
        self._tell_bot(_SUBSCRIPTIONS[place.kind], event, shared=place.is_shared)

    def _note_delivery(self, delivery: Delivery) -> None:
        self.state.tell("call", frozenset(), {"method": delivery.kind})

    def _run(self, errand: Coroutine[object, object, object]) -> None:
        task = asyncio.create_task(errand)
        self._errands.add(task)
        task.add_done_callback(self._errands.discard)
