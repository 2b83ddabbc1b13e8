"""Reading YAML strictly: what is refused, where, and in which words."""

from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from bot.text.document import Position
from bot.text.quick_yaml import LIMIT_DEPTH, read_quickly
from bot.text.strict_yaml import LIMIT_BYTES, parse_yaml, read_closely, read_yaml

REFUSED = [
    # text, problems as line:column: code
    ("a: no\n", ["1:4: unquoted"]),
    ("a: Yes\n", ["1:4: unquoted"]),
    ("a: on\nb: OFF\nc: y\n", ["1:4: unquoted", "2:4: unquoted", "3:4: unquoted"]),
    ("a: true\nb: False\n", ["1:4: unquoted", "2:4: unquoted"]),
    (
        "a: 42\nb: -1\nc: 0x1F\nd: 0o17\n",
        ["1:4: unquoted", "2:4: unquoted", "3:4: unquoted", "4:4: unquoted"],
    ),
    ("a: 1.10\nb: 1.21.3\nc: 6e-5\nd: .inf\n", [f"{line}:4: unquoted" for line in (1, 2, 3, 4)]),
    ("a: 2022-05-25\nb: 2022-05\nc: 12:30:45\n", ["1:4: unquoted", "2:4: unquoted", "3:4: unquoted"]),
    ("a: ~\nb: null\n", ["1:4: unquoted", "2:4: unquoted"]),
    ("no: a\n", ["1:1: unquoted"]),
    ("a: [b, off]\n", ["1:8: unquoted"]),
    ("<<: a\n", ["1:1: unquoted"]),
    ("a:\nb: c\n", ["1:3: empty-value"]),
    ('a: ""\n', ["1:4: empty-value"]),
    ("a:\n  - \n  - b\n", ["2:4: empty-value"]),
    ("a: b\nc: d\na: e\n", ["3:1: duplicate-key"]),
    ("a: {b: c, b: d}\n", ["1:11: duplicate-key"]),
    ("a: &name b\n", ["1:4: anchor"]),
    ("a: &name [b]\nc: *name\n", ["1:4: anchor", "2:4: alias"]),
    ("a: !!str b\n", ["1:4: tag"]),
    ("a: !local {b: c}\n", ["1:4: tag"]),
    ("a: b\n---\nc: d\n", ["2:1: several-documents"]),
    ("- a\n", ["1:1: not-a-mapping"]),
    ("only words\n", ["1:1: not-a-mapping"]),
    ("", ["1:1: empty-file"]),
    ("# a comment\n", ["1:1: empty-file"]),
    ("? [a, b]\n: c\n", ["1:3: key-not-text"]),
    ("a: b\n c: d\n", ["2:3: syntax"]),
    ("a: [b\n", ["2:1: syntax"]),
    ("a: 'b\n", ["2:1: syntax"]),
    ("a:\tb\n", ["1:3: tab"]),
    ("a:\n\t- b\n", ["2:1: tab"]),
    ("a: b\u00a0c\n", ["1:5: hidden-character"]),
    ("a: b\u200bc\n", ["1:5: hidden-character"]),
    ("a: b\u2028c\n", ["1:5: hidden-character"]),
    ("# \u202ea\na: b\n", ["1:3: hidden-character"]),
    ("a: b\x00\n", ["1:5: hidden-character"]),
    ('a: "b\\u200bc"\n', ["1:4: hidden-character"]),
    ("\ufeffa: b\n", ["1:1: byte-order-mark"]),
    ("a: L\u0456nkerd\n", ["1:5: look-alike"]),
    ("a: \u0391lpha\n", ["1:4: look-alike"]),
    (f"a: {'[' * LIMIT_DEPTH}b{']' * LIMIT_DEPTH}\n", [f"1:{LIMIT_DEPTH + 3}: too-deep"]),
]

