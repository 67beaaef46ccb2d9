"""Errands: what a command or a click asks for that takes longer than Slack waits; durable like every turn."""
