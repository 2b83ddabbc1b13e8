"""What people do with what the app shows: buttons and menus, modals, shortcuts."""

from collections.abc import Mapping
from dataclasses import replace

from bot.render.limits import MIN_QUERY_LENGTH_DEFAULT
from bot.workspace import payloads
from bot.workspace.blocks import find_element
from bot.workspace.chosen import check_choice
from bot.workspace.deliver import Outcome
from bot.workspace.entries import enter, find_missing, overlay
from bot.workspace.model import JsonObject, Message, View
from bot.workspace.outcomes import apply_submission_answer, read_options
from bot.workspace.refusal import RefusedError
from bot.workspace.stage import Stage


class Interacting(Stage):
    """A workspace whose people use what the app has put before them."""

    async def click(
        self,
        user: str,
        message: Message,
        action_id: str,
        chosen: JsonObject | None = None,
        block_id: str | None = None,
    ) -> Outcome:
        """Someone uses a button, or a menu with what they chose, in a message they can see."""
        place = self._place(user, message.channel)
        if message.only_for not in (None, user):
            raise RefusedError("message_not_found")
        action = self._action(list(message.blocks), action_id, chosen, block_id)
        key = self.state.tickets.issue_response(user, place.id, message.ts, message.thread_ts)
        payload = payloads.message_action(self._act(user, place.id, key), place, message, action)
        return await self.courier.bring_interaction(payload)

    async def click_view(
        self,
        user: str,
        view_id: str,
        action_id: str,
        chosen: JsonObject | None = None,
        values: JsonObject | None = None,
    ) -> Outcome:
        """Someone uses a button or menu in a modal or on their App Home.

        Args:
            user: who does.
            view_id: the view.
            action_id: the element.
            chosen: what was chosen, as Slack puts it into `actions`.
            values: what is entered in the view by now; without it, what was entered before.
        """
        view = self._enter(self.state.views.get(view_id), values)
        action = self._action(view.body["blocks"], action_id, chosen, None)
        payload = payloads.view_action(self._act(user, view=view.id), view, action)
        return await self.courier.bring_interaction(payload)

    async def click_home(self, user: str, action_id: str) -> Outcome:
        """Someone uses a button on their App Home."""
        if user not in self.state.views.homes:
            raise RefusedError("not_found")
        return await self.click_view(user, self.state.views.homes[user].id, action_id)

    async def suggest(
        self, user: str, holder: Message | View | str, action_id: str, typed: str
    ) -> JsonObject:
        """Someone types into an external menu: `options` or `option_groups`, as the app answers.

        Args:
            user: who types.
            holder: the message with the menu, or the view or its id.
            action_id: the menu.
            typed: what is typed so far; too short a text is not brought to the app.
        """
        if isinstance(holder, str):
            holder = self.state.views.get(holder)
        blocks = holder.body["blocks"] if isinstance(holder, View) else holder.blocks
        block, element = find_element(blocks, action_id)
        if len(typed) < element.get("min_query_length", MIN_QUERY_LENGTH_DEFAULT):
            return {"options": []}
        wanted = {"action_id": action_id, "block_id": block["block_id"], "value": typed}
        return read_options(await self.courier.bring_interaction(self._suggestion(user, holder, wanted)))

    def entered(self, user: str, chosen: Mapping[str, object]) -> JsonObject:
        """Values to hand in with a person's top modal: texts and options by action id, as `enter` takes them."""
        return enter(self._top(user).body["blocks"], chosen)

    async def submit(self, user: str, values: JsonObject) -> JsonObject:
        """Someone hands in their top modal; what comes back are errors by block_id, if any."""
        view = self._enter(self._top(user), values)
        missing = find_missing(view.body["blocks"], view.values)
        if missing:
            return dict(missing)
        payload = payloads.view_submission(self._act(user), view, self._response_urls(view))
        return apply_submission_answer(self.state, view, await self.courier.bring_interaction(payload))

    async def dismiss(self, user: str, *, everything: bool = False) -> None:
        """Someone closes their top modal, or all of them."""
        top = self.state.views.top(user)
        cleared = everything or bool(top and top.body.get("clear_on_close"))
        closed = self.state.views.close(user, everything=cleared)
        self.state.tell_views(user)
        for view in closed:
            if view.body.get("notify_on_close"):
                payload = payloads.view_closed(self._act(user), view, is_cleared=cleared)
                await self.courier.bring_interaction(payload)

    async def shortcut(self, user: str, message: Message, callback_id: str) -> Outcome:
        """Someone picks a shortcut from a message's menu."""
        place = self._place(user, message.channel)
        self._refuse_unless_offered(user, callback_id, "message")
        key = self.state.tickets.issue_response(user, place.id, message.ts, message.thread_ts)
        act, ts = self._act(user, place.id, key), self.state.next_ts()
        payload = payloads.message_shortcut(act, place, message, callback_id, ts)
        return await self.courier.bring_interaction(payload)

    async def global_shortcut(self, user: str, callback_id: str) -> Outcome:
        """Someone picks a shortcut from the menu of the message box."""
        self._refuse_unless_offered(user, callback_id, "global")
        payload = payloads.global_shortcut(self._act(user), callback_id, self.state.next_ts())
        return await self.courier.bring_interaction(payload)

    def _refuse_unless_offered(self, user: str, callback_id: str, kind: str) -> None:
        """Shortcuts stand in the manifest, and strangers, who have not installed the app, see none of them."""
        if self.state.get_user(user).is_stranger or not self.manifest.offers(callback_id, kind):
            raise RefusedError("shortcut_not_found")

    def _action(
        self, blocks: list[JsonObject], action_id: str, chosen: JsonObject | None, block_id: str | None
    ) -> JsonObject:
        block, element = find_element(blocks, action_id, block_id)
        taken = check_choice(element, chosen or {})
        return payloads.taken_action(block, element, taken, self.state.next_ts())

    def _suggestion(self, user: str, holder: Message | View, wanted: JsonObject) -> JsonObject:
        if isinstance(holder, View):
            return payloads.view_suggestion(self._act(user), holder, wanted)
        place = self._place(user, holder.channel)
        return payloads.message_suggestion(self._act(user), place, holder, wanted)

    def _top(self, user: str) -> View:
        view = self.state.views.top(user)
        if view is None:
            raise RefusedError("not_found")
        return view

    def _enter(self, view: View, values: JsonObject | None) -> View:
        """Keeps what is entered in a view by now."""
        if values is None:
            return view
        entered = overlay(view.body["blocks"], {**view.values, **values})
        return self.state.views.keep(replace(view, values=entered))

    def _response_urls(self, view: View) -> list[JsonObject]:
        """An address for each conversation that was chosen in a menu that asks for it."""
        wanted = [
            block
            for block in view.body["blocks"]
            if block["type"] == "input" and block["element"].get("response_url_enabled")
        ]
        return [address for block in wanted for address in self._response_url(view, block)]

    def _response_url(self, view: View, block: JsonObject) -> list[JsonObject]:
        block_id, action_id = block["block_id"], block["element"]["action_id"]
        entry = view.values[block_id][action_id]
        channel = entry.get("selected_conversation") or entry.get("selected_channel")
        if not channel:
            return []
        key = self.state.tickets.issue_response(view.user, channel)
        address = f"{self.addresses.page_url}respond/{key}"
        names = {"block_id": block_id, "action_id": action_id, "channel_id": channel}
        return [{**names, "response_url": address}]
