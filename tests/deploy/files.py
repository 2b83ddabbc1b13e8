"""Where the files are that are tried here."""

from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).parents[2]
DEPLOY: Final = ROOT / "deploy"
LOCK: Final = DEPLOY / "requirements.lock"
"""What the bot itself is installed with."""
