"""When a question is answered, asked back or refused: rows on both sides of the thresholds."""

import pytest

from bot.desk import Desk
from bot.language.certainty import confidence_of, is_sure
from bot.language.doubt import is_faint, is_uncovered
from bot.language.topics import Topic
from tests.asking import ask
from tests.language.ranked import ranked

SIDES = (
    # A feature without anybody to ask it of, and with a word that stands for those
    ("is there a belt drive at the factory door", False),
    ("which bikes have a belt drive", True),
    ("who has a belt drive", True),
    ("is a belt drive in each", True),
    ("is a belt drive in general", False),
    # A name alone says what of, not what
    ("belt drive", False),
    ("what is a hub gear", True),
    # Unknown words beside a subject, and in a subject's place
    ("does the rovella fold, my neighbour asks", True),
    ("does the velosolex fold", False),
    # A word joined to a subject that was read as a misspelling of an everyday one, and elsewhere
    ("does the rovella or the lonkedr fold", False),
    ("does the rovella fold lonkedr", True),
    # One thing wanted and another not, without a word that stands for those
    ("belt drive but no electric assist", True),
    ("belt drive and electric assist", False),
    # Words about something else
    ("the rovella family had lunch at noon", False),
)


@pytest.mark.parametrize(("utterance", "answered"), SIDES)
def test_what_is_answered(world_desk: Desk, utterance: str, *, answered: bool) -> None:
    """What is clear enough is answered; the rest is asked back or refused, and never answered."""
    assert (ask(world_desk, utterance).status in ("answered", "unknown")) is answered


GUESSED = (
    ("which canary sings best", False),
    ("who approves travel expenses", False),
    ("traffic in Munich is terrible, which route should I take", False),
    ("what is good practice for canary releases", True),
    ("which mesh is best for a small team", True),
    ("We're five people in a startup. What mesh would you go with for a team our size?", True),
    ("We're five people in a startup. What would you go with for a team our size?", False),
    ("who repeats failed calls by itself", True),
    ("the small pizza or the big one, what would you take", False),
    ("what does a pilot earn", False),
    ("what was pilot responsible for", True),
)


@pytest.mark.parametrize(("utterance", "answered"), GUESSED)
def test_a_guess_that_names_nobody(real_desk: Desk, utterance: str, *, answered: bool) -> None:
    """Where nobody is named and the words may as well be other talk, a likely guess is not answered."""
    assert (ask(real_desk, utterance).status == "answered") is answered


UNREAD = (
    ("which mesh is the cheapest", False),
    ("which meshes do you know", True),
    ("what is Envoy best for", False),
    ("what is Envoy", True),
)


@pytest.mark.parametrize(("utterance", "answered"), UNREAD)
def test_what_asks_for_another_kind_of_thing(real_desk: Desk, utterance: str, *, answered: bool) -> None:
    """What asks for advice that there is none of is not answered with all that is known."""
    assert (ask(real_desk, utterance).status == "answered") is answered


REFUSED = (
    # A guess where nothing is named
    ("what is our favourite dessert", "out_of_scope"),
    ("what is your favourite mesh", "clarify"),
    ("what do you cover", "answered"),
    # Subjects set against each other
    ("which is cheaper to run, Consul or Linkerd?", "answered"),
    ("did Istio or Linkerd win the football match", "out_of_scope"),
    ("what role does istiod play", "answered"),
    # A guess that much speaks against, though a subject is named
    ("how many downloads does Linkerd have", "out_of_scope"),
    ("how many days should I plan for standing up Linkerd", "answered"),
    # Something of what is named, and what is named itself
    ("what is the favourite colour of Redis", "out_of_scope"),
    ("what is the ingress gateway", "answered"),
    # A word that makes another thing of "tools"
    ("which travel tools support canary deployments", "clarify"),
    ("which tools support canary deployments", "answered"),
    # Words of other talk around the names, and in a clause of their own
    ("price of a Linkerd mug on amazon", "clarify"),
    ("price of Linkerd support", "answered"),
    ("what is Linkerd's CPU usage next tuesday", "clarify"),
    ("what is Linkerd's CPU usage", "answered"),
    # Nothing says that an overview, a definition or sources are asked for
    ("why is Kubernetes called that way", "clarify"),
    ("is Kuma a good dancer", "clarify"),
    ("is Linkerd quick", "clarify"),
    ("tell me about Kuma", "answered"),
)


