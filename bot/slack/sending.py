"""Sending an answer to Slack, in one call, and once more in simpler form where Slack refuses its blocks."""

import json
from collections.abc import Awaitable, Callable
from dataclasses import replace
from typing import Any, Final, TypeVar

from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient
from slack_sdk.webhook.async_client import AsyncWebhookClient

from bot.answers.model import Answer
from bot.render.blocks import render_message
from bot.render.message import Frame, Message
from bot.slack.delivery import Delivery

Sent = TypeVar("Sent")

BLOCKS_REFUSED: Final = frozenset(
    {"invalid_blocks", "invalid_blocks_format", "invalid_attachments", "msg_blocks_too_long"}
)


def error_code(error: SlackApiError) -> str:
    """Slack's code for what it refused; the HTTP status where there is none."""
    told = getattr(error.response, "data", error.response)
    code = told.get("error") if isinstance(told, dict) else None
    return str(code or f"http_{getattr(error.response, 'status_code', 'unknown')}")


async def post(client: AsyncWebClient, delivery: Delivery, answer: Answer, frame: Frame) -> str:
    """Posts the answer into the delivery's thread, or its channel where it has no thread; returns its ts."""

    async def send(message: Message) -> str:
        posted = await client.chat_postMessage(
            channel=delivery.channel,
            thread_ts=delivery.root or None,
            text=message.text,
            blocks=list(message.blocks),
            unfurl_links=False,
            unfurl_media=False,
        )
        return str(posted["ts"])

    return await _send_answer(send, answer, frame)


async def update(client: AsyncWebClient, delivery: Delivery, answer: Answer, frame: Frame) -> None:
    """Puts the answer in the place of the message that was clicked on."""

    async def send(message: Message) -> None:
        await client.chat_update(
            channel=delivery.channel, ts=delivery.message, text=message.text, blocks=list(message.blocks)
        )

    await _send_answer(send, answer, frame)


async def respond(client: AsyncWebClient, delivery: Delivery, answer: Answer, frame: Frame) -> None:
    """Shows the answer to the person only, in the place of what they clicked on, if they did."""

    async def send(message: Message) -> None:
        await respond_raw(client, delivery, text=message.text, blocks=list(message.blocks))

    await _send_answer(send, answer, frame)


async def respond_raw(client: AsyncWebClient, delivery: Delivery, **fields: Any) -> None:  # noqa: ANN401 - fields of Slack's own message format
    """Posts to the delivery's response address; a refusal raises `SlackApiError` as any other call does."""
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
        return await send(render_message(answer, frame))
    except SlackApiError as error:
        if error_code(error) not in BLOCKS_REFUSED:
            raise
    return await send(render_message(answer, replace(frame, native_table=False)))
