"""The workspace as people and tests use it: typing, clicking, opening, and waiting for the bot."""

import asyncio
from collections.abc import Callable, Coroutine
from dataclasses import dataclass
from itertools import count

from bot.workspace import payloads
from bot.workspace.blocks import find_element
from bot.workspace.deliver import Courier, Delivery, Outcome
from bot.workspace.faults import Faults
from bot.workspace.ids import BOT_USER, COMMAND, dm_of
from bot.workspace.model import Channel, JsonObject, Message
from bot.workspace.outcomes import apply_command_answer, apply_submission_answer
from bot.workspace.payloads import Act
from bot.workspace.refusal import RefusedError
from bot.workspace.state import State
from bot.workspace.typed import as_slack_writes, split_command


@dataclass(frozen=True, slots=True)
class Addresses:
    """Where things are, and what proves that a call is from the bot or to it.

    Attributes:
        page_url: the page for people, ends with a slash.
        api_url: base of the Web API, ends with a slash.
        bot_url: where the bot receives what people do.
        token: the bot's token.
        signing_secret: what deliveries are signed with.
    """

    page_url: str
    api_url: str
    bot_url: str
    token: str
    signing_secret: str


@dataclass(frozen=True, slots=True)
class ApiCall:
    """One call of the Web API, or of a response address under the name "response_url"."""

    method: str
    arguments: JsonObject
    response: JsonObject


