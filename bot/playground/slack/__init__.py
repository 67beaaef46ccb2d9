"""A Slack workspace in memory that speaks Slack's wire protocols: Web API, Socket Mode, interactivity."""