@pytest.mark.parametrize(("utterance", "status"), REFUSED)
def test_what_may_be_about_something_else(real_desk: Desk, utterance: str, status: str) -> None:
    """What may be about something else is asked back where it names something, and refused where it does not."""
    assert ask(real_desk, utterance).status == status


UNCOVERED = (
    # Likelier about something that nothing tells of than about any feature
    ("can Istio cache responses", "out_of_scope", "caching"),
    ("what ports does Linkerd listen on", "out_of_scope", "ports"),
    ("does Kuma support websockets", "out_of_scope", "WebSockets"),
    ("which meshes support graphql", "out_of_scope", "GraphQL"),
    ("does Istio limit the size of requests", "out_of_scope", "size limits"),
    ("does Istio limit the number of requests", "answered", ""),
    ("which version of Istio is the newest", "answered", ""),
    # About one that some of its words speak for too
    ("does the control plane slow down my app", "answered", ""),
    ("how much memory does the Linkerd proxy take", "answered", ""),
    # About one version, of which no article tells
    ("what's new in Istio 1.31", "clarify", ""),
    ("what changed in Linkerd 2.19", "clarify", ""),
    ("what's the procedure to get to Istio 1.31 by revisions", "answered", ""),
    # About a guide or advice, unless it is that topic almost beyond doubt
    ("how do I upgrade Istio", "answered", ""),
    ("does Istio have a plugin for IntelliJ", "out_of_scope", "editor plugins"),
    ("can I run Istio in an air-gapped cluster", "out_of_scope", "air gap"),
)


@pytest.mark.parametrize(("utterance", "status", "topic"), UNCOVERED)
def test_what_nothing_tells_of(real_desk: Desk, utterance: str, status: str, topic: str) -> None:
    """What is rather about a topic that nothing here tells of is refused by its name, and no neighbour of it told."""
    answer = ask(real_desk, utterance)
    assert answer.status == status
    assert answer.headline.startswith(f"I have nothing on “{topic}”.") is bool(topic)


@pytest.mark.parametrize(
    ("chance", "sure", "uncovered"), [(0.19, True, False), (0.2, False, False), (0.5, False, True)]
)
def test_how_much_of_another_topic_a_feature_bears(
    real_desk: Desk, chance: float, *, sure: bool, uncovered: bool
) -> None:
    """Between the thresholds it is asked back whether the feature is meant; beyond, nothing here tells of it."""
    best = ranked(real_desk, "does Istio limit the number of requests")[0]
    doubted = best._replace(uncovered=Topic("?size limits", chance, frozenset()))
    assert (is_sure(doubted, 1.0), is_uncovered(doubted)) == (sure, uncovered)


@pytest.mark.parametrize(("chance", "sure", "uncovered"), [(0.89, True, False), (0.9, False, True)])
def test_how_much_of_another_topic_an_article_bears(
    real_desk: Desk, chance: float, *, sure: bool, uncovered: bool
) -> None:
    """A guess at an article gives way to another topic only where that is almost beyond doubt."""
    best = ranked(real_desk, "my pods don't get the sidecar, namespace is labelled, help")[0]
    assert best.intent == "troubleshoot"
    doubted = best._replace(uncovered=Topic("?size limits", chance, frozenset()))
    assert (is_sure(doubted, 1.0), is_uncovered(doubted)) == (sure, uncovered)


