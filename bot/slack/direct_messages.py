"""Penny's direct messages with a person."""

from typing import Any

from bot.slack.services import Services


async def direct_messages(services: Services, user_id: str) -> str:
    """Return the channel of Penny's direct messages with the user, opened if need be. Raises SlackApiError."""
    client: Any = services.client
    response = await services.pace.patiently(lambda: client.conversations_open(users=user_id))
    return response["channel"]["id"]
