"""The names under which figures are to be had; dashboards and alarms are written against them.

No label holds anything that a person wrote, or the id of a person, a channel or a workspace: each has few values.
"""

from typing import Final

DELIVERIES: Final = "meshwise_deliveries_total"
"""Deliveries, by `kind` (event, command, interaction, other) and `outcome` (accepted, busy, failed, or why refused)."""

FAILURES: Final = "meshwise_failures_total"
"""Listeners that failed, by `kind`: whoever asked got a sentence in place of an answer, or nothing."""

DELIVERY_SECONDS: Final = "meshwise_delivery_seconds"
"""From a delivery's arrival to the moment its first call to Slack goes out, by `kind`: our share of the time."""

ANSWERS: Final = "meshwise_answers_total"
"""Answers of the desk, by `intent` ("none" where nothing was understood) and `status`."""

ANSWER_SECONDS: Final = "meshwise_answer_seconds"
"""From a question's words to its answer."""

SLACK_CALLS: Final = "meshwise_slack_calls_total"
"""Calls to Slack, by `method` and `outcome` (ok, or Slack's code for why not)."""

SLACK_CALL_SECONDS: Final = "meshwise_slack_call_seconds"
"""How long Slack took, by `method`."""

IN_FLIGHT: Final = "meshwise_deliveries_in_flight"
"""Deliveries at work."""

IN_FLIGHT_LIMIT: Final = "meshwise_deliveries_in_flight_limit"
"""How many may be at work at once."""

WAITING: Final = "meshwise_deliveries_waiting"
"""Deliveries that wait for one at work to end."""

RELEASE: Final = "meshwise_release_info"
"""Always 1; `digest` names the release that answers."""

RELEASE_BUILT: Final = "meshwise_release_built_timestamp_seconds"
"""When that release was built; `time()` less this is its age."""

LEDGER_ERRORS: Final = "meshwise_ledger_errors_total"
"""Uses of the ledger that failed, or did not come back in time."""

LEDGER_REACHABLE: Final = "meshwise_ledger_reachable"
"""1 where the last use of the ledger succeeded, else 0."""

READY: Final = "meshwise_ready"
"""1 where /readyz says so, else 0."""
