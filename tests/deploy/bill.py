"""`make sbom`: what the bot is installed with, as a CycloneDX bill of materials, with licences."""

import subprocess
import sys
import tempfile
import venv
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
