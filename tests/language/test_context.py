"""Follow-ups: what a question means after the one before it."""

import pytest

from bot.desk import Desk
from tests.asking import ask

Meaning = tuple[str, list[str], list[str]]

FOLLOW_UPS: tuple[tuple[tuple[str, ...], Meaning], ...] = (
    # The same question, put to others
    (("does the rovella fold", "and the quillon?"), ("support", ["quillon"], ["folding"])),
    (("does the rovella fold", "what about the bramble"), ("support", ["bramble"], ["folding"])),
    (("does the rovella fold", "and the quillon?", "and bramble?"), ("support", ["bramble"], ["folding"])),
    (("what is the weight of the rovella", "and the quillon?"), ("value", ["quillon"], ["weight"])),
    # Another question about the same
    (("does the rovella fold", "and a belt drive?"), ("support", ["rovella"], ["belt-drive"])),
    (
        ("does the rovella fold", "does it have electric assist"),
        ("support", ["rovella"], ["electric-assist"]),
    ),
    (("tell me about the quillon", "does it have abs?"), ("support", ["quillon"], ["anti-lock"])),
    (("does the rovella fold", "what is its weight"), ("value", ["rovella"], ["weight"])),
    # All of them, and among those
    (("does the rovella fold", "which others do that?"), ("which", ["rovella"], ["folding"])),
    (("which bikes have a belt drive", "and folding?"), ("which", ["rovella"], ["folding"])),
    # Comparing
    (
        ("does the rovella fold", "compare it with the quillon"),
        ("compare", ["rovella", "quillon"], ["folding"]),
    ),
    (("tell me about the quillon", "vs the rovella?"), ("compare", ["quillon", "rovella"], [])),
    (("does the rovella fold", "against the quillon?"), ("compare", ["rovella", "quillon"], ["folding"])),
    (("what is the rovella", "is it better than the quillon"), ("compare", ["rovella", "quillon"], [])),
    (("compare rovella and quillon", "the other way round"), ("compare", ["quillon", "rovella"], [])),
    (("compare rovella and quillon", "add the bramble"), ("compare", ["rovella", "quillon", "bramble"], [])),
    # A changed group
    (
        ("compare rovella and quillon on weight", "now with the bramble too"),
        ("compare", ["rovella", "quillon", "bramble"], ["weight"]),
    ),
    (
        ("compare rovella, quillon and bramble on weight", "drop the quillon"),
        ("compare", ["rovella", "bramble"], ["weight"]),
    ),
    (("compare rovella and quillon on weight", "without the quillon"), ("value", ["rovella"], ["weight"])),
    (
        ("compare rovella and quillon on weight", "swap quillon for bramble"),
        ("compare", ["rovella", "bramble"], ["weight"]),
    ),
    (
        ("compare rovella and quillon on weight", "swap bramble in for the rovella"),
        ("compare", ["bramble", "quillon"], ["weight"]),
    ),
    (
        ("does the rovella fold", "both quillon and bramble?"),
        ("compare", ["quillon", "bramble"], ["folding"]),
    ),
    (("does the rovella fold", "is the quillon better?"), ("compare", ["rovella", "quillon"], ["folding"])),
    # Some of the group, by name or by their number, and the others of it
    (
        ("compare rovella, quillon and bramble", "only rovella and bramble: which weight do they have?"),
        ("compare", ["rovella", "bramble"], ["weight"]),
    ),
    (
        ("compare rovella, quillon and bramble on abs", "the first two only: what weight?"),
        ("compare", ["rovella", "quillon"], ["weight"]),
    ),
    (
        ("compare rovella, quillon and bramble on weight", "and the last two?"),
        ("compare", ["quillon", "bramble"], ["weight"]),
    ),
    (
        (
            "compare the rovella, the quillon, the bramble and the cartling on weight",
            "only quillon and bramble: do they have abs?",
            "and the other two?",
        ),
        ("compare", ["rovella", "cartling"], ["anti-lock"]),
    ),
    # A question that takes itself back
    (("does the rovella fold? I mean the quillon",), ("support", ["quillon"], ["folding"])),
    (
        ("does the rovella fold", "and the quillon?", "and bramble?", "compare all three"),
        ("compare", ["rovella", "quillon", "bramble"], ["folding"]),
    ),
    (
        ("does the rovella fold", "and the quillon?", "both?"),
        ("compare", ["rovella", "quillon"], ["folding"]),
    ),
    (
        ("does the rovella fold", "no, I meant the bramble", "and the quillon?", "compare them"),
        ("compare", ["bramble", "quillon"], ["folding"]),
    ),
    # Several things asked of one, asked of another or of all
    (
        ("does the rovella fold", "does it have abs", "same two for the quillon"),
        ("support", ["quillon"], ["folding", "anti-lock"]),
    ),
    (
        ("does the rovella fold", "and a belt drive?", "which bikes have both?"),
        ("which", ["rovella"], ["folding", "belt-drive"]),
    ),
    (("which bikes fold", "and abs?", "which have both"), ("which", [], ["folding", "anti-lock"])),
    # Of those compared, one is asked for; a kind that is named opens the choice again
    (("compare quillon and bramble", "which can fold?"), ("which", [], ["folding"])),
    (("compare quillon and bramble", "which bikes can fold?"), ("which", ["rovella"], ["folding"])),
    # Each of those before is asked, though it is not named
    (
        ("compare rovella and quillon", "what weight does each have"),
        ("compare", ["rovella", "quillon"], ["weight"]),
    ),
    (
        ("does the rovella fold", "and the quillon?", "does either have abs"),
        ("compare", ["rovella", "quillon"], ["anti-lock"]),
    ),
    (
        ("does the rovella fold", "and the quillon?", "do both have abs"),
        ("compare", ["rovella", "quillon"], ["anti-lock"]),
    ),
    (
        ("does the rovella fold", "and the quillon?", "and the bramble?", "what about abs for all three"),
        ("compare", ["rovella", "quillon", "bramble"], ["anti-lock"]),
    ),
    (
        ("does the rovella fold", "and the quillon?", "compare them on weight"),
        ("compare", ["rovella", "quillon"], ["weight"]),
    ),
    # Words that ask and point are about nothing of their own
    (("does the rovella fold", "who else has it"), ("which", ["rovella"], ["folding"])),
    (("does the rovella fold", "who has it besides the rovella"), ("which", [], ["folding"])),
    (("does the rovella fold", "does any bike have that?"), ("which", ["rovella"], ["folding"])),
    (("does the rovella fold", "all bikes?"), ("which", ["rovella"], ["folding"])),
    (
        ("what is the weight of the rovella", "does the bike have abs?"),
        ("support", ["rovella"], ["anti-lock"]),
    ),
    # "There" is the one before, and "it" is who was named before it
    (("does the rovella fold", "how is abs there"), ("support", ["rovella"], ["anti-lock"])),
    (
        ("does the rovella fold", "and the quillon, does it have abs?"),
        ("support", ["quillon"], ["anti-lock"]),
    ),
    # A verb and its particle
    (
        ("compare rovella, quillon and bramble on weight", "leave quillon out"),
        ("compare", ["rovella", "bramble"], ["weight"]),
    ),
    (
        ("compare rovella and quillon on weight", "throw bramble in"),
        ("compare", ["rovella", "quillon", "bramble"], ["weight"]),
    ),
    # Another pair of which one was a side
    (
        ("compare rovella and quillon on weight", "bramble vs quillon"),
        ("compare", ["bramble", "quillon"], ["weight"]),
    ),
    (
        ("compare rovella, quillon and bramble on weight", "so only rovella and bramble"),
        ("compare", ["rovella", "bramble"], ["weight"]),
    ),
    # A definition asked in between
    (
        ("does the rovella fold", "what is a hub gear", "and the quillon?"),
        ("support", ["quillon"], ["folding"]),
    ),
    (
        ("does the rovella fold", "what is a hub gear", "does it have abs"),
        ("support", ["rovella"], ["anti-lock"]),
    ),
    # Talk between does not break the thread
    (("does the rovella fold", "thanks!", "and the quillon?"), ("support", ["quillon"], ["folding"])),
    # A missing slot is filled in
    (("does it fold", "the rovella"), ("support", ["rovella"], ["folding"])),
    # A whole question stands by itself
    (("does the rovella fold", "does the quillon have abs"), ("support", ["quillon"], ["anti-lock"])),
    (("which bikes fold", "what is a hub gear"), ("define", [], [])),
    (
        ("does the rovella fold", "which trailers have a parking brake"),
        ("which", ["cartling"], ["parking-brake"]),
    ),
)


