"""Making text fit: by whole words, with an ellipsis where something is missing."""

from typing import Final

ELLIPSIS: Final = "…"


def cut(text: str, limit: int) -> str:
    """Text of at most `limit` characters, ending at a word and an ellipsis where it was longer."""
    if len(text) <= limit:
        return text
    head = text[: limit - len(ELLIPSIS)]
    words = head.rsplit(maxsplit=1)
    ends_in_word = not (head[-1:].isspace() or text[len(head)].isspace())
    whole = words[0] if ends_in_word and len(words) > 1 else head
    return whole.rstrip() + ELLIPSIS
