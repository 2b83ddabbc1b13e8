"""Everything that the shipped knowledge holds can be asked for by the names it has there."""

from collections.abc import Iterator

from bot.answers.model import Answer
from bot.desk import Desk
from bot.facts.model import NameRow
from bot.facts.store import Store
from bot.language.model import Query
from tests.asking import ask, assert_cited


def _names(desk: Desk, kind: str) -> Iterator[NameRow]:
    """The names and aliases of a kind of thing."""
    for row in desk.release.reference.store.names():
        if row.kind == kind and row.how in ("name", "alias"):
            yield row


def _of_one(answer: Answer, subject: str, feature: str) -> bool:
    """Whether an answer settles this feature for this subject, among others where a name is shared."""
    settled = answer.status in ("answered", "unknown")
    return settled and answer.subjects == (subject,) and feature in answer.features


def test_every_support_feature_by_each_of_its_names(real_desk: Desk) -> None:
    """A question for yes or no is understood for every name and alias of every feature that one can have."""
    store = real_desk.release.reference.store
    subject = next(iter(store.subjects.values()))
    missed = [
        (row.id, row.text)
        for row in _names(real_desk, "feature")
        if store.features[row.id].kind == "support"
        and not _of_one(ask(real_desk, f"does {subject.name} support {row.text}"), subject.id, row.id)
    ]
    assert not missed, "\n".join(map(str, missed))


def test_every_other_feature_by_each_of_its_names(real_desk: Desk) -> None:
    """A question for a value is understood for every name and alias of every feature that has a value."""
    store = real_desk.release.reference.store
    subject = next(iter(store.subjects.values()))
    missed = [
        (row.id, row.text)
        for row in _names(real_desk, "feature")
        if store.features[row.id].kind != "support"
        and not _of_one(ask(real_desk, f"what is the {row.text} of {subject.name}"), subject.id, row.id)
    ]
    assert not missed, "\n".join(map(str, missed))


def test_every_subject_by_each_of_its_names(real_desk: Desk) -> None:
    """A subject is found by its name and every alias beside one of its kind; a noun for its kind is no name.

    By itself "no mesh" counts meshes, and a mesh's proxy stands for the mesh.
    """
    store = real_desk.release.reference.store
    nouns = {row.text.casefold() for row in store.names() if row.kind == "kind"}
    feature = next(each for each in store.features.values() if each.kind == "support")
    missed = [
        (row.id, row.text)
        for row in _names(real_desk, "subject")
        if row.text.casefold() not in nouns
        and row.id
        not in ask(real_desk, f"compare {_peer(store, row.id)} and {row.text} on {feature.name}").subjects
    ]
    assert not missed, "\n".join(map(str, missed))


def _peer(store: Store, subject: str) -> str:
    """The name of another subject of the same kind."""
    kind = store.subjects[subject].kind
    return next(each.name for each in store.subjects.values() if each.kind == kind and each.id != subject)


def _misled(desk: Desk, kinds: tuple[str, ...]) -> list[str]:
    """The questions that articles of these kinds are offered by and that lead elsewhere."""
    missed = []
    reference = desk.release.reference
    for kind in kinds:
        for article in reference.store.articles(kind):
            question = reference.phrasing.question(Query(kind, article=article.id))
            answer = ask(desk, question)
            assert_cited(answer)
            if (answer.status, answer.intent, answer.article) != ("answered", kind, article.id):
                missed.append(f"{article.id}: {question}: {answer.status} {answer.intent} {answer.article}")
    return missed


def test_every_definition_by_its_title(real_desk: Desk) -> None:
    """The question that a definition is offered by gives that definition, with its sources."""
    missed = _misled(real_desk, ("define",))
    assert not missed, "\n".join(missed)


def test_every_other_article_by_its_title(real_desk: Desk) -> None:
    """The question that instructions, remedies, case studies and guidance are offered by gives just these."""
    missed = _misled(real_desk, ("howto", "troubleshoot", "use_case", "recommend"))
    assert not missed, "\n".join(missed)


def test_every_example_is_answered(real_desk: Desk) -> None:
    """What the desk shows as examples it answers, with sources."""
    answers = {example: ask(real_desk, example) for example in real_desk.examples}
    assert len(answers) >= 5
    assert [example for example, answer in answers.items() if answer.status != "answered"] == []
    assert [example for example, answer in answers.items() if not answer.citations] == []


def test_every_foreign_name_is_refused(real_desk: Desk) -> None:
    """Things that the desk does not cover are refused by name, and never taken for something near."""
    store = real_desk.release.reference.store
    feature = next(each for each in store.features.values() if each.kind == "support")
    taken = []
    for row in _names(real_desk, "foreign"):
        answer = ask(real_desk, f"does {row.text} support {feature.name}")
        if answer.status != "out_of_scope":
            taken.append((row.text, answer.subjects))
    assert not taken, "\n".join(map(str, taken))


def test_every_fact_is_answered_as_it_is_held(real_desk: Desk) -> None:
    """Every fact of a feature that one can have is answered with its own verdict and its dispute."""
    store = real_desk.release.reference.store
    phrasing = real_desk.release.reference.phrasing
    wrong = []
    for subject in store.subjects:
        for feature, fact in store.facts_about(subject).items():
            if store.features[feature].kind == "support":
                names = (phrasing.label("subject", subject), phrasing.label("feature", feature))
                answer = ask(real_desk, f"does {names[0]} support {names[1]}")
                if (answer.verdict, answer.conflict) != (fact.verdict, fact.conflict):
                    wrong.append((subject, feature, answer.status, answer.verdict))
    assert not wrong, "\n".join(map(str, wrong))


def test_every_fact_has_a_source_with_a_date(real_desk: Desk) -> None:
    """Every overview cites every row, and every citation has its date and place."""
    store = real_desk.release.reference.store
    for subject in store.subjects.values():
        answer = ask(real_desk, f"tell me about {subject.name}")
        assert_cited(answer)
        if answer.intent == "overview" and answer.table:
            assert [row[0].text for row in answer.table.rows if not row[-1].marks] == []


def test_every_subject_by_what_it_is_known_for(real_desk: Desk) -> None:
    """Every way of asking for a subject without its name gives its overview, alone and in a question."""
    ways = [row for row in real_desk.release.reference.store.names() if row.kind == "subject"]
    missed = [
        (row.id, question)
        for row in ways
        if row.how == "asked"
        for question in (row.text, f"tell me about {row.text}", f"what is {row.text}")
        if not _is_overview(ask(real_desk, question), row.id)
    ]
    assert not missed, "\n".join(map(str, missed))


def _is_overview(answer: Answer, subject: str) -> bool:
    """Whether an answer tells about this subject and nothing else."""
    return (answer.status, answer.intent, answer.subjects) == ("answered", "overview", (subject,))
