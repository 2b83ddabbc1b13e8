"""What is written is read back as it was, and what stood there is not touched."""

import string

from hypothesis import assume, example, given
from hypothesis import strategies as st

from bot.text.strict_yaml import parse_yaml
from bot.text.write_yaml import append_mapping, insert_item, write_field

FILE = """\
# yaml-language-server: $schema=../schema/subject.schema.json
name: Rovella
# What it can do.
facts:
  # The old review is wrong.
  folding:
    - stance: "no"   # in 2021
      source: spoke-review-2021
  gears:
    - value: three

# The end.
asked: [the folding one]
"""


def _parse(text: str) -> dict[str, object]:
    document, problems = parse_yaml(text, "file.yaml")
    assert problems == ()
    assert document is not None
    return dict(document.root)


def _insert(text: str, feature: str, **fields: str) -> str:
    document, _ = parse_yaml(text, "file.yaml")
    assert document is not None
    return insert_item(text, document, ("facts", feature), fields)


def test_an_item_is_added_at_the_head_of_its_list() -> None:
    """Remarks, order and spacing of everything else stay as they were."""
    added = _insert(FILE, "folding", stance="yes", source="manual", at="chapter 2")
    assert added == FILE.replace(
        '    - stance: "no"',
        '    - stance: "yes"\n      source: manual\n      at: chapter 2\n    - stance: "no"',
    )


def test_a_missing_feature_is_added_at_the_end_of_the_facts() -> None:
    """A remark that belongs to the next key stays with it."""
    added = _insert(FILE, "weight", value="12 kg", source="manual")
    assert added == FILE.replace(
        "    - value: three\n",
        '    - value: three\n  weight:\n    - value: "12 kg"\n      source: manual\n',
    )


def test_missing_facts_are_added_at_the_end_of_the_file() -> None:
    """A subject without facts gets its first."""
    assert _insert("name: Rovella\n", "gears", value="three") == (
        "name: Rovella\nfacts:\n  gears:\n    - value: three\n"
    )


def test_a_mapping_is_appended() -> None:
    """A source more stands at the end; empty fields are left out."""
    text = "sources:\n  one:\n    title: One\n\n"
    assert append_mapping(text, "two", {"title": "Two", "url": "", "date": "2026-01"}) == (
        'sources:\n  one:\n    title: One\n  two:\n    title: Two\n    date: "2026-01"\n'
    )


def test_long_texts_are_folded() -> None:
    """A sentence of more than a line is folded at words and read back as one."""
    long = "word " * 60 + "end"
    lines = list(write_field("note", long, "      "))
    assert lines[0] == "      note: >-"
    assert max(map(len, lines)) <= 110
    assert _parse("a:\n" + "\n".join(lines))["a"] == {"note": long}


@given(
    st.text(string.ascii_letters + string.digits + string.punctuation + " éüß“”→", min_size=1, max_size=300)
)
@example("no")
@example("1.10")
@example("a: b")
@example("a #b")
@example("- a")
@example("https://example.org/a#b")
@example("trailing ")
@example("two  spaces " * 20)
@example("a" * 200)
def test_whatever_is_written_is_read_back(value: str) -> None:
    """Any text is the same text again, whether it needed quotes or not."""
    assume(value.strip())
    assert _parse("a:\n" + "\n".join(write_field("note", value, "  ")))["a"] == {"note": value}
