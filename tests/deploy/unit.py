"""What the systemd unit says."""

import re
import shlex
from collections.abc import Mapping
from typing import Final

from tests.deploy.files import DEPLOY

UNIT: Final = DEPLOY / "meshwise.service"


def read_environment(places: Mapping[str, str]) -> dict[str, str]:
    """The variables that the unit sets, with systemd's short words for directories replaced by `places`."""
    lines = re.findall(r"^Environment=(.*)$", UNIT.read_text(encoding="utf-8"), re.MULTILINE)
    text = re.sub(r"%[SC]", lambda found: places[found[0]], " ".join(lines))
    return dict(word.split("=", 1) for word in shlex.split(text))
