"""Reading figures as whoever collects them does."""

from prometheus_client.parser import text_string_to_metric_families

from bot.slack.app import SlackApp


def figure(app: SlackApp, name: str, **labels: str) -> float:
    """The value of the figure with these labels, among others it may have; 0 where there is none."""
    families = text_string_to_metric_families(app.room.metrics.render().decode())
    samples = [sample for family in families for sample in family.samples if sample.name == name]
    return sum(sample.value for sample in samples if labels.items() <= sample.labels.items())
