"""Somebody who asked to be told something, and what was put into the inbox for them."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from bot.assistant.turn import NoticeRequest
from bot.jobs.check_ins import FireCheckIns
from bot.jobs.notices import ReleaseNotices
from bot.scheduler import next_fire
from storage.database import Database
from storage.repositories.check_ins import StoredCheckIn
from storage.tables.users import User

DAILY = {"hour": 9, "minute": 0}


async def user_in(database: Database, zone: str) -> User:
    async with database.unit() as unit:
        return await unit.users.ensure("T1", "U1", time_zone=zone, locale="en_US", currency="USD")


async def remind(
    database: Database, user: User, cron: Mapping[str, Any] = DAILY, text: str = "Log my expenses"
) -> StoredCheckIn:
    """Let the user be reminded from now on."""
    at = next_fire([cron], user.time_zone, database.clock())
    assert at is not None
    async with database.unit() as unit:
        return await unit.check_ins.add(
            user.id, "reminder", cron=[cron], zone=user.time_zone, occurs_at=at, next_fire_at=at, text=text
        )


async def tick(database: Database, now: datetime) -> None:
    """Do what the scheduler does with check-ins."""
    await FireCheckIns(database, next_fire).tick(now)
    await ReleaseNotices(database).tick(now)


async def put(database: Database) -> list[tuple[str, str]]:
    """Return the event and the words of each notice in the inbox, in order."""
    async with database.unit() as unit:
        turns = [await unit.turns.get(number) for number in range(1, await unit.turns.waiting() + 1)]
        payloads = [await unit.turns.payload(turn.id, turn.conversation) for turn in turns if turn]
    requests = [NoticeRequest.model_validate(payload) for payload in payloads]
    events = [turn.event_id for turn in turns if turn]
    return list(zip(events, [request.notice.text for request in requests], strict=True))
