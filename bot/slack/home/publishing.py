"""Publishes the Home tab, and remembers who looks at theirs."""

from typing import TYPE_CHECKING

from bot.assistant.turn import Speaker
from bot.blocks.home.forgotten import forgotten_view
from storage.tables.users import User

if TYPE_CHECKING:
    from bot.slack.services import Services


async def show_home(services: "Services", speaker: Speaker) -> None:
    """Show the Home tab that somebody has opened. Raises SlackApiError."""
    user = await services.people.user(speaker)
    async with services.database.unit() as unit:
        if (await unit.preferences.of_user(user.id)).home_seen_at is None:
            await unit.preferences.change(user.id, home_seen_at=services.clock())
    await _publish(services, user)


async def renew_home(services: "Services", speaker: Speaker) -> None:
    """Bring the Home tab of somebody up to date who has opened it before. Raises SlackApiError.

    That of somebody of whom nothing is kept any more shows nothing of them either.
    """
    async with services.database.unit() as unit:
        user = await unit.users.find(speaker.team_id, speaker.user_id)
        seen_at = user and (await unit.preferences.of_user(user.id)).home_seen_at
    if user is None:
        await services.client.views_publish(user_id=speaker.user_id, view=forgotten_view())
    elif seen_at is not None:
        await _publish(services, user)


async def _publish(services: "Services", user: User) -> None:
    # What stands there takes the tools' modules, which only a Penny that runs needs.
    from bot.blocks.home.view import home_view
    from bot.slack.home.gathering import gather

    view = home_view(await gather(services, user))
    await services.client.views_publish(user_id=user.user_id, view=view)
