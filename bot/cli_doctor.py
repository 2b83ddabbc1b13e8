"""`meshwise doctor`: what is well where the bot runs, what is not, and what to do."""

import asyncio
import json
from dataclasses import asdict
from pathlib import Path
from typing import Final

import click

from bot.doctor import Finding, Patient, examine
from bot.settings import read_what_can_be
from bot.shipped import cache_directory

_COLOURS: Final = {"ok": "green", "warning": "yellow", "error": "red"}


def run_doctor(directories: tuple[Path, Path], *, as_json: bool) -> int:
    """Prints what is found there; returns the exit status, 1 where anything does not work."""
    settings, complaints = read_what_can_be()
    patient = Patient(settings, complaints, *directories, cache_directory())
    findings = asyncio.run(_print_all(patient, as_json=as_json))
    is_well = all(finding.level != "error" for finding in findings)
    if as_json:
        click.echo(json.dumps({"ok": is_well, "findings": [asdict(each) for each in findings]}, indent=2))
    return 0 if is_well else 1


async def _print_all(patient: Patient, *, as_json: bool) -> list[Finding]:
    findings = []
    async for finding in examine(patient):
        findings.append(finding)
        if not as_json:
            _print(finding)
    return findings


def _print(finding: Finding) -> None:
    level = click.style(f"{finding.level:8}", fg=_COLOURS[finding.level])
    click.echo(f"{level} {finding.check:10} {finding.told}")
    if finding.advice:
        click.echo(f"{'':19} → {finding.advice}")
