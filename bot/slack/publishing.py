"""Posting for everyone in a conversation, wherever it is: as a member, or as the answer to what somebody did there."""

from dataclasses import replace
from typing import Final

from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from bot.answers.model import Answer
from bot.render.message import Frame
from bot.slack.delivery import Delivery
from bot.slack.refusals import error_code
from bot.slack.sending import post, respond

NOT_A_MEMBER: Final = frozenset({"not_in_channel", "channel_not_found"})
"""Slack's codes for a conversation that the bot is not in."""


async def publish(client: AsyncWebClient, delivery: Delivery, answer: Answer, frame: Frame) -> str:
    """Posts the answer for everyone where the delivery is from, into its thread where it has one.

    Where the bot is no member, the address that came with the delivery takes the answer all the same; then nobody
    can be told its ts.

    Returns:
        The ts of the message; "" where the bot is no member, and of a file.

    Raises:
        SlackApiError: neither way is open.
    """
    # The App Home is no conversation: what is asked there is answered in the person's Messages tab.
    place = delivery if delivery.channel else replace(delivery, channel=delivery.user, root="")
    try:
        return await post(client, place, answer, frame)
    except SlackApiError as error:
        if error_code(error) not in NOT_A_MEMBER or not delivery.response_url:
            raise
    # A file goes nowhere by that way, but what it holds does.
    await respond(client, delivery, answer._replace(form=None), frame, everyone=True)
    return ""