PIECES = (
    *("a: ", "b: ", "c", "- ", "\n", "\n  ", " #", "# ", " ", "'", '"', "\\u200b", "\\t", "[", "]", "{", "}"),
    *(
        ", ",
        "x",
        "no",
        "1.10",
        "&a ",
        "*a",
        "!t ",
        "---\n",
        "? ",
        ": ",
        "|\n",
        ">-\n",
        "\t",
        "\u00a0",
        "\u0456",
    ),
    *("\r\n", "\x85", "a: [b, c]\n", "a: {b: c}\n", "d: 'e' # f\n", "...\n", "%YAML 1.1\n"),
)
"""What files are made of, to be put together in any way."""


@pytest.mark.parametrize(("text", "places"), REFUSED)
def test_refuses_at_the_exact_place(text: str, places: list[str]) -> None:
    """Whatever YAML would change, and whatever nobody can see, is refused where it stands, all at once."""
    _, problems = parse_yaml(text, "a.yaml")
    assert [f"{problem.line}:{problem.column}: {problem.code}" for problem in problems] == places
    assert {problem.path for problem in problems} == {"a.yaml"}


@pytest.mark.parametrize("text", [text for text, _ in REFUSED])
def test_the_quick_reader_leaves_what_is_refused_to_the_strict_one(text: str) -> None:
    """Where there is a problem to tell, the quick reader gives nothing."""
    assert read_quickly(text) is None


@given(st.lists(st.sampled_from(PIECES), max_size=12).map("".join))
def test_the_quick_reader_reads_what_the_strict_one_does(text: str) -> None:
    """Of any text that the quick reader takes, the strict one says the same and has no problem."""
    quick = read_quickly(text)
    document, problems = read_closely(text, "a.yaml")
    assert quick is None or (document is not None and (document.root, problems) == (quick, ()))
    assert quick is not None or document is None or problems


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("a: 1.10\n", 'a.yaml:1:4: unquoted: 1.10 would be read as a number; quote it: "1.10"'),
        ("a: no\n", 'a.yaml:1:4: unquoted: no would be read as a boolean; quote it: "no"'),
        ("a: b\na: c\n", "a.yaml:2:1: duplicate-key: key 'a' stands here again (first on line 1); keep one"),
        (
            "a: b # c\n",
            (
                "a.yaml:1:6: cut-off: the text ends here: # c is a remark; "
                "quote the text if it belongs to it, or set the remark off by two spaces"
            ),
        ),
        ("a: b\t# c\n", "a.yaml:1:5: tab: a tab; indent and separate with spaces"),
    ],
)
def test_says_what_would_be_right(text: str, message: str) -> None:
    """A problem's line says what was found and what would be right."""
    _, problems = parse_yaml(text, "a.yaml")
    assert [str(problem) for problem in problems] == [message]


def test_everything_accepted_is_text() -> None:
    """Scalars of every style come out as text, quoted look-alikes of other types included."""
    text = "# head\na: 'no'\nb: [\"1.10\", v1.10, x]\nc:\n"
    text += "  d: |\n    two\n     lines\n  e: >-\n    folded\n    text\n"
    document, problems = parse_yaml(text, "a.yaml")
    assert problems == ()
    assert document is not None
    assert document.header == "# head"
    assert document.root == {
        "a": "no",
        "b": ["1.10", "v1.10", "x"],
        "c": {"d": "two\n lines\n", "e": "folded text"},
    }


def test_tells_where_each_key_path_stands() -> None:
    """A spot knows its key's and its value's place; a path too long gives the last place on the way."""
    document, _ = parse_yaml("a:\n  - b: c\n    d:  e\n", "a.yaml")
    assert document is not None
    assert document.find_spot(("a", 0, "d")).key == Position(3, 5)
    assert document.find_spot(("a", 0, "d")).value == Position(3, 9)
    assert document.find_spot(("a", 0)).value == Position(2, 5)
    assert document.find_spot(("a", 0, "missing", 7)).value == Position(2, 5)
    assert str(document.make_problem("odd", "is odd", ("a",), at_key=True)) == "a.yaml:1:1: odd: is odd"


def test_windows_line_ends_are_no_different() -> None:
    """A file saved with carriage returns says the same, header included."""
    document, problems = parse_yaml("# head\r\na: b\r\nc: d\r\n", "a.yaml")
    assert problems == ()
    assert document is not None
    assert (document.header, document.root) == ("# head", {"a": "b", "c": "d"})


