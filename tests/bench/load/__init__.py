"""The bot under load: its own processes, asked by signed HTTP, whose replies are counted where Slack would be."""
