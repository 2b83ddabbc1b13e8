"""Versions of a subject that a question names."""

import pytest

from bot.desk import Desk
from bot.language.model import Query

VERSIONS = (
    ("does Istio 1.20 support ambient", "1.20"),
    ("does Istio v1.20 support ambient", "1.20"),
    ("is rate limiting in Linkerd 2.15", "2.15"),
    ("does Linkerd support HTTP/1.1", ""),
    ("does Linkerd support TLS 1.3", ""),
)
"""Questions, and the version of the subject that each asks about."""


@pytest.mark.parametrize(("text", "version"), VERSIONS)
def test_a_number_behind_the_subject_is_its_version(real_desk: Desk, text: str, version: str) -> None:
    """The version of anything else is none."""
    understood = real_desk.understand(text)
    assert isinstance(understood, Query)
    assert understood.version == version


def test_since_when_is_asked_of_what_was_asked_before(real_desk: Desk) -> None:
    """The next question may ask that alone."""
    before = real_desk.ask("does Linkerd support rate limiting")
    after = real_desk.ask("since when", before.query).answer
    assert after.headline == "Linkerd, Rate limiting: since 2.17"


@pytest.mark.parametrize(
    "then", ["in 2.15?", "and in version 2.15", "is that still true in 2.15?", "what about v2.15"]
)
def test_another_version_is_asked_of_the_same(real_desk: Desk, then: str) -> None:
    """A version that is all that is said asks what was asked before, of that version."""
    before = real_desk.ask("does Linkerd support rate limiting")
    assert real_desk.ask(then, before.query).answer.headline == "No: Linkerd 2.15, Rate limiting"


def test_a_number_beside_more_is_no_version_of_the_same(real_desk: Desk) -> None:
    """What names something else asks that, and versions are of one subject."""
    before = real_desk.ask("does Linkerd support rate limiting")
    assert real_desk.ask("and TLS 1.3?", before.query).answer.features != ("rate-limiting",)
    several = real_desk.ask("compare Istio and Linkerd on rate limiting")
    assert real_desk.ask("in 2.15?", several.query).answer.intent != "support"
