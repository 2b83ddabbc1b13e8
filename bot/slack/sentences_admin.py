"""What the Slack door says to those who keep the knowledge."""

from typing import Final

ADMINS_ONLY: Final = (
    "That is for admins, and you are not among mine. Whoever runs me names them; this request was noted."
)
ADMIN_HELP: Final = "What admins can do"
PREPARING: Final = (
    "I am reading the files. The review comes here in a moment; until you publish, nothing changes."
)
PUBLISHED: Final = "Published. I answer from release {digest} now; /mesh admin rollback takes it back."
ROLLED_BACK: Final = "I am back at release {digest}."
REJECTED: Final = "Rejected. Nothing was changed; the files are as they are."
NOTHING_PUBLISHED: Final = (
    "Nothing was published yet: I answer from the files as they were when I was started."
)
NOTHING_TO_PUBLISH: Final = "That is what I answer from already; there is nothing to publish."
NONE: Final = "None."
