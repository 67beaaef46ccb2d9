"""The accounts in which users keep money."""

from dataclasses import dataclass

from sqlalchemy import select
from sqlmodel import col

from storage.repositories.base import Repository
from storage.tables.ledger import Account


@dataclass(frozen=True, slots=True)
class StoredAccount:
    """An account with its name in clear."""

    id: int
    name: str
    currency: str


class Accounts(Repository):
    """Opens accounts and finds them."""

    async def open(self, user_id: int, name: str, currency: str) -> StoredAccount:
        """Return the account of this name (in any case) and currency, a new one when there is none."""
        wanted = name.strip().casefold()
        for account in await self.of_user(user_id):
            if (account.name.casefold(), account.currency) == (wanted, currency):
                return account
        row = Account(
            user_id=user_id, sealed_name=self.cipher.seal(name.strip()), currency=currency, created_at=self.clock()
        )
        self.session.add(row)
        await self.session.flush()
        return StoredAccount(row.id, name.strip(), currency)

    async def of_user(self, user_id: int) -> list[StoredAccount]:
        """Return the user's accounts, oldest first."""
        query = select(Account).where(col(Account.user_id) == user_id).order_by(col(Account.id))
        return [
            StoredAccount(row.id, str(self.cipher.open(row.sealed_name)), row.currency)
            for row in await self.session.scalars(query)
        ]
