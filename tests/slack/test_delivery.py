"""Reading what Slack delivers."""

from bot.slack.delivery import Delivery, read_delivery


def test_an_event_in_a_channel_starts_its_own_thread() -> None:
    """Outside of a thread the message itself is the root of the reply's thread."""
    event = {"type": "app_mention", "user": "U1", "channel": "C1", "ts": "1.0", "text": "?"}
    body = {"event_id": "Ev1", "team_id": "T1", "event": event}
    assert read_delivery(body) == Delivery("Ev1", "T1", "C1", "U1", root="1.0", message="1.0")


def test_an_event_in_a_thread_stays_there() -> None:
    """Within a thread its root is the root of the reply."""
    event = {"type": "app_mention", "user": "U1", "channel": "C1", "ts": "2.0", "thread_ts": "1.0"}
    body = {"event_id": "Ev1", "team_id": "T1", "event": event}
    assert read_delivery(body) == Delivery("Ev1", "T1", "C1", "U1", root="1.0", message="2.0")


def test_a_command_is_answered_at_its_address() -> None:
    """A command has no message, and its reply is seen by one person."""
    body = {
        "command": "/mesh",
        "trigger_id": "tr1",
        "team_id": "T1",
        "channel_id": "C1",
        "user_id": "U1",
        "response_url": "https://example.org/r",
    }
    expected = Delivery("tr1", "T1", "C1", "U1", only_visible=True, response_url="https://example.org/r")
    assert read_delivery(body) == expected


def test_a_click_in_a_thread_belongs_to_the_thread() -> None:
    """A button of a reply acts on that message, in its thread."""
    body = {
        "type": "block_actions",
        "trigger_id": "tr1",
        "team": {"id": "T1"},
        "channel": {"id": "C1"},
        "user": {"id": "U1"},
        "container": {"type": "message", "message_ts": "2.0", "thread_ts": "1.0", "is_ephemeral": False},
        "message": {"ts": "2.0", "thread_ts": "1.0"},
        "response_url": "https://example.org/r",
    }
    assert read_delivery(body) == Delivery(
        "tr1", "T1", "C1", "U1", root="1.0", message="2.0", response_url="https://example.org/r"
    )


def test_a_click_on_the_home_has_no_channel() -> None:
    """The App Home is nobody's conversation but the person's."""
    body = {
        "type": "block_actions",
        "trigger_id": "tr1",
        "team": {"id": "T1"},
        "user": {"id": "U1"},
        "container": {"type": "view", "view_id": "V1"},
    }
    delivery = read_delivery(body)
    assert delivery == Delivery("tr1", "T1", "", "U1")
    assert delivery.direct


def test_anything_else_is_empty() -> None:
    """A body of another kind has no id, which nothing claims."""
    assert read_delivery({"type": "mystery", "team": None}).id == ""