def test_a_document_with_problems_is_still_there_to_look_for_more() -> None:
    """What can be understood in spite of a problem is returned, so that later checks can speak too."""
    document, problems = parse_yaml("a: no\n", "a.yaml")
    assert document is not None
    assert document.root == {"a": "no"}
    assert len(problems) == 1


def test_aliases_are_never_expanded() -> None:
    """A nest of aliases costs a complaint each and nothing more."""
    lines = ["a0: &a0 [x, x]"]
    lines += [f"a{n}: &a{n} [*a{n - 1}, *a{n - 1}]" for n in range(1, 40)]
    document, problems = parse_yaml("\n".join(lines) + "\n", "a.yaml")
    assert document is not None
    assert document.root["a39"] == ["*", "*"]
    assert [problem.code for problem in problems].count("alias") == 78


def test_refuses_bytes_that_are_not_utf_8(tmp_path: Path) -> None:
    """A byte of another encoding is named with its place."""
    path = tmp_path / "a.yaml"
    path.write_bytes(b"a: b\nc: caf\xe9\n")
    document, problems = read_yaml(path, "a.yaml")
    assert document is None
    assert [str(problem) for problem in problems] == [
        "a.yaml:2:7: encoding: byte 0xe9 is not UTF-8; save the file as UTF-8"
    ]


def test_refuses_a_file_over_the_limit(tmp_path: Path) -> None:
    """One byte over the limit is too much, the limit itself is not."""
    path = tmp_path / "a.yaml"
    path.write_bytes(b"a: b\n" + b"#" * (LIMIT_BYTES - 5))
    assert read_yaml(path, "a.yaml")[1] == ()
    path.write_bytes(b"a: b\n" + b"#" * (LIMIT_BYTES - 4))
    assert [problem.code for problem in read_yaml(path, "a.yaml")[1]] == ["too-large"]


def test_refuses_a_file_that_is_not_there(tmp_path: Path) -> None:
    """A missing file is a problem, not a crash."""
    document, problems = read_yaml(tmp_path / "a.yaml", "a.yaml")
    assert document is None
    assert [str(problem) for problem in problems] == [
        "a.yaml:1:1: unreadable: cannot be read: No such file or directory"
    ]


@given(st.text(max_size=200))
def test_never_fails_in_any_other_way(text: str) -> None:
    """Any text at all gives a document of text, problems, or both, and places inside the file."""
    document, problems = parse_yaml(text, "a.yaml")
    assert document is not None or problems
    lines = text.count("\n") + text.count("\r") + 1
    assert all(1 <= problem.line <= lines + 1 and problem.column >= 1 for problem in problems)


@given(
    st.dictionaries(
        st.from_regex(r"[a-z]{2,8}x", fullmatch=True), st.from_regex(r"[ -~]{1,40}", fullmatch=True)
    )
)
def test_quoted_text_comes_back_as_written(said: dict[str, str]) -> None:
    """Any printable text in single quotes is read as itself."""
    kept = {key: value for key, value in said.items() if value.strip()}
    text = "".join(f"{key}: '{value.replace(chr(39), chr(39) * 2)}'\n" for key, value in kept.items())
    document, problems = parse_yaml(text or "a: b\n", "a.yaml")
    assert problems == ()
    assert document is not None
    assert document.root == (kept or {"a": "b"})


def test_the_fast_reader_is_in_use() -> None:
    """PyYAML comes with its C library, which reads eight times faster than without."""
    assert yaml.__with_libyaml__


@pytest.mark.parametrize(
    "text", ["a: b  # c\n", "a: 'b' # c\n", "a: [b, c] # d\n", "a: C# is\n", "a:\n  - >-\n    b #c\n"]
)
def test_a_remark_set_off_is_none_of_the_text(text: str) -> None:
    """Two spaces, a quotation mark or a bracket before it show that a remark was meant; a folded text has none."""
    assert parse_yaml(text, "a.yaml")[1] == ()
