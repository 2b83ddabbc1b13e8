"""The desk: one way from an utterance to a reply, and what is remembered for the next."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from bot.desk import Desk
from bot.facts.read import read_knowledge
from bot.facts.stale import find_stale
from bot.language.model import Query
from bot.shipped import shipped
from tests.desks import build_desk
from tests.world import WORLD


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    """A desk about bicycles."""
    desk = build_desk(tmp_path_factory.mktemp("world"))
    yield desk
    desk.release.reference.store.close()


def test_the_desk_introduces_itself(desk: Desk) -> None:
    """Its card, its examples and its counts are those of the knowledge."""
    assert (desk.card.name, desk.card.about) == ("Spokewise", "bicycles and trailers")
    assert desk.examples[0] == "Does the Rovella fold?"
    assert desk.counts == (("subjects", 4), ("features", 10), ("facts", 23), ("sources", 8))


def test_its_examples_are_answered(desk: Desk) -> None:
    """What the desk offers as examples it can answer."""
    assert [example for example in desk.examples if desk.ask(example).answer.status != "answered"] == []


def test_a_query_is_remembered(desk: Desk) -> None:
    """An answered question leaves its query for the next one to lean on."""
    query = desk.ask("does the rovella fold").query
    assert query is not None
    assert (query.intent, query.subjects, query.features) == ("support", ("rovella",), ("folding",))


def test_a_list_remembers_who_was_found(desk: Desk) -> None:
    """After a list, "those" are the subjects that it named."""
    query = desk.ask("which bikes have a belt drive").query
    assert query is not None
    assert query.found == ("rovella", "quillon")


@pytest.mark.parametrize("talk", ["thanks", "hello", "help", "what will the weather be", "zzz", ""])
def test_talk_leaves_the_query_before(desk: Desk, talk: str) -> None:
    """Small talk and refusals do not make the desk forget what was asked."""
    previous = Query("support", ("rovella",), ("folding",))
    assert desk.ask(talk, previous).query == previous
    assert desk.ask(talk).query is None


def test_a_missing_slot_is_remembered_as_missing(desk: Desk) -> None:
    """A question that was asked back is taken up by the next one, which fills it in."""
    reply = desk.ask("does it fold")
    assert reply.answer.status == "clarify"
    assert reply.query is not None
    assert reply.query.features == ("folding",)
    assert desk.ask("the quillon", reply.query).answer.verdict == "no"


def test_another_release_takes_its_place(tmp_path: Path) -> None:
    """A release set on the desk answers the next question."""
    one = build_desk(tmp_path)
    (tmp_path / "other").mkdir()
    other = build_desk(tmp_path / "other").release
    before = one.release
    one.release = other
    assert one.release is not before
    assert one.ask("does the rovella fold").answer.verdict == "yes"
    assert one.release.digest == before.digest
    for release in (before, other):
        release.reference.store.close()


def test_many_ask_at_once(desk: Desk) -> None:
    """Questions from many threads get the replies they get one by one."""
    questions = (
        "does the rovella fold",
        "compare rovella and quillon",
        "which bikes fold",
        "fold?",
        "tram",
    ) * 40
    with ThreadPoolExecutor(8) as pool:
        assert list(pool.map(desk.ask, questions)) == [desk.ask(question) for question in questions]


def test_a_query_is_answered_without_words(desk: Desk) -> None:
    """What was picked is answered as the question that says the same."""
    query = Query("compare", ("rovella", "quillon"), differing=True)
    reply = desk.answer(query)
    assert reply.query == query
    assert desk.ask(desk.phrase(query)).answer == reply.answer
    assert desk.understand(desk.phrase(query)) == query


@pytest.mark.parametrize(
    ("previous", "asked"),
    [
        ("", "can the rovella fold"),
        ("does the rovella fold", "and the quillon?"),
        ("", "which bikes have a belt drive"),
        ("", "compare rovella and quillon on brakes"),
        ("", "what is a coaster brake"),
    ],
)
def test_a_question_is_restated_so_that_it_needs_no_conversation(
    desk: Desk, previous: str, asked: str
) -> None:
    """What was understood can be asked again anywhere, and means the same."""
    understood = desk.ask(asked, desk.ask(previous).query if previous else None).understood
    assert understood is not None
    again = desk.ask(desk.restate(understood)).understood
    assert again is not None
    assert again.meaning == understood.meaning


@pytest.mark.parametrize("asked", ["help", "hello", "what are your sources"])
def test_passing_talk_is_not_restated(desk: Desk, asked: str) -> None:
    """Help and sources are nothing to ask again or to offer to others."""
    understood = desk.ask(asked).understood
    assert understood is None or desk.restate(understood) == ""


@pytest.mark.parametrize("asked", ["does it fold?", "what will the weather be"])
def test_what_was_not_understood_is_told_apart(desk: Desk, asked: str) -> None:
    """A question back and a refusal have understood nothing, whatever the conversation leans on next."""
    reply = desk.ask(asked, desk.ask("about the cartling").query if "weather" in asked else None)
    assert reply.understood is None
    assert reply.digest == desk.release.digest


def test_its_subjects_stand_by_kind_with_their_state(desk: Desk) -> None:
    """Everything that can be asked about is there by kind, and what is retired says since when."""
    kinds = dict(desk.subjects)
    assert set(kinds) == {"bicycles", "trailers"}
    assert sum(map(len, kinds.values())) == 4
    retired = [name for names in kinds.values() for name in names if "(retired since " in name]
    assert len(retired) == 1


def test_its_upkeep_counts_what_is_to_be_looked_at(desk: Desk) -> None:
    """The counts are those of the check for stale facts and of the facts in dispute, on any day."""
    knowledge, _ = read_knowledge(WORLD)
    assert knowledge is not None
    for day in (date(2024, 4, 10), date(2025, 9, 20), date(2040, 1, 1)):
        upkeep = desk.upkeep(day)
        assert upkeep.due == len(find_stale(knowledge, day))
    store = desk.release.reference.store
    facts = [fact for subject in store.subjects for fact in store.facts_about(subject).values()]
    assert upkeep.disputed == sum(fact.conflict for fact in facts) > 0
    assert upkeep.built == datetime.fromtimestamp(desk.release.path.stat().st_mtime, UTC)


def test_the_real_knowledge_counts_alike(real_desk: Desk) -> None:
    """So it is with the shipped knowledge, whose release also says which directories it was built from."""
    knowledge, _ = read_knowledge(shipped("knowledge"))
    assert knowledge is not None
    for day in (date(2026, 1, 1), date(2028, 6, 30)):
        assert real_desk.upkeep(day).due == len(find_stale(knowledge, day))
    assert real_desk.upkeep(day).files == (shipped("knowledge"), shipped("intents"))


def test_understanding_hears_nothing_of_the_form(desk: Desk) -> None:
    """With a form at its end a question is the same question, answered the same, wanted as a file."""
    for asked in ("does the rovella fold", "compare rovella and quillon", "which bikes have a belt drive?"):
        plain, formed = desk.ask(asked), desk.ask(f"{asked} as csv")
        assert formed.answer.form == "csv"
        assert (formed.answer._replace(form=None), formed.query) == (plain.answer, plain.query)


def test_the_form_alone_asks_for_what_was_answered(desk: Desk) -> None:
    """In a conversation "as csv" is the answer before, as a file; outside of one it is nothing to answer."""
    before = desk.ask("compare rovella and quillon on brakes")
    again = desk.ask("as csv", before.query)
    assert (again.answer.form, again.answer.table) == ("csv", before.answer.table)
    assert desk.ask("as csv").answer.form is None
