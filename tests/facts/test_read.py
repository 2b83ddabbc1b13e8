"""Reading knowledge files: what comes out, what is refused, and in which words."""

import os
from pathlib import Path

import pytest

from bot.facts.knowledge import Knowledge, arrange
from bot.facts.read import read_knowledge
from tests.facts.world import World

ADD_SOURCE = "add `source: …`, id of the source"


def test_reads_everything_in_its_order(knowledge: Knowledge) -> None:
    """Subjects, categories and features come in the order to show them, sources and articles by id."""
    assert list(knowledge.subjects) == ["rovella", "quillon", "bramble", "cartling"]
    assert list(knowledge.categories) == ["riding", "braking", "buying"]
    assert list(knowledge.features)[:5] == [
        "folding",
        "electric-assist",
        "belt-drive",
        "gears",
        "brake-types",
    ]
    assert list(knowledge.sources)[:3] == ["bramble-farewell", "fair-sheet", "quillon-manual"]
    assert list(knowledge.articles)[:3] == ["belt-drive", "coaster-brake", "commuting"]
    assert knowledge.subjects["rovella"].facts["folding"][1].since == "2"


def test_what_the_order_leaves_out_follows_by_id() -> None:
    """An order need not be complete, and may name what does not exist."""
    records = {"d": 1, "b": 2, "a": 3, "c": 4}
    assert list(arrange(records, ("c", "x", "b", "c"))) == ["c", "b", "a", "d"]


WRONG = [
    (
        "subjects/rovella.yaml",
        'stance: "yes"',
        "stance: maybe",
        (
            "subjects/rovella.yaml:20:15: bad-choice: "
            "stance 'maybe' is none of yes, no, partial, planned, not_applicable"
        ),
    ),
    (
        "subjects/rovella.yaml",
        "stance: planned",
        "stance: planed",
        (
            "subjects/rovella.yaml:28:15: bad-choice: stance 'planed' is none of"
            " yes, no, partial, planned, not_applicable; did you mean 'planned'?"
        ),
    ),
    (
        "subjects/rovella.yaml",
        "source: spoke-review-2021",
        "sourc: spoke-review-2021",
        f"subjects/rovella.yaml:16:7: missing-key: 'source' is missing in 'folding 1'; {ADD_SOURCE}",
    ),
    (
        "subjects/rovella.yaml",
        "at: chapter 9",
        "at: chapter 9\n      sinse: later",
        "subjects/rovella.yaml:31:7: unknown-key: unknown key 'sinse'; did you mean 'since'?",
    ),
    (
        "desk.yaml",
        "about:",
        "colour: red\nabout:",
        (
            "desk.yaml:3:1: unknown-key: unknown key 'colour'; known here: name, about, kinds, examples,"
            " foreign, other_talk, uncovered, shared, distinct, subjects, categories"
        ),
    ),
    (
        "sources/makers.yaml",
        '"2024-03-10"',
        "March 2024",
        'sources/makers.yaml:7:11: bad-date: date \'March 2024\' is no date; write "YYYY-MM-DD" or "YYYY-MM"',
    ),
    (
        "sources/makers.yaml",
        "https://rovella.example/manual",
        "rovella.example",
        (
            "sources/makers.yaml:8:10: bad-address: url 'rovella.example' is no web address;"
            " it begins with https:// and has no spaces"
        ),
    ),
    (
        "features/riding.yaml",
        "  gears:\n    name",
        "  Gear Number:\n    name",
        (
            "features/riding.yaml:28:3: bad-id: key 'Gear Number' is no id;"
            " an id is lower-case words joined by hyphens"
        ),
    ),
    (
        "subjects/rovella.yaml",
        "aliases: [rovella three]",
        "aliases: rovella three",
        (
            "subjects/rovella.yaml:4:10: not-a-list: aliases is the text 'rovella three';"
            " it must be a list, `[one, another]`"
        ),
    ),
    (
        "subjects/rovella.yaml",
        "name: Rovella",
        "name: [Rovella]",
        "subjects/rovella.yaml:2:7: not-text: name is a list; it must be one text",
    ),
    (
        "subjects/cartling.yaml",
        "facts:\n",
        "retired: long ago\nfacts:\n",
        (
            "subjects/cartling.yaml:5:10: not-a-mapping: retired is the text 'long ago';"
            " it must be a mapping, `key: value`"
        ),
    ),
    (
        "subjects/cartling.yaml",
        "name: Cartling",
        f"name: {'C' * 76}",
        "subjects/cartling.yaml:2:7: too-long: name has 76 characters; at most 75 are shown whole",
    ),
    (
        "articles/terms.yaml",
        "        cite:\n          - source: quillon-manual\n            at: page 6\n",
        "        cite: []\n",
        "articles/terms.yaml:31:15: empty-value: cite is empty; write something or leave it out",
    ),
]


@pytest.mark.parametrize(("name", "old", "new", "complaint"), WRONG)
def test_says_what_is_wrong_and_what_would_be_right(
    world: World, name: str, old: str, new: str, complaint: str
) -> None:
    """Each kind of mistake is named in plain words, where it stands."""
    world.edit(name, old, new)
    assert complaint in world.reading_complaints()


