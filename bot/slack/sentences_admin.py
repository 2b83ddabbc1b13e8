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
PROPOSED: Final = (
    "Thank you. Your proposal waits for those who keep the knowledge; I write to you when they decide."
)
NOT_ONE_FACT: Final = (
    "A correction is about one subject and one feature. Ask about those, then press the button there."
)
PROPOSALS: Final = "Proposals that wait"
NO_PROPOSALS: Final = "No proposal waits."
DECIDED_ALREADY: Final = (
    "That proposal is decided already, or what it is about is not in the knowledge any more."
)
ACCEPTED: Final = "Your proposal about {about} was accepted. It answers once the change is published."
DECLINED: Final = "Your proposal about {about} was declined."
COMMITTED: Final = (
    "Accepted and committed as {commit}. /mesh admin reload shows what it changes, to publish it."
)
PATCH: Final = (
    "Accepted. My files are in no Git checkout, so here is the change as a patch for whoever keeps them; nothing was"
    " written."
)
