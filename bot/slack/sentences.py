"""Every sentence that the Slack door says by itself; answers come from the desk."""

from typing import Final

HELP: Final = "help"
COMMANDS: Final = "What can be typed after /mesh"
TYPE: Final = "Type"
GIVES: Final = "To get"
EXAMPLE: Final = "For example"
NOT_UNDERSTOOD: Final = "I could not make that out. It is “{usage}”, for example “{example}”."
TOO_FEW: Final = "Pick at least two."
NOT_KNOWN_ANY_MORE: Final = (
    "Something you picked is not in the knowledge any more. Take it out, or close this and begin anew."
)
NOTHING_TO_READ: Final = "There are no words in that message that I could read."
CHANNELS_ONLY: Final = (
    "This can be switched in channels only. In a direct conversation with me I answer everything."
)
INVITE_ME: Final = (
    "I am not in this channel, so I cannot hear what is asked here. Invite me, then switch again."
)
NEEDS_SCOPE: Final = (
    "I may not read along here: Slack has not given me the scope {scope}. Whoever runs me can add it to the app and"
    " install it again."
)
ALREADY_SO: Final = {
    True: "This channel is automatic already.",
    False: "I answer here only when I am mentioned, as it is.",
}
SWITCHED: Final = {
    True: (
        "switched this channel to automatic: from now on I answer without being mentioned, where I am sure that"
        " something I know is asked. /mesh channel off ends that."
    ),
    False: "switched this channel back: from now on I answer only when I am mentioned.",
}
SETTINGS_HERE: Final = "How I am set"
ASKED_HERE: Final = "In this channel I answer when I am mentioned; /mesh channel auto changes that."
AUTOMATIC_HERE: Final = (
    "This channel is automatic: I answer without being mentioned where I am sure that something I know is asked;"
    " /mesh channel off changes that."
)
DIRECT_HERE: Final = "In a direct conversation I answer everything."
KNOWLEDGE: Final = "I know {counts}, as of {as_of}; release {digest}."
RUN_BY: Final = "I am run by {contact}."
RUN_BY_NOBODY_NAMED: Final = "Nobody has told me who runs me."
WAY_TO_FORGET: Final = "/mesh forget me deletes what I keep about you."
FORGOTTEN: Final = (
    "Forgotten: all I kept about you, questions, votes, proposals and watches ({entries} in all)."
)
NOTHING_KEPT: Final = "I keep nothing about you."
SHARED: Final = "Shared to this channel."
CANNOT_SHARE: Final = (
    "I may not post in this conversation: it is archived, or only some people may post there. The answer stays"
    " with you."
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
AWAY: Final = (
    "I cannot get at what I keep at the moment, so this may not be done. Please try again in a minute; if it happens"
    " again, tell whoever runs me: {delivery}"
)
BUSY: Final = "I have more questions at once than I can answer. Please ask again in a moment."
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
