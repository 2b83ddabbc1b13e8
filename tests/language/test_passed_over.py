"""Subjects that a question names by a part, a maker, a clause or beside an exception: none is passed over."""

import pytest

from bot.desk import Desk
from tests.asking import ask

OF_ONE = (
    # The name of a part stands for the subject, by what it is called or by the subject's name in it
    ("I lost the node where istiod sat, can I run several copies of it", ["istio"], ["control-plane-ha"]),
    ("our Consul servers sit in two sites, can they be federated", ["consul"], ["multi-cluster-federation"]),
    # A maker's name before "one"
    ("is the NGINX one still developed", ["nginx-service-mesh"], ["lifecycle"]),
    ("can the HashiCorp one mirror traffic", ["consul"], ["traffic-mirroring"]),
    # What is excepted or the only one is something else
    ("apart from Helm, how else can Kuma be installed", ["kuma"], ["installation"]),
    ("which tracing systems except Jaeger does Consul export to", ["consul"], ["tracing-backends"]),
    ("was Helm the only way to get App Mesh set up", ["aws-app-mesh"], ["installation"]),
    ("what memory should we set aside per Consul sidecar", ["consul"], ["memory-overhead"]),
    # Who asks uses it
    ("under which licence may I use Envoy's code", ["envoy"], ["license"]),
    # Approaches that are told of in a clause
    (
        "if several tenants share one single mesh, who has the control plane?",
        ["multi-tenancy-single-mesh"],
        ["control-plane-ownership"],
    ),
    ("can several tenants share one mesh in Kuma", ["kuma"], ["multi-tenancy"]),
    # Two questions about one
    ("Kuma: what is it written in, and which proxy does it use", ["kuma"], ["written-in", "service-proxy"]),
    # Several, and what is asked of each
    ("in what are Kuma and Istio written respectively", ["kuma", "istio"], ["written-in"]),
    (
        "how are policies enforced with a mesh and how without?",
        ["with-mesh", "without-mesh"],
        ["policy-enforcement"],
    ),
    (
        "how is talk between services secured if we have a mesh, and how if we have none?",
        ["with-mesh", "without-mesh"],
        ["security-posture"],
    ),
    # Its opposite cut short
    ("scalability: teams without a mesh vs teams with one", ["without-mesh", "with-mesh"], ["scalability"]),
    (
        "does it scale as well without a mesh as it does with one",
        ["without-mesh", "with-mesh"],
        ["scalability"],
    ),
    (
        "security without a mesh against security with one",
        ["without-mesh", "with-mesh"],
        ["security-posture"],
    ),
    (
        "is failure recovery better with a mesh than without?",
        ["with-mesh", "without-mesh"],
        ["failure-recovery"],
    ),
    (
        "how is scaling different if we run a mesh vs if we don't",
        ["with-mesh", "without-mesh"],
        ["scalability"],
    ),
    (
        "how are policies enforced without a mesh for teams with one app",
        ["without-mesh"],
        ["policy-enforcement"],
    ),
    (
        "Istio and Kuma: do they come with a dashboard, and are there Grafana boards?",
        ["istio", "kuma"],
        ["dedicated-dashboard", "grafana-dashboards"],
    ),
    # What one has and the other has not, and concepts that stand beside each other or are asked what is theirs alone
    (
        "which load balancing options does Consul offer that Kuma does not",
        ["consul", "kuma"],
        ["load-balancing-options"],
    ),
    ("which installation methods has Consul that Istio has not", ["consul", "istio"], ["installation"]),
    ("control plane / data plane responsibilities", ["control-plane", "data-plane"], ["responsibilities"]),
    (
        "trust domain under federation, trust domain under single mesh multi-tenancy",
        ["mesh-federation", "multi-tenancy-single-mesh"],
        ["trust-domain"],
    ),
    ("nginx gave us a log entry per hit, will Kuma write access logs", ["kuma"], ["access-logging"]),
)

OF_ALL = (
    # Subjects are asked for, whatever part is named
    ("which meshes run several copies of istiod", ["control-plane-ha"]),
    ("besides Istio, which can mirror traffic", ["traffic-mirroring"]),
    ("is Linkerd the only one with a retry budget", ["retry-budget"]),
    ("who else than Consul has FIPS builds", ["fips"]),
    ("excluding AWS and nginx, who limits rates", ["rate-limiting"]),
    ("which meshes let several tenants share one mesh", ["multi-tenancy"]),
    (
        "mirroring plus own code in the proxy, which meshes offer both",
        ["traffic-mirroring", "proxy-extension"],
    ),
)


@pytest.mark.parametrize(("question", "subjects", "features"), OF_ONE)
def test_who_is_named_is_asked(
    real_desk: Desk, question: str, subjects: list[str], features: list[str]
) -> None:
    """What is asked of a subject is answered of that one, and of all that it asks."""
    answer = ask(real_desk, question)
    found = (list(answer.subjects), list(answer.features))
    assert answer.intent in ("support", "value", "compare")
    assert found == (subjects, features)


@pytest.mark.parametrize(("question", "features"), OF_ALL)
def test_all_are_asked(real_desk: Desk, question: str, features: list[str]) -> None:
    """A question that asks for subjects is one for all of them, be it that it names some or a part of one."""
    answer = ask(real_desk, question)
    assert (answer.intent, list(answer.features)) == ("which", features)
