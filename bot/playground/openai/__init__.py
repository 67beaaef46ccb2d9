"""A loopback server that speaks OpenAI's wire protocol; its "model" is the offline planner."""
