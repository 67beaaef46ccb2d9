"""What users taught about categories."""

from sqlalchemy import delete, select
from sqlmodel import col

from storage.repositories.base import Repository
from storage.tables.ledger import CategoryRule


class CategoryRules(Repository):
    """Keeps rules; the same words have one."""

    async def of_user(self, user_id: int) -> dict[str, str]:
        """Return the user's rules: words, in small letters, and the category that they mean."""
        query = (
            select(CategoryRule)
            .where(col(CategoryRule.user_id) == user_id)
            .order_by(col(CategoryRule.id))
            .execution_options(populate_existing=True)
        )
        return {str(self.cipher.open(row.sealed_words)): row.category for row in await self.session.scalars(query)}

    async def teach(self, user_id: int, words: str, category: str) -> None:
        """Keep that these words mean the category, in place of what they meant before."""
        key = {"user_id": user_id, "fingerprint": self._mark(words)}
        values = {
            "sealed_words": self.cipher.seal(words.casefold()),
            "category": category,
            "updated_at": self.clock(),
        }
        insert = self.insert(CategoryRule).values(key | values)
        await self.session.execute(insert.on_conflict_do_update(index_elements=list(key), set_=values))

    async def forget(self, user_id: int, words: str) -> None:
        """Delete the rule of these words."""
        of_words = (col(CategoryRule.user_id) == user_id, col(CategoryRule.fingerprint) == self._mark(words))
        await self.session.execute(delete(CategoryRule).where(*of_words))

    def _mark(self, words: str) -> str:
        return self.cipher.fingerprint(words.casefold())