@pytest.mark.parametrize(
    ("utterance", "intent", "confidence", "among_few", "sure"),
    [
        ("does the control plane slow down my app", "support", 0.4, True, True),
        ("does the control plane slow down my app", "support", 0.39, True, False),
        ("does the control plane slow down my app", "support", 0.49, False, False),
        ("how is Istio put together over many clusters", "define", 0.4, False, True),
        ("how is Istio put together over many clusters", "define", 0.4, True, False),
    ],
)
def test_what_leaves_little_to_choose_from(
    real_desk: Desk, utterance: str, intent: str, confidence: float, *, among_few: bool, sure: bool
) -> None:
    """Of a subject with few features, and of what belongs to one with many, less confidence is enough."""
    best = next(each for each in ranked(real_desk, utterance) if each.intent == intent)
    assert is_sure(best, confidence, among_few=among_few) is sure


@pytest.mark.parametrize(
    ("utterance", "intent", "confidence", "sure"),
    [
        ("tell me all about Kuma please", "overview", 0.89, False),
        ("tell me all about Kuma please", "overview", 0.9, True),
        ("which mesh for a startup of five people", "recommend", 0.59, False),
        ("which mesh for a startup of five people", "recommend", 0.6, True),
    ],
)
def test_what_must_be_surer(
    real_desk: Desk, utterance: str, intent: str, confidence: float, *, sure: bool
) -> None:
    """An overview, which asks for nothing in particular, and advice are given where they are surely meant."""
    best = next(each for each in ranked(real_desk, utterance) if each.intent == intent)
    assert is_sure(best, confidence) is sure


@pytest.mark.parametrize(("chance", "sure"), [(0.29, False), (0.3, True)])
def test_how_likely_a_question_for_subjects_is(real_desk: Desk, chance: float, *, sure: bool) -> None:
    """Subjects are listed where a question for them is likely at all, however far behind all other readings are."""
    best = next(each for each in ranked(real_desk, "which ones can retry for me") if each.intent == "which")
    assert is_sure(best._replace(chance=chance), 1.0) is sure


@pytest.mark.parametrize(
    ("chance", "other", "sure"), [(0.29, 0.1, True), (0.3, 0.1, False), (0.3, 0.09, True), (0.89, 0.09, True)]
)
def test_how_much_of_another_topic_a_doubtful_article_bears(
    real_desk: Desk, chance: float, other: float, *, sure: bool
) -> None:
    """Where a question may be other talk, an article that it does not name gives way to another topic sooner."""
    best = ranked(real_desk, "istio pods don't get the sidecar, namespace is labelled, help")[0]
    assert best.intent == "troubleshoot"
    doubted = best._replace(other=other, uncovered=Topic("?size limits", chance, frozenset()))
    assert is_sure(doubted, 1.0) is sure


WHETHER = (
    # A thing or a place is asked for, and only whether there is such a feature is known
    ("what can I see in Linkerd's dashboard", "clarify"),
    ("what header does Istio use for mirrored requests", "clarify"),
    ("where are Istio's access logs written to", "clarify"),
    # The feature itself is asked for, a list of its kinds is known, or a yes is wanted after all
    ("which dashboards does Linkerd have", "answered"),
    ("what about mirroring in Istio", "answered"),
    ("where can Istio ship spans, is Tempo or Zipkin ok", "answered"),
    ("coming from a gateway where we had quotas per minute, does Kuma have rate limits?", "answered"),
)


@pytest.mark.parametrize(("utterance", "status"), WHETHER)
def test_what_no_yes_or_no_tells(real_desk: Desk, utterance: str, status: str) -> None:
    """Who asks for a thing is not told that there is one."""
    assert ask(real_desk, utterance).status == status


EXACT = (
    ("does the rovella fold?", True),
    ("does the rovella fold", True),
    ("anyone know whether the quillon has a belt drive?", True),
    ("rovella or quillon: belt drive?", True),
    ("which frame material does the bramble have", True),
    # Misspelt names, and names that are only guessed from other words
    ("does the rovela fold?", False),
    ("does the rovella have a belt drvie?", False),
    ("do the rovella's wheels keep turning when you brake hard?", False),
    # No question, or more said than asked
    ("the rovella folds", False),
    ("we took the rovella to the belt drive people yesterday", False),
    ("does the rovella fold? mine is stuck", False),
    # No subject, or no feature
    ("which bikes have a belt drive?", False),
    ("what is the rovella?", False),
    ("where is lunch?", False),
)