@pytest.mark.parametrize(("conversation", "meaning"), FOLLOW_UPS)
def test_a_follow_up_leans_on_what_was_asked(
    world_desk: Desk, conversation: tuple[str, ...], meaning: Meaning
) -> None:
    """What is left out is taken from the question before; what is said stands."""
    answer = ask(world_desk, *conversation)
    assert (answer.intent, list(answer.subjects), list(answer.features)) == meaning


def test_a_choice_without_some(world_desk: Desk) -> None:
    """What is left out of a choice stays left out of it, and is no question about that one alone."""
    all_of_them = ask(world_desk, "which bikes have gears").subjects
    left = ask(world_desk, "which bikes have gears", "except the rovella").subjects
    assert "rovella" in all_of_them
    assert left == tuple(each for each in all_of_them if each != "rovella")


def test_who_lacks_something_is_asked_anew(world_desk: Desk) -> None:
    """Who lacks what is named is asked of all, and not of those that have what was asked for before."""
    answer = ask(world_desk, "which bikes have a belt drive", "and which ones have no abs?")
    assert (answer.features, answer.excluded_features) == ((), ("anti-lock",))
    narrowed = ask(world_desk, "which bikes have a belt drive", "but no abs")
    assert (narrowed.features, narrowed.excluded_features) == (("belt-drive",), ("anti-lock",))


