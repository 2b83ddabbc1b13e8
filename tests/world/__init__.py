"""An invented world of bicycles and trailers: no test of logic hangs on what the real desk knows."""

from pathlib import Path

WORLD = Path(__file__).parent / "knowledge"
