"""Block Kit renderers: pure functions from forms and results to the JSON that Slack shows."""
