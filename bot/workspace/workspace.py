"""The workspace as people and tests use it: talking, commands, files, the app's tabs."""

from collections.abc import Callable
from dataclasses import replace

from bot.workspace import events, payloads
from bot.workspace.deliver import Outcome
from bot.workspace.ids import BOT_USER, OTHER_BOT, OTHER_BOT_ID, dm_of
from bot.workspace.interacting import Interacting
from bot.workspace.manifest import Manifest
from bot.workspace.model import Message, Team
from bot.workspace.outcomes import apply_command_answer
from bot.workspace.refusal import RefusedError
from bot.workspace.slack import Slack
from bot.workspace.stage import Addresses
from bot.workspace.state import WORKING
from bot.workspace.typed import as_slack_writes, split_command


class Workspace(Interacting):
    """One running workspace.

    Attributes:
        examples: questions the page offers to someone new.
    """

    def __init__(
        self,
        addresses: Addresses,
        now: Callable[[], float],
        manifest: Manifest,
        examples: tuple[str, ...] = (),
        team: Team | None = None,
        slack: Slack | None = None,
    ) -> None:
        super().__init__(addresses, now, manifest, team, slack)
        self.examples = examples
        for place in self.state.channels.values():
            if place.is_im and manifest.prompts:
                self.state.set_prompts(place.id, manifest.prompts)

    async def type(
        self, user: str, channel: str, text: str, thread_ts: str | None = None, *, broadcast: bool = False
    ) -> Message:
        """Someone writes; the bot is told in the background.

        Args:
            user: who writes.
            channel: where.
            text: what is typed.
            thread_ts: the root of the thread it is written in.
            broadcast: the reply also goes to the channel.
        """
        if not text.strip():
            raise RefusedError("no_text")
        written = self._write(user, channel, text, thread_ts)
        return self.state.add(replace(written, subtype="thread_broadcast") if broadcast else written)

    async def share_file(
        self,
        user: str,
        channel: str,
        name: str,
        content: bytes,
        *,
        text: str = "",
        thread_ts: str | None = None,
    ) -> Message:
        """Someone puts a file into a conversation, with or without words."""
        written = self._write(user, channel, text, thread_ts)
        files = (self.state.files.bring(name, content, user),)
        return self.state.add(replace(written, subtype="file_share", files=files))

    async def post_as_other_bot(self, channel: str, text: str, thread_ts: str | None = None) -> Message:
        """Another app posts through one of the old integrations, whose messages have a subtype and no user."""
        written = self._write(OTHER_BOT, channel, text, thread_ts)
        return self.state.add(replace(written, subtype="bot_message", bot_id=OTHER_BOT_ID))

    async def edit(self, user: str, message: Message, text: str) -> Message:
        """Someone edits their own message."""
        if message.user != user:
            raise RefusedError("cant_update_message")
        written = as_slack_writes(text, self.state.users.values(), self.state.channels.values())
        return self.state.change(message, written, message.blocks)

    async def delete(self, user: str, message: Message) -> None:
        """Someone deletes their own message."""
        if message.user != user:
            raise RefusedError("cant_delete_message")
        self.state.remove(message)

    async def command(self, user: str, channel: str, typed: str) -> Outcome:
        """Someone runs a slash command; its direct answer, if any, is shown to them."""
        place = self._place(user, channel)
        name, text = split_command(typed)
        command = self.manifest.find_command(name)
        if command is None or self.state.get_user(user).is_stranger:
            raise RefusedError("command_not_found")
        if command.escaped:
            text = as_slack_writes(text, self.state.users.values(), self.state.channels.values())
        key = self.state.tickets.issue_response(user, place.id)
        fields = payloads.slash_command(self._act(user, place.id, key), place, name, text)
        outcome = await self.courier.bring_command(fields)
        apply_command_answer(self.state, place.id, user, name, outcome)
        return outcome

    async def open_home(self, user: str) -> None:
        """Someone opens the app's Home tab."""
        home = self.state.views.homes.get(user)
        event = events.home_opened_event(user, dm_of(user), "home", home, self.state.next_ts())
        self._tell_bot("app_home_opened", event)

    async def open_messages(self, user: str) -> None:
        """Someone opens the app's Messages tab."""
        event = events.home_opened_event(user, dm_of(user), "messages", None, self.state.next_ts())
        self._tell_bot("app_home_opened", event)

    async def look_at(self, user: str, channel: str) -> None:
        """Someone who has the app in sight looks at a channel beside it."""
        place = self._place(user, channel)
        self._tell_bot("app_context_changed", events.context_changed_event(place.id, self.state.team.id))

    async def stop_session(self, user: str, channel: str, thread_ts: str) -> None:
        """Someone presses the button that stops the app while it is at work in a thread."""
        session = self.state.sessions.get((self._place(user, channel).id, thread_ts), {})
        if session.get("status") != WORKING or not self.manifest.hears("agent_session_stopped"):
            raise RefusedError("not_found")
        event = events.session_stopped_event(user, channel, thread_ts, self.state.next_ts())
        self._tell_bot("agent_session_stopped", event)

    async def uninstall(self) -> None:
        """An admin takes the app out of the workspace, or of its organisation; returns once the app was told."""
        self.slack.grants.revoke(self.state.team, "account_inactive")
        for event in (events.revoked_event(BOT_USER), events.uninstalled_event()):
            await self._tell_loss(event)

    async def revoke_tokens(self) -> None:
        """The app's tokens are taken back, and nothing else; returns once the app was told."""
        self.slack.grants.revoke(self.state.team, "token_revoked")
        await self._tell_loss(events.revoked_event(BOT_USER))

    def _write(self, user: str, channel: str, text: str, thread_ts: str | None) -> Message:
        place = self._place(user, channel)
        if thread_ts is not None:
            self.state.get_message(place.id, thread_ts)
        written = as_slack_writes(text, self.state.users.values(), self.state.channels.values())
        return Message(place.id, self.state.next_ts(), user, written, thread_ts=thread_ts)
