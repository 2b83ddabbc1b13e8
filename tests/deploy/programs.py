"""The programs that know the files; those that pip brings stand beside Python, others come with the system."""

import os
import shutil
import sys
from pathlib import Path

import pytest


def find_program(name: str) -> str:
    """Where a program is; without it the test that wants it is skipped, except in CI, where it fails."""
    beside = Path(sys.executable).parent
    found = shutil.which(name, path=f"{beside}{os.pathsep}{os.environ['PATH']}")
    if found is None:
        reason = f"no {name}: it is neither beside Python nor on the path"
        if os.environ.get("CI"):
            pytest.fail(reason)
        pytest.skip(reason)
    return found
