"""Outcomes in numbers: one row a group, beside the goal; and in words, for the set that may be looked at."""

from collections.abc import Iterable, Iterator, Sequence

from tests.evaluation.cases import GROUPS
from tests.evaluation.judging import Outcome

GOALS = {
    "clean": "right 99%",
    "paraphrase": "right 90%",
    "noisy": "right 95%",
    "which": "right 95%",
    "compare": "right 97%",
    "follow-up": "right 95%",
    "unknown": "right 100%",
    "foreign": "wrong 0.5%",
    "all": "wrong 0.5%",
}
"""What is aimed at: "right" at least, "wrong" at most."""

HEAD = f"{'group':12} {'questions':>9} {'right':>6} {'wrong':>6} {'asked back':>10} {'refused':>7} {'choices':>7}  goal"
"""Wrong: taken for understood, and was not; choices: of those asked back, whose first choices hold what was meant."""


def table(title: str, outcomes: Sequence[Outcome]) -> Iterator[str]:
    """Yields the lines of a table: a title, a head, a row a group that has questions, a row for all, an empty line."""
    yield title
    yield HEAD
    for group in (*GROUPS, "all"):
        listed = [outcome for outcome in outcomes if group in ("all", outcome.case["group"])]
        if listed:
            yield row(group, listed)
    yield ""


def row(group: str, outcomes: Sequence[Outcome]) -> str:
    """Returns the row of a group that has questions."""
    right = _share([outcome.right for outcome in outcomes])
    wrong = _share([outcome.wrong for outcome in outcomes])
    back = _share([outcome.way == "asked back" for outcome in outcomes])
    refused = _share([outcome.way == "refused" for outcome in outcomes])
    choices = _share([outcome.offered for outcome in outcomes if outcome.offered is not None])
    shares = f"{right:>6} {wrong:>6} {back:>10} {refused:>7} {choices:>7}"
    return f"{group:12} {len(outcomes):9} {shares}  {GOALS[group]}"


def failures(outcomes: Iterable[Outcome], groups: Sequence[str]) -> Iterator[str]:
    """Yields the questions of these groups that the desk did not understand as expected, three lines each."""
    for outcome in outcomes:
        answer = outcome.answer
        if answer is None or outcome.right or outcome.case["group"] not in groups:
            continue
        keys = ("status", "intent", "subjects", "features", "excluded_features")
        choices = [choice.question for choice in answer.choices[:3]]
        yield f"- {outcome.case['text']}"
        yield f"    wanted {[outcome.case['expect'].get(key) for key in keys]}"
        yield f"    got    {[getattr(answer, key) for key in keys]} {answer.verdict} {answer.confidence} {choices}"


def _share(held: Sequence[bool]) -> str:
    return f"{100 * sum(held) / len(held):.1f}%" if held else "-"