@pytest.mark.parametrize(("utterance", "exact"), EXACT)
def test_what_may_be_answered_unaddressed(world_desk: Desk, utterance: str, *, exact: bool) -> None:
    """Beyond doubt is only what asks, says nothing else, and names a subject and a feature letter for letter."""
    assert world_desk.is_exact(utterance) is exact


@pytest.mark.parametrize(
    ("utterance", "chance", "sure"),
    [
        # All that is said is accounted for: half of the chances are enough
        ("does the rovella fold", 0.5, True),
        ("does the rovella fold", 0.49, False),
        # Two words of four are accounted for: all chances are needed
        ("does the rovella fold zorbly plimpish", 1.0, True),
        ("does the rovella fold zorbly plimpish", 0.95, False),
        # Two words of five
        ("does the rovella fold zorbly plimpish grandiflors", 1.0, False),
    ],
)
def test_a_fact_left_half_unsaid_is_not_sure(
    world_desk: Desk, utterance: str, chance: float, *, sure: bool
) -> None:
    """Of a question for facts, the share of its telling words that is accounted for counts like a rival's chance."""
    best = ranked(world_desk, utterance)[0]
    assert is_sure(best, confidence_of(best, (chance, 1.0 - chance))) is sure


@pytest.mark.parametrize(
    ("chances", "confidence"),
    [((0.4, 0.3, 0.3), 4 / 7), ((0.4, 0.5, 0.1), 4 / 9)],
)
def test_faint_features_are_no_rivals_of_a_whole_comparison(
    world_desk: Desk, chances: tuple[float, ...], confidence: float
) -> None:
    """A comparison of everything is as sure as it leads the likeliest feature, be there many faint ones behind."""
    best = ranked(world_desk, "compare rovella and bantaro")[0]
    assert confidence_of(best, chances) == pytest.approx(confidence)


@pytest.mark.parametrize(
    ("utterance", "confidence"),
    [("does the rovella fold", 1.0), ("does the rovella fold zorbly plimpish", 0.5)],
)
def test_an_answer_says_how_sure_it_is(world_desk: Desk, utterance: str, confidence: float) -> None:
    """An answer to a question with words that nothing accounts for is less sure than one to all that is said."""
    assert ask(world_desk, utterance).confidence == confidence


@pytest.mark.parametrize(
    ("fit", "share", "other", "sure"),
    [
        (0.9, 0.59, 0.29, True),
        (0.9, 0.59, 0.3, False),
        (0.9, 0.6, 0.3, True),
        # A sentence accounts for all that is said
        (1.0, 0.59, 0.9, True),
    ],
)
def test_what_may_be_other_talk_is_not_sure(
    world_desk: Desk, fit: float, share: float, other: float, *, sure: bool
) -> None:
    """What may as well be other talk is answered where its names account for most of it, or a sentence fits exactly."""
    best = ranked(world_desk, "does the rovella fold")[0]._replace(fit=fit, share=share, other=other)
    assert is_sure(best, 1.0) is sure


@pytest.mark.parametrize(
    ("utterance", "other", "sure"),
    [
        # An article is guessed where nothing is named
        ("never trust, always verify everyone, what is that called", 0.02, True),
        ("never trust, always verify everyone, what is that called", 0.03, False),
        # … where something is named, and a guess at a feature
        ("what role does istiod play", 0.29, True),
        ("what role does istiod play", 0.3, False),
        ("who repeats failed calls by itself", 0.09, True),
        ("who repeats failed calls by itself", 0.1, False),
        # … where a subject is named
        ("how many days should I plan for standing up Linkerd", 0.74, True),
        ("how many days should I plan for standing up Linkerd", 0.75, False),
    ],
)
def test_how_much_other_talk_a_guess_bears(
    real_desk: Desk, utterance: str, other: float, *, sure: bool
) -> None:
    """The less is named, the less may speak for other talk where a guess is answered."""
    best = ranked(real_desk, utterance)[0]._replace(other=other)
    assert is_sure(best, 1.0) is sure


