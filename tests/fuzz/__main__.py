"""Puts inputs without number to everything that reads: `python -m tests.fuzz --inputs 1000000`."""

import argparse
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.desks import build_desk
from tests.fuzz.run import run


def main() -> None:
    """Prints a line for each target and each find; exits with 1 where there is any."""
    parser = argparse.ArgumentParser(prog="python -m tests.fuzz", description=__doc__)
    parser.add_argument("--inputs", type=int, default=100_000, help="how many, over all targets")
    parser.add_argument("--seed", type=int, default=1, help="of the lot that they are made by")
    arguments = parser.parse_args()
    found = False
    with TemporaryDirectory() as directory:
        for result in run(build_desk(Path(directory)), arguments.inputs, arguments.seed):
            print(result, flush=True)
            for text, failure in result.finds:
                print(f"  {failure}\n    {text!a}", flush=True)
            found = found or bool(result.finds)
    sys.exit(1 if found else 0)


if __name__ == "__main__":
    main()
