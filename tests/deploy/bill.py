"""`make sbom`: what the bot is installed with, as a CycloneDX bill of materials, with licences."""

import json
import subprocess
import sys
import tempfile
import venv
from collections.abc import Mapping
from importlib.metadata import distributions
from pathlib import Path

import click

from tests.deploy.files import LOCK, ROOT
from tests.deploy.programs import find_program


def write_bill(python: Path, target: Path) -> None:
    """Writes into `target` what is installed for this Python; the same packages give the same bytes."""
    target.parent.mkdir(parents=True, exist_ok=True)
    options = ("--output-reproducible", "--validate", "--pyproject", str(ROOT / "pyproject.toml"))
    command = [find_program("cyclonedx-py"), "environment", *options, "-o", str(target), str(python)]
    subprocess.run(command, check=True)
    bill = json.loads(target.read_text(encoding="utf-8"))
    stated = find_licences(python)
    for component in bill["components"]:
        # The tool lists what it knows by an SPDX name; what a package says in its own words is worth telling too.
        if not component.get("licenses") and component["name"] in stated:
            component["licenses"] = [{"license": {"name": stated[component["name"]]}}]
    target.write_text(json.dumps(bill, indent=2) + "\n", encoding="utf-8")


def find_licences(python: Path) -> Mapping[str, str]:
    """By the name of each package installed for this Python what it says of its licence, in a line."""
    (site,) = (python.parents[1] / "lib").glob("python*/site-packages")
    told = {}
    for package in distributions(path=[str(site)]):
        known = package.metadata
        names = (name for name in ("License-Expression", "License") if name in known)
        stated = next((str(known[name]).strip() for name in names), "")
        if stated:
            told[package.name] = stated.splitlines()[0]
    return told


def main(target: Path) -> None:
    """Installs what the lock says into an environment of its own, for licences stand in the packages, and lists it."""
    with tempfile.TemporaryDirectory() as directory:
        venv.create(directory)
        python = Path(directory) / "bin" / "python"
        install = (
            "-m",
            "pip",
            "--python",
            str(python),
            "install",
            "--quiet",
            "--require-hashes",
            "-r",
            str(LOCK),
        )
        subprocess.run([sys.executable, *install], check=True)
        write_bill(python, target)
    click.echo(f"{target} lists what the bot is installed with.")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