@pytest.mark.parametrize(
    ("utterance", "chance", "sure"),
    [
        ("can I scrape Linkerd", 0.65, True),
        ("can I scrape Linkerd", 0.64, False),
        # Two words speak for it, or no yes or no is wanted
        ("can I scrape the figures of Linkerd", 0.64, True),
        ("how do I scrape Linkerd", 0.64, True),
    ],
)
def test_how_likely_a_guess_at_a_single_word_is(
    real_desk: Desk, utterance: str, chance: float, *, sure: bool
) -> None:
    """No yes or no is told of what one everyday word may stand for, unless that is likely."""
    best = next(each for each in ranked(real_desk, utterance) if each.reading.guessed)
    assert is_sure(best._replace(chance=chance, other=0.0), 1.0) is sure


@pytest.mark.parametrize(
    ("utterance", "other", "faint"),
    [
        # Nothing at all is named
        ("how do calls get slow", 0.01, False),
        ("how do calls get slow", 0.02, True),
        # A feature is named and nobody who has it
        ("deploy the canary", 0.19, False),
        ("deploy the canary", 0.2, True),
        # A subject is named and nothing clear about it
        ("is rolling out Consul a headache", 0.49, False),
        ("is rolling out Consul a headache", 0.5, True),
        # Both are named
        ("price of a Linkerd mug on amazon", 0.99, False),
    ],
)
def test_what_is_refused_rather_than_asked_back(
    real_desk: Desk, utterance: str, other: float, *, faint: bool
) -> None:
    """What is not sure is refused where it is likelier other talk, the sooner the less is named."""
    best = ranked(real_desk, utterance)[0]._replace(other=other)
    assert is_faint(best) is faint


@pytest.mark.parametrize(
    ("utterance", "chance", "sure"),
    [
        ("what was zipkin responsible for", 0.5, True),
        ("what was zipkin responsible for", 0.49, False),
        # The name of a subject, of which more can be asked
        ("what jobs does the data plane do", 0.9, False),
        # Words that seem to ask for a part of it
        ("what's a retry budget in the first place, sorry", 0.7, True),
        ("what's a retry budget in the first place, sorry", 0.69, False),
        # A guess at what is named, with a word that asks for its meaning and without
        ("explain xDS to me like I'm a Java dev", 0.2, True),
        ("explain xDS to me like I'm a Java dev", 0.19, False),
        ("citadel of Aleppo, how old", 0.49, False),
    ],
)
def test_how_likely_a_definition_of_what_is_named_is(
    real_desk: Desk, utterance: str, chance: float, *, sure: bool
) -> None:
    """A definition of what is named is told where it is likely, whatever idle words stand around."""
    best = next(each for each in ranked(real_desk, utterance) if each.intent == "define")
    assert is_sure(best._replace(chance=chance, other=0.0), 1.0) is sure


@pytest.mark.parametrize(
    ("utterance", "article"),
    [
        # What the term's own words could speak for besides is no other meaning
        ("can somebody explain maglev hashing in one paragraph", "maglev"),
        # The subject named is the one that the term belongs to
        ("please define ServiceProfile (linkerd)", "service-profile"),
        ("linkerd serviceprofile, what is it good for", "service-profile"),
        # Beside a subject that it does not belong to, a guess at a feature is one
        ("how well does Kuma get along with k8s", None),
    ],
)
def test_which_definition_is_told(real_desk: Desk, utterance: str, article: str | None) -> None:
    """A term is defined though a feature could be guessed by its words, or the subject stands beside that has it."""
    response = ask(real_desk, utterance)
    assert (response.article if response.status == "answered" else None) == article


def test_an_idle_opening_takes_nothing_off_an_overview(real_desk: Desk) -> None:
    """That somebody has heard of a subject or not says nothing of what is asked."""
    assert ask(real_desk, "never heard of Gloo Mesh, give me the gist").subjects == ("gloo-mesh",)
