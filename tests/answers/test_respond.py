"""One module for each intent."""

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.answers.reference import Reference
from bot.answers.respond import RESPONDERS, respond
from bot.desk import Desk
from bot.language.model import Query
from bot.language.paraphrase import ASKED_KINDS
from tests.asking import STATUSES, assert_cited, each_mark

CITING = ("support", "value", "compare", "which", "define", "howto", "troubleshoot", "use_case", "recommend")


def test_every_intent_has_its_module(world_desk: Desk) -> None:
    """Each intent of the files is answered by the module of its name, or by the one for articles."""
    assert set(RESPONDERS) >= set(world_desk.release.recognizer.language.catalog.intents)
    assert {name: respond_.__module__ for name, respond_ in RESPONDERS.items()} == {
        name: f"bot.answers.{'article' if name in ASKED_KINDS else name}" for name in RESPONDERS
    }


@settings(deadline=None, max_examples=300)
@given(data=st.data())
def test_every_query_is_answered_well_formed(reference: Reference, data: st.DataObject) -> None:
    """Any choice of subjects, features and categories gives an answer whose marks resolve and whose facts are cited."""
    store = reference.store
    one, several = ("support", "value", "overview"), ("compare", "which", "sources", "catalog")
    intent = data.draw(st.sampled_from((*one, *several)))
    most = 1 if intent in one else 4
    subjects = data.draw(
        st.lists(st.sampled_from(list(store.subjects)), unique=True, min_size=1, max_size=most)
    )
    features = data.draw(st.lists(st.sampled_from(list(store.features)), unique=True, min_size=1, max_size=5))
    categories = data.draw(st.lists(st.sampled_from(list(store.categories)), unique=True, max_size=2))
    limited = tuple(subjects) if intent != "which" or data.draw(st.booleans()) else ()
    answer = respond(Query(intent, limited, tuple(features), categories=tuple(categories)), reference)
    assert answer.status in STATUSES
    assert answer.headline
    assert_cited(answer)
    if answer.status == "answered" and intent in CITING:
        assert answer.citations
    if answer.status == "unknown":
        assert answer.verdict in (None, "unknown")
    if answer.table:
        assert all(len(row) == len(answer.table.columns) for row in answer.table.rows)
        assert all(cell.text for row in answer.table.rows for cell in row)
    assert len(set(each_mark(answer))) == len(answer.citations)
