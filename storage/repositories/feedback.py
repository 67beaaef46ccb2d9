"""What people thought of answers, and how many were of which mind."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import func, select, update
from sqlmodel import col

from storage.repositories.base import Repository
from storage.tables.feedback import Feedback, Rating, Reason


@dataclass(frozen=True, slots=True)
class FeedbackSum:
    """How many answers were found good and bad; `reasons` counts each Reason that was given."""

    good: int
    bad: int
    reasons: Mapping[str, int]


class FeedbackOnAnswers(Repository):
    """Keeps the latest word of each person on each answer."""

    async def rate(self, turn_id: int, user_id: int, rating: Rating, rated_at: datetime) -> bool:
        """Keep what the user thinks now, in place of what they thought; False when that was said later already."""
        row: dict[str, Any] = {"turn_id": turn_id, "user_id": user_id, "rating": rating, "rated_at": rated_at}
        row |= {"reason": None, "sealed_comment": None}
        kept = (
            self.insert(Feedback)
            .values(row)
            .on_conflict_do_update(
                index_elements=("turn_id", "user_id"), set_=row, where=col(Feedback.rated_at) < rated_at
            )
        )
        return await self.session.scalar(kept.returning(col(Feedback.turn_id))) is not None

    async def explain(self, turn_id: int, user_id: int, reason: Reason | None, comment: str) -> None:
        """Keep what the user found wrong with an answer; nothing happens when they think well of it by now."""
        theirs = (col(Feedback.turn_id) == turn_id, col(Feedback.user_id) == user_id, col(Feedback.rating) == "bad")
        sealed = self.cipher.seal(comment) if comment else None
        await self.session.execute(update(Feedback).where(*theirs).values(reason=reason, sealed_comment=sealed))

    async def get(self, turn_id: int, user_id: int) -> tuple[Rating, Reason | None, str] | None:
        """Return the user's rating of the answer, the reason and the comment; None when they gave none."""
        found = await self.session.get(Feedback, (turn_id, user_id), populate_existing=True)
        if found is None:
            return None
        return found.rating, found.reason, str(self.cipher.open(found.sealed_comment)) if found.sealed_comment else ""

    async def sums(self, since: datetime) -> FeedbackSum:
        """Count the answers that were rated since then."""
        rating, reason = col(Feedback.rating), col(Feedback.reason)
        query = select(rating, reason, func.count()).where(col(Feedback.rated_at) >= since).group_by(rating, reason)
        ratings, reasons = Counter[str](), Counter[str]()
        for rated, why, count in await self.session.execute(query):
            ratings[rated] += count
            if why is not None:
                reasons[why] += count
        return FeedbackSum(ratings["good"], ratings["bad"], dict(sorted(reasons.items())))
