"""Every sentence that the Slack door says by itself; answers come from the desk."""

from typing import Final

HELP: Final = "help"
SHARED: Final = "Shared to this channel."
CANNOT_SHARE: Final = (
    "I cannot post in this conversation. If it is a channel, invite me to it and press the button again."
)
FILE_BELOW: Final = "The answer is in the file below."
FILE_FOLLOWS: Final = "Here is the file you asked for."
FILE_IN_MESSAGES: Final = "The file is in our direct messages: in a channel I cannot show one to you alone."
FILE_REFUSED: Final = "The answer could not be attached as a file ({code}), so here it is as a message."
FILES_UNREAD: Final = "I read questions, not files. Ask me in words; help tells what I can answer."
THANKS: Final = "Thank you. I am glad that it helped."
THANKS_ALL_THE_SAME: Final = "Thank you. That is kept for whoever looks after what I know."
FAILED: Final = (
    "Something went wrong on my side, so there is no answer to this. Please ask again; if it happens again,"
    " tell whoever runs me: {delivery}"
)
UNCONFIRMED: Final = (
    "Slack did not tell me whether my answer arrived. If you see none, please ask again; if it happens again, tell"
    " whoever runs me: {delivery}"
)
CLOSED: Final = {
    "not_in_channel": (
        "I could not answer in <#{channel}>, because I am not a member there. Invite me, or ask me here."
    ),
    "channel_not_found": (
        "I could not answer where you asked, because I am not a member there. Invite me, or ask me here."
    ),
    "is_archived": "I could not answer in <#{channel}>, because it is archived. Ask me here.",
    "restricted_action": (
        "I could not answer in <#{channel}>, because only some people may post there. Ask me here."
    ),
}
"""What to tell apart where a conversation is closed to the bot, by Slack's code for it."""
NOT_AUTHORISED: Final = (
    "Slack does not accept my token for this workspace, so I cannot answer. Please tell whoever runs me."
)
