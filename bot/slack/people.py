"""People: Slack's profile (time zone, locale) kept as a storage User and read again once a day."""

import logging
from datetime import timedelta
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from aiohttp import ClientError
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from bot.assistant.turn import Speaker
from bot.slack.errors import reason_of
from storage.clock import Clock
from storage.database import Database
from storage.tables.users import User

_log = logging.getLogger(__name__)

_REFRESHED_EVERY = timedelta(days=1)
_TIME_ZONE, _LOCALE = "UTC", "en_US"


class People:
    """Knows the users of the workspace. New ones get `default_currency`; what they chose later is kept."""

    def __init__(self, client: AsyncWebClient, database: Database, default_currency: str, clock: Clock) -> None:
        self._client = client
        self._database = database
        self._currency = default_currency
        self._clock = clock
        self._unread: set[Speaker] = set()

    async def user(self, speaker: Speaker) -> User:
        """Return the speaker's row, made or brought up to date from Slack when it is older than a day."""
        async with self._database.unit() as unit:
            known = await unit.users.find(speaker.team_id, speaker.user_id)
        fresh = known is not None and self._clock() - known.updated_at < _REFRESHED_EVERY
        if known is not None and fresh and speaker not in self._unread:
            return known
        profile = await self._profile(speaker)
        if known is not None and profile is None:
            return known
        time_zone, locale = profile or (_TIME_ZONE, _LOCALE)
        async with self._database.unit() as unit:
            user = await unit.users.ensure(
                speaker.team_id, speaker.user_id, time_zone=time_zone, locale=locale, currency=self._currency
            )
            await unit.users.update(user)
        return user

    async def _profile(self, speaker: Speaker) -> tuple[str, str] | None:
        try:
            response: Any = await self._client.users_info(user=speaker.user_id, include_locale=True)
        except (SlackApiError, ClientError, TimeoutError) as error:
            _log.warning("a profile could not be read", extra={"user": speaker.user_id, "reason": reason_of(error)})
            self._unread.add(speaker)
            return None
        self._unread.discard(speaker)
        profile = response["user"]
        return _known_zone(profile.get("tz") or ""), (profile.get("locale") or _LOCALE).replace("-", "_")


def _known_zone(name: str) -> str:
    try:
        return ZoneInfo(name).key
    except (ZoneInfoNotFoundError, ValueError):
        return _TIME_ZONE
