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