def test_a_link_is_the_source_of_what_was_answered(world_desk: Desk) -> None:
    """After a fact, who wants a link wants to read it there."""
    answer = ask(world_desk, "does the rovella fold", "link?")
    assert (answer.intent, answer.features) == ("sources", ("folding",))


def test_among_those_found(world_desk: Desk) -> None:
    """A question about "those" chooses among the subjects that the answer before named, and only them."""
    answer = ask(world_desk, "which bikes have a belt drive", "which of those fold?")
    assert answer.intent == "which"
    assert answer.subjects == ("rovella",)
    assert answer.table is not None
    assert {row[0].text for row in answer.table.rows} == {"Rovella", "Quillon"}


def test_the_evidence_of_what_was_asked(world_desk: Desk) -> None:
    """Asking who says so shows the evidence of the fact before, with each entry's standing."""
    answer = ask(world_desk, "does the quillon have abs", "says who?")
    assert (answer.intent, answer.subjects, answer.features) == ("sources", ("quillon",), ("anti-lock",))
    assert answer.table is not None
    assert [row[-1].text for row in answer.table.rows] == ["holds", "disputed"]


def test_the_evidence_is_that_of_the_last_answer(world_desk: Desk) -> None:
    """Asking why after the question was put to another shows what holds for that other alone."""
    answer = ask(world_desk, "does the rovella have abs", "and the quillon?", "why?")
    assert (answer.intent, answer.subjects, answer.features) == ("sources", ("quillon",), ("anti-lock",))


def test_without_anything_before_the_missing_is_asked_for(world_desk: Desk) -> None:
    """A question that points back to nothing is asked back, never guessed."""
    for question in ("does it fold", "can it be folded", "does that one have abs", "vs the rovella?"):
        assert (question, ask(world_desk, question).status) == (question, "clarify")


def test_a_refused_question_leaves_the_thread(world_desk: Desk) -> None:
    """After talk about something else the earlier question can still be leant on."""
    answer = ask(
        world_desk, "does the rovella fold", "what will the weather be on sunday", "and the quillon?"
    )
    assert (answer.intent, answer.subjects, answer.features) == ("support", ("quillon",), ("folding",))


