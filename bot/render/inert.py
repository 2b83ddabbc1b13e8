"""Text freed of characters that nobody sees and that change how the text around them is shown."""

import re
from typing import Final

# Controls but for line break and tab; marks that turn the direction of what follows; spaces of no width; halves of
# surrogate pairs, which no encoding takes. Joiners stay: scripts and emoji are written with them.
_UNSEEN: Final = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\xad\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb"
    "\ud800-\udfff\U000e0000-\U000e007f]"
)


def inert(text: str) -> str:
    """The text with a space for each such character, and "" where nothing else is left of it."""
    # No character that is unseen is printable, and most texts are printable throughout.
    cleaned = text if text.isprintable() else _UNSEEN.sub(" ", text)
    return cleaned if cleaned.strip() else ""
