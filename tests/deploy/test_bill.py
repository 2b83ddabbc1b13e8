"""The bill of materials lists what the bot is installed with."""

import json
from importlib.metadata import version
from pathlib import Path
from typing import Any

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tests.deploy.bill import find_licences, write_bill
from tests.deploy.containerfile import Image
from tests.deploy.files import LOCK


@pytest.fixture(scope="module")
def bill(image: Image, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """The bill of what the image holds."""
    target = tmp_path_factory.mktemp("bill") / "bill.json"
    write_bill(Path(image.inside("/opt/meshwise/bin/python")), target)
    loaded: dict[str, Any] = json.loads(target.read_text(encoding="utf-8"))
    return loaded


def _pinned_here() -> dict[str, str]:
    """Version by name of every package of the lock that is for this platform."""
    lines = (line.removesuffix("\\").strip() for line in LOCK.read_text("utf-8").splitlines() if "==" in line)
    pinned = (Requirement(line) for line in lines if not line.startswith(("#", "--")))
    here = (each for each in pinned if each.marker is None or each.marker.evaluate())
    return {canonicalize_name(each.name): str(each.specifier).removeprefix("==") for each in here}


def test_every_locked_package_is_listed(bill: dict[str, Any]) -> None:
    """Each package of the lock is there with its version, but pip, which the image removes; and the bot itself."""
    listed = {canonicalize_name(each["name"]): each["version"] for each in bill["components"]}
    own = {("meshwise", version("meshwise"))}
    assert listed.items() - own == {each for each in _pinned_here().items() if each[0] != "pip"}


def test_licences_are_listed(bill: dict[str, Any], image: Image) -> None:
    """Whatever a package's own description says of its licence is told."""
    stated = find_licences(Path(image.inside("/opt/meshwise/bin/python"))).keys() - {"meshwise"}
    told = {each["name"] for each in bill["components"] if each.get("licenses")}
    assert stated <= told
    assert len(told) > 30


def test_each_is_named_for_those_who_look_for_faults(bill: dict[str, Any]) -> None:
    """Every component has the name under which advisories are found, and none tells where it was fetched from."""
    for each in bill["components"]:
        if each["name"] != "meshwise":
            assert each["purl"] == f"pkg:pypi/{canonicalize_name(each['name'])}@{each['version']}"