def test_a_refused_question_names_whom_the_next_is_about(world_desk: Desk) -> None:
    """Where nothing was asked before, the subject of a question that was refused is what can be leant on."""
    answer = ask(world_desk, "can the rovella sing opera", "does it fold")
    assert (answer.intent, answer.subjects, answer.features) == ("support", ("rovella",), ("folding",))


def test_conversations_do_not_mix(world_desk: Desk) -> None:
    """What was asked in one conversation means nothing in another."""
    ask(world_desk, "does the rovella fold")
    assert ask(world_desk, "does it have abs").status == "clarify"


ADVICE: tuple[tuple[tuple[str, ...], str], ...] = (
    (
        ("Envoy or linkerd2-proxy, which takes more CPU?", "and what would you take?"),
        "envoy-or-linkerd2-proxy",
    ),
    (("compare Istio and Linkerd on memory", "so what would you go for?"), "istio-or-linkerd"),
    (("why does Istio weigh more than Linkerd?", "which would you pick of the two"), "istio-or-linkerd"),
    (
        ("compare Istio and Linkerd on memory", "which mesh for a small team like ours?"),
        "mesh-for-small-teams",
    ),
    (
        ("observability stack of NGINX Service Mesh?", "in general, which mesh is the best at that?"),
        "mesh-for-observability",
    ),
)


@pytest.mark.parametrize(("conversation", "article"), ADVICE)
def test_advice_after_a_comparison(real_desk: Desk, conversation: tuple[str, ...], article: str) -> None:
    """Which to take of those before is asked of the advice on them; who names the kind asks it of all."""
    answer = ask(real_desk, *conversation)
    assert (answer.intent, answer.article) == ("recommend", article)


def test_what_is_foreign_is_not_asked_the_same(real_desk: Desk) -> None:
    """Something else in a subject's place is refused, whatever "it" was before."""
    answer = ask(real_desk, "does Istio have rate limiting?", "does RabbitMQ have it too?")
    assert answer.status in ("out_of_scope", "clarify")


GUIDES: tuple[tuple[tuple[str, ...], str], ...] = (
    (("does Kuma have an egress gateway?", "how do I set that up"), "control-egress-kuma"),
    (("how do I switch on access logs in Kuma?", "and on our Linkerd cluster?"), "log-access-linkerd"),
    (("can Linkerd limit request rates?", "guide?", "for Consul?"), "limit-rates-consul"),
    (("can we add VMs to Istio", "steps?", "how do I do it on Kuma"), "add-vm-kuma"),
)


@pytest.mark.parametrize(("conversation", "article"), GUIDES)
def test_the_guide_to_what_was_asked(real_desk: Desk, conversation: tuple[str, ...], article: str) -> None:
    """How to set "that" up, and how it is done for another, is the guide to what was talked about."""
    answer = ask(real_desk, *conversation)
    assert (answer.intent, answer.article) == ("howto", article)


def test_a_noun_before_a_list_asks_nothing(real_desk: Desk) -> None:
    """The noun for the kind of those listed behind it is no feature: the question before is put to them."""
    answer = ask(
        real_desk,
        "Linkerd and Istio: added latency per request?",
        "same question for the proxies, Envoy and linkerd2-proxy",
    )
    assert (answer.subjects, answer.features) == (("envoy", "linkerd2-proxy"), ("request-latency",))


def test_another_team_compares_nothing(real_desk: Desk) -> None:
    """Who else asks is no difference asked for."""
    answer = ask(real_desk, "does Istio have a retry budget?", "(different team here) Kuma as well?")
    assert (answer.subjects, answer.features) == (("kuma",), ("retry-budget",))


