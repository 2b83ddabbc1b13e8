"""Reading the settings: everything that is wrong is told at once, a line each."""

import os
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from difflib import get_close_matches
from typing import Final

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from bot.errors import SettingsError
from bot.settings.edge import find_complaints
from bot.settings.fields import Settings

_READ_ELSEWHERE: Final = frozenset({"MESHWISE_SECRETS", "MESHWISE_CACHE"})
_OURS: Final = "MESHWISE_"
_ALIKE: Final = 0.9
"""Every name begins alike, so what is meant differs in a letter or two: MESHWISE_ADMIN, but not MESHWISE_COLOUR."""


def read_settings(*, serving: bool = False) -> Settings:
    """The settings as the environment gives them.

    Args:
        serving: Slack is to reach the bot, and all that this takes must be there.

    Raises:
        SettingsError: something is wrong or missing; it names all that is, a line each.
    """
    settings, complaints = read_what_can_be()
    if serving:
        complaints += find_complaints(settings)
    if complaints:
        raise SettingsError("\n".join(complaints))
    return settings


def read_what_can_be() -> tuple[Settings, tuple[str, ...]]:
    """The settings, with the default for each that is wrong, and what is wrong with those, a line each."""
    complaints: tuple[str, ...]
    try:
        return Settings(), ()
    except SettingsError as error:
        complaints, wrong = (str(error),), {"MESHWISE_SECRETS"}
    except ValidationError as error:
        complaints, wrong = _explain(error), {str(each["loc"][0]) for each in error.errors() if each["loc"]}
    removable = wrong & os.environ.keys() or {"MESHWISE_SECRETS"} & os.environ.keys()
    if not removable:
        return Settings.model_construct(), complaints
    with _without(removable):
        settings, more = read_what_can_be()
    return settings, tuple(dict.fromkeys((*complaints, *more)))


def unknown_names() -> dict[str, str]:
    """Variables of the environment that look like settings of ours and are none, each with the one meant, or ""."""
    known = _READ_ELSEWHERE | {str(field.alias) for field in Settings.model_fields.values()}
    unknown = sorted(name for name in os.environ if name.startswith(_OURS) and name not in known)
    return {name: "".join(get_close_matches(name, sorted(known), 1, _ALIKE)) for name in unknown}


@contextmanager
def _without(names: Collection[str]) -> Iterator[None]:
    """The environment without these variables, for as long as the context lasts."""
    taken = {name: os.environ.pop(name) for name in names if name in os.environ}
    try:
        yield
    finally:
        os.environ.update(taken)


def _explain(error: ValidationError) -> tuple[str, ...]:
    """A line for each setting that is wrong."""
    return tuple(
        map(_explain_one, error.errors(include_url=False, include_context=False, include_input=False))
    )


def _explain_one(wrong: ErrorDetails) -> str:
    complaint = wrong["msg"].removeprefix("Value error, ")
    return f"{wrong['loc'][0]}: {complaint[:1].lower()}{complaint[1:]}"
