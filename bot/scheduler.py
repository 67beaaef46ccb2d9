"""Scheduler: what happens because time has passed, without anybody doing anything."""

import asyncio
import logging
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime, timedelta
from typing import Any, Protocol

from storage.clock import Clock, utc_now

_SMALLEST_STEP = timedelta(microseconds=1)

_log = logging.getLogger(__name__)


class Job(Protocol):
    """Something to be looked after at each tick."""

    async def tick(self, now: datetime) -> None:
        """Do all that is due now; whatever is raised, the next tick comes."""
        ...


class Scheduler:
    """Rings: at each tick every job, in its order. A job that fails keeps no other from its work."""

    def __init__(
        self, jobs: Sequence[Job], *, clock: Clock = utc_now, every: timedelta = timedelta(seconds=15)
    ) -> None:
        self._jobs = tuple(jobs)
        self._clock = clock
        self._every = every
        self._bell: Any = None
        self._ticking = asyncio.Lock()

    async def start(self) -> None:
        """Begin to tick, for the first time right away: something may have come due while nobody looked."""
        from apscheduler.schedulers.asyncio import AsyncIOScheduler

        self._bell = AsyncIOScheduler(timezone="UTC")
        self._bell.add_job(
            self._ring,
            "interval",
            seconds=self._every.total_seconds(),
            next_run_time=datetime.now(UTC),
            coalesce=True,
            max_instances=1,
            misfire_grace_time=None,
        )
        self._bell.start()

    async def stop(self) -> None:
        """Tick no more; a tick that runs comes to its end."""
        if self._bell is not None:
            self._bell.pause()
            async with self._ticking:
                self._bell.shutdown(wait=False)
            self._bell = None

    async def _ring(self) -> None:
        # Who finds it locked comes too late: the scheduler stops, or the tick before is not over.
        if not self._ticking.locked():
            async with self._ticking:
                await self.tick()

    async def tick(self) -> None:
        """Let each job do all that is due now."""
        now = self._clock()
        for job in self._jobs:
            try:
                await job.tick(now)
            except Exception:
                # Whatever it is, the next tick may succeed.
                _log.exception("a job broke off", extra={"job": type(job).__name__})


def next_fire(cron: Sequence[Mapping[str, Any]], zone: str, after: datetime) -> datetime | None:
    """Return the first instant after `after` that one of the alternatives names; None when none comes any more.

    Each alternative maps named cron fields ("day_of_week", "hour") to what the clock of `zone` has to show. A time
    that the clock shows twice on the day it is put back counts once, at its first showing; one that it skips on the
    day it is put forward counts as much later as the clock is put forward.
    """
    times = (_next_of(fields, zone, after) for fields in cron)
    return min((time for time in times if time is not None), default=None)


def _next_of(fields: Mapping[str, Any], zone: str, after: datetime) -> datetime | None:
    from apscheduler.triggers.cron import CronTrigger

    trigger: Any = CronTrigger(**fields, timezone=zone)
    found: datetime | None = trigger.get_next_fire_time(None, after + _SMALLEST_STEP)
    while found is not None and found.fold:
        found = trigger.get_next_fire_time(None, found.astimezone(UTC) + _SMALLEST_STEP)
    return None if found is None else found.astimezone(UTC)
