"""Answers as files: uploaded into the thread or conversation in which they were asked for."""

import json
import logging
from typing import Final

from aiohttp import ClientResponseError
from slack_sdk.errors import SlackClientError
from slack_sdk.web.async_client import AsyncWebClient

from bot.answers.model import Answer, Form, Statement
from bot.render.blocks import render_caption
from bot.render.form import render_file
from bot.render.message import Frame
from bot.slack.delivery import Delivery
from bot.slack.refusals import error_code
from bot.slack.sentences import FILE_FOLLOWS, FILE_REFUSED

_log: Final = logging.getLogger(__name__)


async def attach(client: AsyncWebClient, delivery: Delivery, answer: Answer, frame: Frame) -> Answer | None:
    """Attaches the answer where it is wanted as a file.

    Args:
        client: the authorised client of this delivery.
        delivery: its thread or channel is where the file goes; the id of a person means their messages with the bot.
        answer: what is to be said.
        frame: what stands around it.

    Returns:
        What is left to say in a message: None where the file carries it, else the answer, with the reason where
        Slack took no file.
    """
    if answer.form is None:
        return answer
    try:
        await _upload(client, delivery, answer, answer.form, frame)
    except (SlackClientError, ClientResponseError) as error:
        code = error_code(error)
        _log.error("a file was not attached: %s", code)
        refused = Statement(FILE_REFUSED.format(code=code))
        return answer._replace(form=None, notices=(refused, *answer.notices))
    return None


async def _upload(
    client: AsyncWebClient, delivery: Delivery, answer: Answer, form: Form, frame: Frame
) -> None:
    """Three calls that Slack asks for, and one before them where only the person's id is known."""
    file = render_file(answer, form)
    caption = json.dumps(render_caption(answer, frame))
    channel = await _open(client, delivery.channel)
    await client.files_upload_v2(
        channel=channel,
        thread_ts=delivery.root or None,
        filename=file.name,
        title=file.name,
        content=file.content,
        blocks=caption,
    )


async def _open(client: AsyncWebClient, channel: str) -> str:
    """The id of a conversation: files go to no person, but a message does, and its answer tells where it went."""
    if not channel.startswith(("U", "W")):
        return channel
    posted = await client.chat_postMessage(channel=channel, text=FILE_FOLLOWS)
    return str(posted["channel"])
