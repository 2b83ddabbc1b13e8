"""deploy/env.example and the settings say the same: names, defaults, and which are secret."""

import os
import re
from typing import Final

import pytest
from pydantic import SecretStr

from bot.settings import Settings
from tests.deploy.files import DEPLOY, ROOT

EXAMPLE: Final = DEPLOY / "env.example"

_SETTING: Final = re.compile(r"^#?([A-Z][A-Z0-9_]+)=(.*)$", re.MULTILINE)
_READ_ELSEWHERE: Final = re.compile(r'os\.environ(?:\.get\(|\[)"((?:MESHWISE|SLACK)_[A-Z_]+)"')
_STATED: Final = dict(_SETTING.findall(EXAMPLE.read_text(encoding="utf-8")))
_KNOWN: Final = {str(field.alias): name for name, field in Settings.model_fields.items()}
_REACHED: Final = ("MESHWISE_", "SLACK_")


@pytest.fixture(autouse=True)
def clean_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    """No setting of the machine reaches a test."""
    for name in [name for name in os.environ if name.startswith(_REACHED)]:
        monkeypatch.delenv(name)


def _read_without_settings() -> set[str]:
    """The variables that modules read by themselves."""
    modules = (ROOT / "bot").rglob("*.py")
    return {name for module in modules for name in _READ_ELSEWHERE.findall(module.read_text("utf-8"))}


def test_every_setting_is_in_the_example() -> None:
    """The example names each setting that there is, and none that there is not."""
    assert set(_STATED) == set(_KNOWN) | _read_without_settings()


@pytest.mark.parametrize("name", sorted(_KNOWN))
def test_every_default_is_stated(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """What stands in the example is what holds without it; only what is made on the spot is left empty."""
    field = Settings.model_fields[_KNOWN[name]]
    without = getattr(Settings(), _KNOWN[name])
    monkeypatch.setenv(name, _STATED[name])
    assert getattr(Settings(), _KNOWN[name]) == without
    made = field.default_factory is not None or without is None or without in ("", frozenset())
    assert (_STATED[name] == "") == made


def test_every_setting_is_explained() -> None:
    """Whatever stands in the example has a remark of its own or shares the one of the line before."""
    lines = EXAMPLE.read_text(encoding="utf-8").splitlines()
    for number, line in enumerate(lines):
        if _SETTING.match(line):
            before = lines[number - 1]
            assert before.startswith("# ") or _SETTING.match(before), line


def test_secrets_are_called_so() -> None:
    """The remark of each secret says that it is one, and no secret has a value."""
    paragraphs = EXAMPLE.read_text(encoding="utf-8").split("\n\n")
    for name, attribute in _KNOWN.items():
        (told,) = (each for each in paragraphs if re.search(rf"^#?{name}=", each, re.MULTILINE))
        is_secret = SecretStr in getattr(Settings.model_fields[attribute].annotation, "__args__", ())
        assert ("Secret" in " ".join(told.split("\n# "))) == is_secret, name
        assert not (is_secret and _STATED[name])