def test_a_problem_is_one_short_line(world: World) -> None:
    """However long or broken the text somebody wrote, the problem quotes its beginning on one line."""
    world.edit(
        "subjects/rovella.yaml", "stance: planned", "stance: |\n        yes\n        " + "and no " * 40
    )
    (line,) = world.reading_complaints()
    assert line.startswith("subjects/rovella.yaml:28:15: bad-choice: stance 'yes and no and no")
    assert "…' is none of yes, no, " in line
    assert "\n" not in line


def test_a_renamed_key_is_both_unknown_and_missing(world: World) -> None:
    """A misspelt required key gives two lines: the one that is unknown and the one that is missing."""
    world.edit("subjects/rovella.yaml", "source: spoke-review-2021", "sourc: spoke-review-2021")
    assert sorted(world.reading_complaints()) == [
        f"subjects/rovella.yaml:16:7: missing-key: 'source' is missing in 'folding 1'; {ADD_SOURCE}",
        "subjects/rovella.yaml:17:7: unknown-key: unknown key 'sourc'; did you mean 'source'?",
    ]


def test_reports_problems_of_all_files_at_once(world: World) -> None:
    """Nothing is read when anything is wrong, and everything wrong is told in one go."""
    world.edit("desk.yaml", "name: Spokewise", "name: yes")
    world.edit("sources/makers.yaml", "kind: documentation", "kind: gossip")
    world.edit("features/riding.yaml", "name: Gears", "name: Gears\n    name: Gears")
    world.edit("subjects/bramble.yaml", "name: Bramble", "nam: Bramble")
    world.write("subjects/cartling.yaml", "name: [\n")
    found = [line.split(": ")[0:2] for line in world.reading_complaints()]
    assert found == [
        ["desk.yaml:2:7", "unquoted"],
        ["sources/makers.yaml:6:11", "bad-choice"],
        ["features/riding.yaml:30:5", "duplicate-key"],
        ["subjects/bramble.yaml:2:1", "missing-key"],
        ["subjects/bramble.yaml:2:1", "unknown-key"],
        ["subjects/cartling.yaml:2:1", "syntax"],
    ]


def test_one_mistake_is_told_once(world: World) -> None:
    """A value that is both unquoted and out of the choice gets one line, at the first cause."""
    world.edit("subjects/rovella.yaml", 'stance: "no"', "stance: 0")
    assert world.reading_complaints() == [
        'subjects/rovella.yaml:16:15: unquoted: 0 would be read as a number; quote it: "0"'
    ]


def test_refuses_a_directory_that_is_none(tmp_path: Path) -> None:
    """A wrong path is named."""
    knowledge, problems = read_knowledge(tmp_path / "nowhere")
    assert knowledge is None
    assert [problem.code for problem in problems] == ["no-directory"]


def test_refuses_a_directory_without_a_desk(world: World) -> None:
    """Without desk.yaml it is not known what the desk is about."""
    (world.root / "desk.yaml").unlink()
    assert world.reading_complaints() == [
        "desk.yaml:1:1: missing-file: is missing; it says what the desk is about"
    ]


def test_refuses_files_that_would_silently_not_be_read(world: World) -> None:
    """A file with another ending, or in another folder, is not quietly left out."""
    world.write("subjects/kite.yml", "name: Kite\n")
    world.write("kite.yaml", "name: Kite\n")
    world.write("README.md", "Not knowledge.\n")
    assert world.reading_complaints() == [
        (
            "kite.yaml:1:1: stray-file: is not read here;"
            " files belong into sources/, features/, subjects/, articles/"
        ),
        "subjects/kite.yml:1:1: stray-file: is not read; its ending must be .yaml",
    ]


def test_refuses_a_file_name_that_is_no_id(world: World) -> None:
    """A subject's file is its id, so its name must be one."""
    (world.root / "subjects" / "cartling.yaml").rename(world.root / "subjects" / "Little Cart.yaml")
    assert world.reading_complaints() == [
        (
            "subjects/Little Cart.yaml:1:1: bad-id: 'Little Cart' is no id;"
            " name the file in lower-case words joined by hyphens"
        )
    ]


def test_never_opens_a_file_outside(world: World, tmp_path: Path) -> None:
    """A link that leads out of the directory is refused unread, for a file as for a folder."""
    secret = tmp_path / "secret.yaml"
    secret.write_text("password: hunter2\n", encoding="utf-8")
    (world.root / "subjects" / "peek.yaml").symlink_to(secret)
    (world.root / "articles").rename(tmp_path / "elsewhere")
    (world.root / "articles").symlink_to(tmp_path / "elsewhere")
    assert world.reading_complaints() == [
        "subjects/peek.yaml:1:1: outside: leads out of the knowledge directory; put the file itself here",
        "articles:1:1: outside: leads out of the knowledge directory; put the file itself here",
    ]


def test_a_link_inside_is_read(world: World) -> None:
    """A link that stays in the directory is as good as the file."""
    target = world.root / "articles" / "advice.yaml"
    (world.root / "kept").mkdir()
    target.rename(world.root / "kept" / "advice")
    target.symlink_to(world.root / "kept" / "advice")
    assert "commuting" in world.read().articles


def test_does_not_wait_for_what_is_no_file(world: World) -> None:
    """A pipe in a file's place is refused instead of read for ever."""
    os.mkfifo(world.root / "subjects" / "pipe.yaml")
    assert world.reading_complaints() == [
        "subjects/pipe.yaml:1:1: not-a-file: is no file; remove it or give it another ending"
    ]
