"""Every sentence that the Slack door says by itself; answers come from the desk."""

from typing import Final

HELP: Final = "help"
SHARED: Final = "Shared to this channel."
CANNOT_SHARE: Final = (
    "I cannot post in this conversation. If it is a channel, invite me to it and press the button again."
)
FAILED: Final = (
    "Something went wrong on my side, so there is no answer to this. Please ask again; if it happens again,"
    " tell whoever runs me: {delivery}"
)