MEANT: tuple[tuple[tuple[str, ...], tuple[str, str | None, list[str], list[str]]], ...] = (
    # Another definition, and what "those" mean that are asked for in so many words
    (("what was Pilot in Istio", "Mixer?"), ("define", "mixer", [], [])),
    (("what is a waypoint", "and the ztunnel"), ("define", "ztunnel", [], [])),
    (
        ("which CNCF level does Kuma have?", "what do those levels mean"),
        ("define", "cncf-maturity", [], ["cncf-maturity"]),
    ),
    # Another group, where a comparison goes on
    (
        ("compare Consul and Kuma in resilience", "and in observability"),
        ("compare", None, ["consul", "kuma"], []),
    ),
    # Others with a value
    (("what is Kuma written in", "any others in Rust?"), ("which", None, [], ["written-in"])),
    # Behind a guide: what it was about, of another, of all, and what is there besides
    (
        ("how do I open an ingress gateway in Kuma", "and Linkerd, has it got one?"),
        ("support", None, ["linkerd"], ["ingress-gateway"]),
    ),
    (
        ("how do I open an ingress gateway in Kuma", "who else has it"),
        ("which", None, [], ["ingress-gateway"]),
    ),
    (
        ("how do I get traces out of Kuma", "which tracing systems can it send them to"),
        ("value", None, ["kuma"], ["tracing-backends"]),
    ),
    # More of the same kind, asked for by no more than what it is about
    (("who uses Linkerd", "T-Mobile"), ("use_case", "t-mobile-consul", [], [])),
    (
        ("which mesh for a small team?", "and for a big enterprise"),
        ("recommend", "mesh-for-large-enterprises", [], []),
    ),
    (
        ("is there a story about adidas and Linkerd", "and Netflix with Istio, is that true"),
        ("use_case", "netflix-istio", [], []),
    ),
    # The term that a "that" stands before, and what "that" means alone
    (("what balances requests in Kuma by default?", "what is that EWMA thing"), ("define", "ewma", [], [])),
    (
        ("does linkerd have egress gateways", "partially? what does that mean"),
        ("define", "egress-gateway", [], ["egress-gateway"]),
    ),
    (("does Consul support SPIFFE?", "explain"), ("define", "spiffe", [], ["spiffe"])),
    (
        ("does Istio's sidecar eat more memory than Linkerd's", "and a waypoint, what is it"),
        ("define", "waypoint", [], []),
    ),
    # What is told behind a guide of what does not work
    (
        ("how do I join two Istio clusters", "they don't see each other"),
        ("troubleshoot", "clusters-not-connected-istio", ["istio"], []),
    ),
    # "What is it …" asks nothing of others
    (("tell me about Gloo Mesh", "its licence", "what's it built on"), ("overview", None, ["gloo-mesh"], [])),
    # A sibling called by one word, both behind the guide to one, and a guide asked for without naming anything
    (
        ("can Linkerd inject latency on purpose", "errors then?"),
        ("support", None, ["linkerd"], ["abort-injection"]),
    ),
    (
        ("can Linkerd inject latency on purpose", "errors then?", "how is that done", "Istio does both, no?"),
        ("support", None, ["istio"], ["delay-injection", "abort-injection"]),
    ),
    (
        ("does consul do canaries", "I'd like to try it. walk me through"),
        ("howto", "canary-consul", ["consul"], []),
    ),
    (
        ("compare Linkerd and Istio", "ok Linkerd it is. how to install"),
        ("howto", "install-linkerd", ["linkerd"], []),
    ),
    # The sources of one of those before
    (
        ("does any mesh speak Kafka", "sources for the kuma one please"),
        ("sources", None, ["kuma"], ["kafka"]),
    ),
    # Behind a guide another feature is asked for, and for who has none whether it is there at all
    (
        ("how do I lock down egress in Kuma", "is there an egress gateway too"),
        ("support", None, ["kuma"], ["egress-gateway"]),
    ),
    (
        ("how do I do a canary in Istio", "and in App Mesh?"),
        ("support", None, ["aws-app-mesh"], ["canary-releases"]),
    ),
    (
        ("where does it come from that Linkerd has no UDP?", "and Istio's"),
        ("sources", None, ["istio"], ["udp"]),
    ),
    # Several things asked one by one, then of another, then side by side
    (
        ("how much memory does a Kuma sidecar want", "cpu?", "Consul on both", "put them side by side"),
        ("compare", None, ["kuma", "consul"], ["memory-overhead", "cpu-overhead"]),
    ),
    (
        ("does App Mesh have a CA built in?", "an external one?", "compare with Gloo Mesh on both"),
        ("compare", None, ["aws-app-mesh", "gloo-mesh"], ["built-in-ca", "external-ca"]),
    ),
    # "Which one" of those that were talked about
    (
        ("what are the tasks of the control plane", "and of the data plane?", "which one slows my app down"),
        ("compare", None, ["control-plane", "data-plane"], ["performance-impact"]),
    ),
    (
        ("does Kuma use Envoy", "and Consul?", "which one eats less memory"),
        ("compare", None, ["kuma", "consul"], ["memory-overhead"]),
    ),
    # A name of its own right asks for no more than itself
    (
        ("would Consul spread gRPC calls over pods", "does it understand grpc at all?"),
        ("support", None, ["consul"], ["grpc"]),
    ),
    # A term is defined in turn, be it another name of a feature
    (("what is SPIFFE?", "and SPIRE"), ("define", "spire", [], ["spiffe"])),
    (("what is mTLS", "permissive mode?"), ("define", "mtls-permissive-mode", [], ["mtls-permissive-mode"])),
    # The opposite by the first word of its name
    (
        ("how does security look without a service mesh?", "and with one?"),
        ("value", None, ["with-mesh"], ["security-posture"]),
    ),
    # One trouble after the other
    (
        ("our Kuma dataplane shows offline", "now a whole zone is offline too"),
        ("troubleshoot", "zone-offline-kuma", ["kuma"], []),
    ),
    (
        (
            "how do we bring our own CA into Linkerd",
            "what happens when the trust anchor has already expired there",
        ),
        ("troubleshoot", "certificate-expired", ["linkerd"], []),
    ),
    # A noun behind "other" that is no subject's
    (
        ("what's the default load balancing of Istio?", "Linkerd?", "which other options does that one have"),
        ("value", None, ["linkerd"], ["load-balancing-options"]),
    ),
    # What advice was about is asked of one
    (
        ("which mesh is best for VMs and bare metal?", "would Istio do that at all"),
        ("support", None, ["istio"], ["mesh-expansion"]),
    ),
    # Who is pointed at by no more than that is asked the same again
    (("does App Mesh support mTLS?", "is that still true?"), ("support", None, ["aws-app-mesh"], ["mtls"])),
    # What is asked of those before is a feature, be its name a subject's too
    (
        ("Consul or Kuma for several clouds?", "compare them on mesh federation and on multi tenancy"),
        ("compare", None, ["consul", "kuma"], ["multi-cluster-federation", "multi-tenancy"]),
    ),
    # Both that were asked for, and something else not
    (
        ("which meshes can inject delays?", "and aborts?", "and both but not bandwidth"),
        ("which", None, [], ["delay-injection", "abort-injection"]),
    ),
    # One of those before, by its place or by a word of its name
    (
        ("compare Istio and Linkerd on CPU", "why is the first one so heavy?"),
        ("define", "why-istio-weighs-more", ["istio"], []),
    ),
    (
        (
            "how much memory do Envoy and linkerd2-proxy take?",
            "how many requests a second does the rust one carry?",
        ),
        ("value", None, ["linkerd2-proxy"], ["throughput"]),
    ),
    # An article asked for in so many words leans on nothing
    (
        ("is Open Service Mesh still developed?", "are there other meshes we should not choose any more?"),
        ("recommend", "retired-meshes", [], []),
    ),
)


@pytest.mark.parametrize(("conversation", "meaning"), MEANT)
def test_what_goes_on_and_what_stands_alone(
    real_desk: Desk, conversation: tuple[str, ...], meaning: tuple[str, str | None, list[str], list[str]]
) -> None:
    """A few words go on with the kind of thing asked for before them; a whole question is answered as it is."""
    answer = ask(real_desk, *conversation)
    subjects = [] if answer.intent in ("which", "recommend", "use_case") else list(answer.subjects)
    assert (answer.intent, answer.article, subjects, list(answer.features)) == meaning
