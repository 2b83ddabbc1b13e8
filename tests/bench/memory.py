"""How much memory a process holds that serves: all that `meshwise serve` loads, a release, and a thousand answers.

The peer is a process that has loaded Slack's Bolt and answers nothing.
"""

import subprocess
import sys
from collections.abc import Sequence

from bot.desk import Desk
from bot.release import open_release
from tests.bench.answers import enumerated_questions
from tests.bench.table import Built, Rows
from tests.evaluation.cases import TUNING, read_cases

COLUMNS = ("resident memory", "MB", "/ Bolt")
ANSWERS = 1_000
BOLT = "import slack_bolt.async_app, slack_bolt.adapter.socket_mode.aiohttp"
SERVING = """
import sys
import bot.web.serve
from pathlib import Path
from bot.desk import Desk
from bot.release import open_release
desk = Desk(open_release(Path(sys.argv[1])))
for question in sys.stdin.read().splitlines():
    desk.ask(question)
"""
TELL = """
with open("/proc/self/status") as status:
    print(next(int(line.split()[1]) for line in status if line.startswith("VmRSS")) / 1024)
"""


def measure(places: Sequence[Built]) -> tuple[Sequence[str], Rows]:
    """Asks each place's desk in a process of its own; the first one is asked all that people ask."""
    asked = [case["text"] for case in read_cases(TUNING) if not case.get("thread")]
    took = {"Bolt": _resident(BOLT, (), ())}
    for number, place in enumerate(places):
        possible = enumerated_questions(Desk(open_release(place.release)))
        questions = possible[:: max(1, len(possible) // ANSWERS)] if number else asked
        took[place.name] = _resident(SERVING, (str(place.release),), questions[:ANSWERS])
    return COLUMNS, {name: (figure, figure / took["Bolt"]) for name, figure in took.items()}


def _resident(program: str, arguments: Sequence[str], questions: Sequence[str]) -> float:
    """Returns the MB that a Python program holds when it has done its work."""
    command = [sys.executable, "-c", program + TELL, *arguments]
    run = subprocess.run(
        command, input="\n".join(questions), capture_output=True, check=True, encoding="utf-8"
    )
    return float(run.stdout)
