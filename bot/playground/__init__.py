"""The outside world on loopback: a Slack workspace, a model, and a web page to look at both."""
