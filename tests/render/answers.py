"""Answers to render: one of each status about bicycles, and a strategy that makes any other."""

from hypothesis import strategies as st

from bot.answers.model import Answer, Cell, Choice, Citation, Statement, Table

HANDBOOK = Citation(
    n=1,
    source="handbook-2024",
    title="Handbook of *bicycles*",
    publisher="Wheel & Sons",
    kind="documentation",
    date="2024-03",
    locator="Chapter 2",
    url="https://example.org/handbook",
)
SURVEY = Citation(
    n=2,
    source="survey-2022",
    title="Survey",
    publisher="Riders",
    kind="third-party comparison",
    date="2022-05-25",
    locator="row Bells",
    url=None,
)

YES = Answer(
    status="answered",
    headline="Yes, Alpha has a bell",
    intent="support",
    subjects=("alpha",),
    features=("bell",),
    verdict="yes",
    statements=(Statement("It rings since 2.0.", (1,)),),
    citations=(HANDBOOK,),
    suggestions=(Choice("And Beta?", "Does Beta have a bell?"),),
)
COMPARISON = Answer(
    status="answered",
    headline="Alpha and Beta side by side",
    intent="compare",
    subjects=("alpha", "beta"),
    features=("bell", "gears"),
    conflict=True,
    table=Table(
        "Equipment",
        ("Feature", "Alpha", "Beta"),
        (
            (Cell("Bell"), Cell("yes", (1,)), Cell("no", (2,))),
            (Cell("Gears"), Cell("8", (1,)), Cell("not known")),
        ),
    ),
    notes=(Statement("Sources disagree on Beta's bell.", (1, 2)),),
    citations=(HANDBOOK, SURVEY),
)
DISPUTED = Answer(
    status="answered",
    headline="No: Beta, bell",
    intent="support",
    subjects=("beta",),
    features=("bell",),
    verdict="no",
    conflict=True,
    notices=(Statement("Beta is no longer built.", (1,)),),
    statements=(Statement("The handbook says no.", (1,)), Statement("The survey says yes.", (2,))),
    citations=(HANDBOOK, SURVEY),
)
HOWTO = Answer(
    status="answered",
    headline="How to mount a bell",
    intent="howto",
    article="mount-a-bell",
    statements=(Statement("Turn the screw.", (1,), code="turn --left 3\nring", language="sh"),),
    citations=(HANDBOOK,),
)
UNKNOWN = Answer(
    status="unknown",
    headline="Not known: Alpha, basket",
    intent="support",
    subjects=("alpha",),
    features=("basket",),
    verdict="unknown",
)
CLARIFY = Answer(
    status="clarify",
    headline="Which bicycle do you mean?",
    intent="support",
    features=("bell",),
    choices=(Choice("Alpha", "Does Alpha have a bell?"), Choice("Beta", "Does Beta have a bell?")),
    confidence=0.5,
)
FOREIGN = Answer(status="out_of_scope", headline="That is not about bicycles", confidence=0.0)
HELP = Answer(status="help", headline="Hello, I know bicycles", intent="help")

EVERY_STATUS = (YES, COMPARISON, DISPUTED, HOWTO, UNKNOWN, CLARIFY, FOREIGN, HELP)

# What people and sources write, and what would do something in Slack if it were taken for markup.
HOSTILE = (
    "<!channel>",
    "<@U1>",
    "<https://evil.example|ok>",
    "*x*",
    "`y`",
    "~z~",
    "&amp;",
    ":tada:",
    "@here",
    "<!subteam^S1>",
    "<#C1|general>",
    "\u202egnip\u202c",
    "\u200b",
    "\ufeff\u2060 ",
    "שלום <!here> مرحبا",
    "👩\u200d🚒 :fire: 🏳️",
    "\x00\x1b[31m",
    "-- <script>alert(1)</script>",
)

_text = st.one_of(
    st.text(max_size=60),
    st.sampled_from(HOSTILE),
    st.builds(lambda word, times: f"{word} " * times, st.text(min_size=1, max_size=12), st.integers(1, 400)),
)
_marks = st.lists(st.integers(1, 5), max_size=4).map(tuple)
_statements = st.builds(Statement, text=_text, marks=_marks, code=st.none() | _text)
_choices = st.lists(st.builds(Choice, text=_text, question=_text), max_size=30).map(tuple)
_citations = st.lists(
    st.builds(
        Citation,
        n=st.integers(1, 5),
        source=_text,
        title=_text,
        publisher=_text,
        kind=_text,
        date=st.just("2024-03"),
        locator=_text,
        url=st.none() | st.integers(1, 480).map(lambda length: "https://example.org/" + "a" * length),
    ),
    max_size=5,
    unique_by=lambda citation: citation.n,
).map(tuple)


@st.composite
def _tables(draw: st.DrawFn) -> Table:
    columns = draw(st.integers(1, 25))
    cell = draw(st.builds(Cell, text=_text, marks=_marks))
    rows = draw(st.integers(0, 250))
    names = tuple(draw(_text) for _ in range(columns))
    shared = (draw(_text),) * draw(st.integers(0, rows))
    return Table(draw(_text), names, ((cell,) * columns,) * rows, shared)


any_answer = st.builds(
    Answer,
    status=st.sampled_from(("answered", "unknown", "clarify", "out_of_scope", "help")),
    headline=_text,
    intent=st.none() | st.sampled_from(("support", "value", "compare")),
    verdict=st.none() | st.sampled_from(("yes", "no", "partial", "planned", "not_applicable", "unknown")),
    conflict=st.booleans(),
    notices=st.lists(_statements, max_size=2).map(tuple),
    statements=st.lists(_statements, max_size=12).map(tuple),
    table=st.none() | _tables(),
    notes=st.lists(_statements, max_size=12).map(tuple),
    citations=_citations,
    choices=_choices,
    suggestions=_choices,
    subjects=st.sampled_from(((), ("alpha",))),
    article=st.none() | st.just("mount-a-bell"),
    question=_text,
)
any_text = _text
