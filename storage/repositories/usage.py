"""The tokens that requests to the model took, and their sums."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import ColumnElement, Date, func, select, true
from sqlalchemy.orm import Mapped
from sqlmodel import col

from storage.repositories.base import Repository
from storage.tables.usage import RequestUsage
from storage.tables.users import User


@dataclass(frozen=True, slots=True)
class UsageSum:
    """What the requests of one `group` took together; the cached tokens are input, the reasoning ones output."""

    group: tuple[str, ...]
    turns: int
    requests: int
    input_tokens: int
    cached_tokens: int
    output_tokens: int
    reasoning_tokens: int

    @property
    def total_tokens(self) -> int:
        """All tokens, in and out."""
        return self.input_tokens + self.output_tokens


class UsageRecords(Repository):
    """Keeps what each request took and adds it up."""

    async def add(
        self,
        turn_id: int,
        round: int,  # noqa: A002
        *,
        conversation_id: int,
        user_id: int,
        team_id: str,
        engine: str,
        model: str,
        input_tokens: int,
        cached_tokens: int,
        output_tokens: int,
        reasoning_tokens: int,
        now: datetime,
    ) -> None:
        """Keep what one request took; what is kept of this round of this turn already stays."""
        row: dict[str, Any] = {
            "turn_id": turn_id,
            "round": round,
            "conversation_id": conversation_id,
            "user_id": user_id,
            "team_id": team_id,
            "engine": engine,
            "model": model,
            "input_tokens": input_tokens,
            "cached_tokens": cached_tokens,
            "output_tokens": output_tokens,
            "reasoning_tokens": reasoning_tokens,
            "created_at": now,
        }
        await self.session.execute(self.insert(RequestUsage).values(row).on_conflict_do_nothing())

    async def rounds(self, turn_id: int) -> int:
        """Return how many requests of a turn are kept."""
        return await self.session.scalar(select(func.count()).where(col(RequestUsage.turn_id) == turn_id)) or 0

    async def spent_by_user(self, user_id: int, since: datetime) -> int:
        """Return the tokens, in and out, that a user's requests took since then."""
        return await self._spent(col(RequestUsage.user_id) == user_id, since)

    async def spent_by_team(self, team_id: str, since: datetime) -> int:
        """Return the tokens, in and out, that a workspace's requests took since then."""
        return await self._spent(col(RequestUsage.team_id) == team_id, since)

    async def of_user(self, user_id: int, since: datetime) -> UsageSum:
        """Add up one user's since then; the group is empty."""
        [theirs] = await self._sums(since, whose=col(RequestUsage.user_id) == user_id)
        return theirs

    async def by_user(self, since: datetime) -> list[UsageSum]:
        """Add up since then for each workspace and user (Slack's ids), the largest first."""
        sums = await self._sums(since, col(User.team_id), col(User.user_id))
        return sorted(sums, key=lambda found: (-found.total_tokens, found.group))

    async def by_day(self, since: datetime) -> list[UsageSum]:
        """Add up since then for each day (UTC, "2026-11-21"), in their order."""
        return await self._sums(since, self._day())

    async def by_engine(self, since: datetime) -> list[UsageSum]:
        """Add up since then for each engine and model, the largest first."""
        sums = await self._sums(since, col(RequestUsage.engine), col(RequestUsage.model))
        return sorted(sums, key=lambda found: (-found.total_tokens, found.group))

    async def total(self, since: datetime) -> UsageSum:
        """Add up everything since then; the group is empty."""
        [everything] = await self._sums(since)
        return everything

    async def _spent(self, of_whom: ColumnElement[bool], since: datetime) -> int:
        tokens = func.sum(col(RequestUsage.input_tokens) + col(RequestUsage.output_tokens))
        return int(await self.session.scalar(select(tokens).where(of_whom, _since(since))) or 0)

    async def _sums(
        self, since: datetime, *groups: ColumnElement[Any] | Mapped[Any], whose: ColumnElement[bool] | None = None
    ) -> list[UsageSum]:
        usage = RequestUsage
        counts = (
            func.count(col(usage.turn_id).distinct()),
            func.count(),
            func.sum(col(usage.input_tokens)),
            func.sum(col(usage.cached_tokens)),
            func.sum(col(usage.output_tokens)),
            func.sum(col(usage.reasoning_tokens)),
        )
        of_user = select(*groups, *counts).join_from(usage, User, col(User.id) == col(usage.user_id))
        query = of_user.where(_since(since), true() if whose is None else whose).group_by(*groups).order_by(*groups)
        width = len(groups)
        return [
            UsageSum(tuple(str(name) for name in row[:width]), *(int(count or 0) for count in row[width:]))
            for row in await self.session.execute(query)
        ]

    def _day(self) -> ColumnElement[date]:
        at = col(RequestUsage.created_at)
        # SQLite keeps the time in UTC as it stands; PostgreSQL would take the day of its own time zone.
        utc = at if self.session.get_bind().dialect.name == "sqlite" else func.timezone("UTC", at)
        return func.date(utc, type_=Date)


def _since(since: datetime) -> ColumnElement[bool]:
    return col(RequestUsage.created_at) >= since
