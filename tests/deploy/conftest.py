"""The bot as the image holds it: installed by the Containerfile's own commands, far from the checkout."""

import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.deploy.containerfile import Image


@pytest.fixture(scope="session")
def image() -> Iterator[Image]:
    """What the Containerfile makes, in a directory that everybody can read."""
    root = Path(tempfile.mkdtemp(prefix="meshwise-image-"))
    root.chmod(0o755)
    (root / "tmp").mkdir()
    (root / "tmp").chmod(0o1777)
    made = Image(root)
    made.make()
    yield made
    shutil.rmtree(root)
