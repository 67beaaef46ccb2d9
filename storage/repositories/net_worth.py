"""What users own and owe."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import delete, select, update
from sqlmodel import col

from storage.money import Money
from storage.repositories.base import Repository
from storage.tables.net_worth import WorthDay, WorthItem, WorthSide


@dataclass(frozen=True, slots=True)
class StoredWorth:
    """Something owned or owed, with its name in clear."""

    id: int
    side: WorthSide
    name: str
    amount: Money


@dataclass(frozen=True, slots=True)
class StoredWorthDay:
    """All that was owned and owed in one currency at the end of a day."""

    day: date
    assets: Money
    debts: Money

    @property
    def net(self) -> Money:
        """What is left of the assets once the debts are paid."""
        return self.assets - self.debts


class NetWorth(Repository):
    """Keeps what is owned and owed, and its history. What is read here is locked until the unit ends."""

    async def of_user(self, user_id: int) -> list[StoredWorth]:
        """Return all that the user owns and owes, in the order in which it was first told."""
        query = select(WorthItem).where(col(WorthItem.user_id) == user_id).order_by(col(WorthItem.id))
        return [
            StoredWorth(
                row.id,
                row.side,
                str(self.cipher.open(row.sealed_name)),
                Money.from_minor(row.amount_minor, row.currency),
            )
            for row in await self.session.scalars(
                query.with_for_update(), execution_options={"populate_existing": True}
            )
        ]

    async def any_of(self, user_id: int) -> bool:
        """Tell whether the user told of anything that they own or owe."""
        query = select(col(WorthItem.id)).where(col(WorthItem.user_id) == user_id).limit(1)
        return await self.session.scalar(query) is not None

    async def add(self, user_id: int, side: WorthSide, name: str, amount: Money) -> None:
        """Keep something that the user owns or owes."""
        row = WorthItem(
            user_id=user_id,
            side=side,
            sealed_name=self.cipher.seal(name),
            amount_minor=amount.minor,
            currency=amount.currency,
            created_at=self.clock(),
            updated_at=self.clock(),
        )
        self.session.add(row)
        await self.session.flush()

    async def revalue(self, item: StoredWorth, amount: Money) -> None:
        """Give something another value, which may be in another currency."""
        values = {"amount_minor": amount.minor, "currency": amount.currency, "updated_at": self.clock()}
        await self.session.execute(update(WorthItem).where(col(WorthItem.id) == item.id).values(values))

    async def remove(self, item: StoredWorth) -> None:
        """Forget something that the user no longer owns or owes; its past stays in the history."""
        await self.session.execute(delete(WorthItem).where(col(WorthItem.id) == item.id))

    async def keep_day(self, user_id: int, days: Sequence[StoredWorthDay]) -> None:
        """Keep what all came to on a day, in place of what was kept for that day and currency before."""
        for entry in days:
            totals = {"assets_minor": entry.assets.minor, "debts_minor": entry.debts.minor}
            key = {"user_id": user_id, "day": entry.day, "currency": entry.assets.currency}
            statement = self.insert(WorthDay).values(key | totals)
            await self.session.execute(statement.on_conflict_do_update(index_elements=[*key], set_=totals))

    async def days(self, user_id: int) -> list[StoredWorthDay]:
        """Return the history, oldest first."""
        query = (
            select(WorthDay).where(col(WorthDay.user_id) == user_id).order_by(col(WorthDay.day), col(WorthDay.currency))
        )
        return [
            StoredWorthDay(
                row.day,
                Money.from_minor(row.assets_minor, row.currency),
                Money.from_minor(row.debts_minor, row.currency),
            )
            for row in await self.session.scalars(query, execution_options={"populate_existing": True})
        ]
