"""Prices that users want to be told of."""

from datetime import datetime
from decimal import Decimal

from sqlalchemy import delete, select, update
from sqlmodel import col

from storage.repositories.base import Repository
from storage.tables.market import PriceWatch, WatchDirection


class Watches(Repository):
    """Keeps, finds and marks watches."""

    async def add(
        self,
        user_id: int,
        *,
        symbol: str,
        name: str,
        currency: str,
        level: Decimal,
        direction: WatchDirection,
        seen_at: datetime,
    ) -> PriceWatch:
        """Keep a watch that knows the price of `seen_at`, and return it; the same one is kept once."""
        written = f"{level.normalize():f}"
        values = {
            "user_id": user_id,
            "symbol": symbol,
            "name": name,
            "currency": currency,
            "level_text": written,
            "direction": direction,
            "armed": True,
            "seen_at": seen_at,
            "created_at": self.clock(),
        }
        await self.session.execute(self.insert(PriceWatch).values(values).on_conflict_do_nothing())
        query = select(PriceWatch).where(
            col(PriceWatch.user_id) == user_id,
            col(PriceWatch.symbol) == symbol,
            col(PriceWatch.direction) == direction,
            col(PriceWatch.level_text) == written,
        )
        return (await self.session.scalars(query)).one()

    async def of_user(self, user_id: int) -> list[PriceWatch]:
        """Return the user's watches, oldest first."""
        query = select(PriceWatch).where(col(PriceWatch.user_id) == user_id).order_by(col(PriceWatch.id))
        return list(await self.session.scalars(query))

    async def symbols(self) -> list[str]:
        """Return the symbols that anybody watches, in order."""
        query = select(col(PriceWatch.symbol)).distinct().order_by(col(PriceWatch.symbol))
        return list(await self.session.scalars(query))

    async def of_symbol(self, symbol: str) -> list[PriceWatch]:
        """Return everybody's watches of a symbol."""
        query = select(PriceWatch).where(col(PriceWatch.symbol) == symbol).order_by(col(PriceWatch.id))
        return list(await self.session.scalars(query))

    async def mark(
        self, watch: PriceWatch, *, armed: bool, seen_at: datetime, fired_at: datetime | None = None
    ) -> bool:
        """Note what a price of `seen_at` made of a watch.

        False when the watch is gone or somebody else has judged it by this price or a newer one: then nothing changed.
        """
        fired = {"fired_at": fired_at} if fired_at is not None else {}
        statement = (
            update(PriceWatch)
            .where(col(PriceWatch.id) == watch.id, col(PriceWatch.seen_at) < seen_at)
            .values(armed=armed, seen_at=seen_at, **fired)
            .returning(col(PriceWatch.id))
        )
        return (await self.session.scalar(statement)) is not None

    async def remove(self, user_id: int, watch_id: int) -> bool:
        """Delete a watch of the user's; False when there is none."""
        statement = (
            delete(PriceWatch)
            .where(col(PriceWatch.user_id) == user_id, col(PriceWatch.id) == watch_id)
            .returning(col(PriceWatch.id))
        )
        return (await self.session.scalar(statement)) is not None
