"""Penny was opened: the Home tab shows where things stand, the Messages tab offers ways to begin."""

from slack_bolt.async_app import AsyncApp

from bot.slack.home import publish_home
from bot.slack.identity import Payload, channel_of_event, speaker_of_event
from bot.slack.services import Services

PROMPTS_TITLE = "What shall we look at?"
PROMPTS = (
    {"title": "Save for a house", "message": "How long will it take me to save for a house?"},
    {"title": "Plan my budget", "message": "Help me plan a monthly budget"},
    {"title": "Set a savings goal", "message": "I want to set a savings goal"},
    {"title": "What can you do?", "message": "What can you help me with?"},
)
"""At most four: Slack's limit, here and in the manifest, which offers the same."""


def register(app: AsyncApp, services: Services) -> None:
    """Register the handler of app_home_opened."""

    async def on_opened(body: Payload) -> None:
        if body["event"].get("tab") == "home":
            await publish_home(services, speaker_of_event(body))
        else:
            await services.client.assistant_threads_setSuggestedPrompts(
                channel_id=channel_of_event(body), title=PROMPTS_TITLE, prompts=list(PROMPTS)
            )

    app.event("app_home_opened")(on_opened)
