"""Meshwise: a reference desk for choosing and running a service mesh, staffed in Slack."""