class Workspace:
    """One running workspace.

    Attributes:
        addresses: where everything is.
        state: what it remembers.
        faults: what will go wrong.
        courier: who brings things to the bot.
        calls: every call the bot made, oldest first.
        examples: questions the page offers to someone new.
        commands: the slash commands the page offers.
    """

    def __init__(
        self, addresses: Addresses, now: Callable[[], float], examples: tuple[str, ...] = ()
    ) -> None:
        self.addresses = addresses
        self.state = State(now)
        self.faults = Faults()
        self.courier = Courier(addresses.bot_url, addresses.signing_secret, now)
        self.calls: list[ApiCall] = []
        self.examples = examples
        self.commands: tuple[str, ...] = (COMMAND,)
        self._now = now
        self._event_numbers = count(1)
        self._errands: set[asyncio.Task[None]] = set()

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

    async def type(self, user: str, channel: str, text: str, thread_ts: str | None = None) -> Message:
        """Someone writes, in a thread if `thread_ts` names its root; the bot is told in the background."""
        place = self._place(user, channel)
        if not text.strip():
            raise RefusedError("no_text")
        if thread_ts is not None:
            self.state.get_message(place.id, thread_ts)
        written = as_slack_writes(text, self.state.users.values(), self.state.channels.values())
        message = self.state.add(Message(place.id, self.state.next_ts(), user, written, thread_ts=thread_ts))
        if place.is_im or f"<@{BOT_USER}>" in written:
            self._tell_bot(payloads.message_event(message, place))
        return message

    async def edit(self, user: str, message: Message, text: str) -> Message:
        """Someone edits their own message; the bot hears of it in direct messages only."""
        if message.user != user:
            raise RefusedError("cant_update_message")
        written = as_slack_writes(text, self.state.users.values(), self.state.channels.values())
        changed = self.state.change(message, written, message.blocks)
        if self.state.get_channel(message.channel).is_im:
            self._tell_bot(payloads.changed_event(changed, message, self.state.next_ts()))
        return changed

    async def command(self, user: str, channel: str, typed: str) -> Outcome:
        """Someone runs a slash command; its direct answer, if any, is shown to them."""
        place = self._place(user, channel)
        command, text = split_command(typed)
        key = self.state.tickets.issue_response(user, place.id)
        fields = payloads.slash_command(self._act(user, key), place, command, text)
        outcome = await self.courier.bring_command(fields)
        apply_command_answer(self.state, place.id, user, command, outcome)
        return outcome

    async def click(
        self, user: str, message: Message, action_id: str, chosen: JsonObject | None = None
    ) -> Outcome:
        """Someone uses a button, or a menu with what they chose, in a message they can see."""
        place = self._place(user, message.channel)
        if message.only_for not in (None, user):
            raise RefusedError("message_not_found")
        action = self._action(list(message.blocks), action_id, chosen)
        key = self.state.tickets.issue_response(user, place.id, message.ts, message.thread_ts)
        payload = payloads.message_action(self._act(user, key), place, message, action)
        return await self.courier.bring_interaction(payload)

    async def click_view(
        self,
        user: str,
        view_id: str,
        action_id: str,
        chosen: JsonObject | None = None,
        values: JsonObject | None = None,
    ) -> Outcome:
        """Someone uses a button or menu in a modal or on their App Home."""
        view = self.state.views.get(view_id)
        action = self._action(view.body["blocks"], action_id, chosen)
        payload = payloads.view_action(self._act(user, view=view.id), view, action, values or {})
        return await self.courier.bring_interaction(payload)

    async def click_home(self, user: str, action_id: str) -> Outcome:
        """Someone uses a button on their App Home."""
        if user not in self.state.views.homes:
            raise RefusedError("not_found")
        return await self.click_view(user, self.state.views.homes[user].id, action_id)

    async def submit(self, user: str, values: JsonObject) -> JsonObject:
        """Someone hands in their top modal; what comes back are errors by block_id, if any."""
        view = self.state.views.top(user)
        if view is None:
            raise RefusedError("not_found")
        outcome = await self.courier.bring_interaction(
            payloads.view_submission(self._act(user), view, values)
        )
        return apply_submission_answer(self.state, view, outcome)

    async def dismiss(self, user: str) -> None:
        """Someone closes their top modal."""
        view = self.state.views.top(user)
        self.state.views.close(user)
        self.state.tell_views(user)
        if view is not None and view.body.get("notify_on_close"):
            await self.courier.bring_interaction(payloads.view_closed(self._act(user), view))

    async def shortcut(self, user: str, message: Message, callback_id: str) -> Outcome:
        """Someone picks a message shortcut."""
        place = self._place(user, message.channel)
        key = self.state.tickets.issue_response(user, place.id, message.ts, message.thread_ts)
        payload = payloads.shortcut(self._act(user, key), place, message, callback_id)
        return await self.courier.bring_interaction(payload)

    async def open_home(self, user: str) -> None:
        """Someone opens the app's Home tab."""
        self._open_tab(user, "home")

    async def open_messages(self, user: str) -> None:
        """Someone opens the app's Messages tab."""
        self._open_tab(user, "messages")

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
        """Keeps a call of the bot's, and lets the bot hear its own direct messages as Slack does."""
        self.calls.append(call)
        self.state.tell("call", frozenset(), {"method": call.method})
        posted = call.response.get("ok") and call.method == "chat.postMessage"
        place = self.state.channels.get(str(call.response.get("channel", ""))) if posted else None
        if place is not None and place.is_im:
            message = self.state.get_message(place.id, call.response["ts"])
            self._tell_bot(payloads.message_event(message, place))

    async def close(self) -> None:
        """Stops what is under way, and lets the pages go that are watching."""
        self.state.tell("closing", frozenset(), {})
        for errand in self._errands:
            errand.cancel()
        await asyncio.gather(*self._errands, return_exceptions=True)
        await self.courier.close()

    def _place(self, user: str, channel: str) -> Channel:
        place = self.state.get_channel(channel)
        if user not in place.members:
            raise RefusedError("not_in_channel")
        if place.is_archived:
            raise RefusedError("is_archived")
        return place

    def _act(self, user: str, response_key: str = "", *, view: str | None = None) -> Act:
        address = f"{self.addresses.page_url}respond/{response_key}" if response_key else ""
        return Act(self.state.get_user(user), self.state.tickets.issue_trigger(user, view=view), address)

    def _action(self, blocks: list[JsonObject], action_id: str, chosen: JsonObject | None) -> JsonObject:
        found = find_element(blocks, action_id)
        if found is None:
            raise RefusedError("action_not_found")
        block, element = found
        return payloads.taken_action(block, element, chosen or {}, self.state.next_ts())

    def _open_tab(self, user: str, tab: str) -> None:
        home = self.state.views.homes.get(user) if tab == "home" else None
        self._tell_bot(payloads.home_opened_event(user, dm_of(user), tab, home, self.state.next_ts()))

    def _tell_bot(self, event: JsonObject) -> None:
        envelope = payloads.event_callback(event, f"Ev{next(self._event_numbers):08d}", int(self._now()))
        self._run(self._bring(envelope))

    async def _bring(self, envelope: JsonObject) -> None:
        await self.courier.bring_event(envelope)
        self.state.tell("call", frozenset(), {"method": "event"})

    def _run(self, errand: Coroutine[object, object, None]) -> None:
        task = asyncio.create_task(errand)
        self._errands.add(task)
        task.add_done_callback(self._errands.discard)
