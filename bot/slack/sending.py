"""Sending an answer to Slack, in one call, and once more in simpler form where Slack refuses its blocks."""

import json
import logging
from collections.abc import Awaitable, Callable
from dataclasses import replace
from typing import Any, Final, TypeVar
from urllib.parse import urlsplit

from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient
from slack_sdk.webhook.async_client import AsyncWebhookClient

from bot.answers.model import Answer
from bot.render.blocks import render_message
from bot.render.check import check_message
from bot.render.fallback import escape
from bot.render.limits import MESSAGE_TEXT_ADVISED, UPDATE_TEXT_MAX
from bot.render.message import Frame, Message
from bot.render.rich_text import rich_text, section, text
from bot.slack.delivery import Delivery
from bot.slack.files import attach
from bot.slack.refusals import MESSAGE_REFUSED, error_code
from bot.slack.sentences import FILE_BELOW, FILE_IN_MESSAGES

Sent = TypeVar("Sent")

_NO_PREVIEWS: Final[dict[str, Any]] = {"unfurl_links": False, "unfurl_media": False}
_FOR_EVERYONE: Final[dict[str, Any]] = {"response_type": "in_channel", "replace_original": False}

_RESPONDING: Final = frozenset({("https", "hooks.slack.com"), ("https", "hooks.slack-gov.com")})
"""Where Slack's response addresses are; those of what stands in for it are where its Web API is."""

_log: Final = logging.getLogger(__name__)


async def post(client: AsyncWebClient, delivery: Delivery, answer: Answer, frame: Frame) -> str:
    """Posts the answer into the delivery's thread, or its channel where it has no thread; returns its ts, "" of a file.

    Wanted as a file it is attached there, or posted all the same where Slack takes no file.
    """
    left = await attach(client, delivery, answer, frame)
    if left is None:
        return ""

    async def send(message: Message) -> str:
        posted = await client.chat_postMessage(
            channel=delivery.channel,
            thread_ts=delivery.root or None,
            text=message.text,
            blocks=list(message.blocks),
            **_NO_PREVIEWS,
        )
        return str(posted["ts"])

    return await _send_answer(send, left, frame)


async def update(client: AsyncWebClient, delivery: Delivery, answer: Answer, frame: Frame) -> None:
    """Puts the answer in the place of the message that was clicked on; a file goes below it."""
    left = await attach(client, delivery, answer, frame)
    if left is None:
        await client.chat_update(channel=delivery.channel, ts=delivery.message, text=FILE_BELOW, blocks=[])
        return

    async def send(message: Message) -> None:
        await client.chat_update(
            channel=delivery.channel, ts=delivery.message, text=message.text, blocks=list(message.blocks)
        )

    await _send_answer(send, left, replace(frame, text_most=UPDATE_TEXT_MAX))


async def respond(
    client: AsyncWebClient, delivery: Delivery, answer: Answer, frame: Frame, *, everyone: bool = False
) -> None:
    """Shows the answer to the person only, in the place of what they clicked on, if they did; or to `everyone`.

    A file cannot be shown to one person in a channel: it goes into the person's own conversation with the bot.
    """
    left = await attach(client, replace(delivery, channel=delivery.user, root=""), answer, frame)
    if left is None:
        await respond_raw(client, delivery, text=FILE_IN_MESSAGES, replace_original=False)
        return
    audience = {**_FOR_EVERYONE, **_NO_PREVIEWS} if everyone else {}

    async def send(message: Message) -> None:
        await respond_raw(client, delivery, text=message.text, blocks=list(message.blocks), **audience)

    await _send_answer(send, left, frame)


async def post_sentence(client: AsyncWebClient, delivery: Delivery, sentence: str) -> None:
    """Posts what the bot says by itself; nowhere where the delivery names no channel."""
    if delivery.channel:
        blocks = [rich_text(section(text(sentence)))]
        await client.chat_postMessage(channel=delivery.channel, text=escape(sentence), blocks=blocks)


async def say_privately(client: AsyncWebClient, delivery: Delivery, sentence: str) -> None:
    """Says something to the person only, beside what they clicked on; nothing in it means anything to Slack."""
    blocks = [rich_text(section(text(sentence)))]
    await respond_raw(client, delivery, text=escape(sentence), blocks=blocks, replace_original=False)


async def respond_raw(client: AsyncWebClient, delivery: Delivery, **fields: Any) -> None:  # noqa: ANN401 - fields of Slack's own message format
    """Posts to the delivery's response address, or, where it has none of Slack's, directly to the person.

    The App Home has none; and a form brings back one that it was given, for which nobody vouches. A refusal raises
    `SlackApiError` as any other call does.
    """
    if not _is_slacks(delivery.response_url, client.base_url):
        said = {name: fields[name] for name in ("text", "blocks") if name in fields}
        await client.chat_postMessage(channel=delivery.user, **said, **_NO_PREVIEWS)
        return
    body = {"response_type": "ephemeral", "replace_original": bool(delivery.message), **fields}
    webhook = AsyncWebhookClient(
        delivery.response_url,
        session=client.session,
        retry_handlers=client.retry_handlers,
        logger=client.logger,
    )
    response = await webhook.send_dict(body)
    refusal = _refusal(response.status_code, response.body)
    if refusal:
        raise SlackApiError(  # type: ignore[no-untyped-call]  # the SDK's error classes carry no annotations
            "the response address refused the message", {"ok": False, "error": refusal}
        )


def _is_slacks(address: str, base_url: str) -> bool:
    """Whether an address is Slack's to give: the bot calls no other, whoever would have it do so."""
    try:
        there, api = urlsplit(address), urlsplit(base_url)
        beside_api = (there.scheme, there.hostname) == (api.scheme, api.hostname) and there.username is None
    except ValueError:
        return False
    return beside_api or (there.scheme, there.netloc) in _RESPONDING


def _refusal(status: int, body: str) -> str:
    """The error code in a response address's reply, "" for none; the reply is a word or a JSON object."""
    try:
        reply = json.loads(body)
    except ValueError:
        reply = body.strip()
    if status == 200 and not (isinstance(reply, dict) and reply.get("ok") is False):
        return ""
    code = reply.get("error") if isinstance(reply, dict) else reply
    return str(code or f"http_{status}")


async def _send_answer(send: Callable[[Message], Awaitable[Sent]], answer: Answer, frame: Frame) -> Sent:
    try:
        return await send(_rendered(answer, frame))
    except SlackApiError as error:
        if error_code(error) not in MESSAGE_REFUSED:
            raise
    return await send(_rendered(answer, _cautious(frame)))


def _cautious(frame: Frame) -> Frame:
    """The frame of a message that asks less of Slack: no native table, less text."""
    return replace(frame, native_table=False, text_most=MESSAGE_TEXT_ADVISED)


def _rendered(answer: Answer, frame: Frame) -> Message:
    """The message as it may leave; where it breaks a limit after all, without native tables or without blocks."""
    for each in (frame, _cautious(frame)):
        message = render_message(answer, each)
        problem = check_message(message, text_most=each.text_most)
        if not problem:
            break
        _log.error("an answer was rendered beyond Slack's limits: %s", problem)
        message = replace(message, blocks=())
    return message
