"""What people thought of answers, as it is kept."""

from datetime import timedelta

from storage.database import Database
from storage.repositories.feedback import FeedbackSum
from storage.tables import User

TURN = 7


async def test_a_changed_mind_takes_the_place_of_what_was_thought_before(storage: Database, user: User) -> None:
    now = storage.clock()
    async with storage.unit() as unit:
        assert await unit.feedback.rate(TURN, user.id, "bad", now)
        await unit.feedback.explain(TURN, user.id, "figures", "The rent is missing")
        assert await unit.feedback.get(TURN, user.id) == ("bad", "figures", "The rent is missing")
        assert await unit.feedback.rate(TURN, user.id, "good", now + timedelta(seconds=1))
        assert await unit.feedback.get(TURN, user.id) == ("good", None, "")


async def test_what_is_delivered_late_or_twice_changes_nothing(storage: Database, user: User) -> None:
    now = storage.clock()
    async with storage.unit() as unit:
        assert await unit.feedback.rate(TURN, user.id, "good", now)
        assert not await unit.feedback.rate(TURN, user.id, "good", now)
        assert not await unit.feedback.rate(TURN, user.id, "bad", now - timedelta(seconds=1))
        assert await unit.feedback.get(TURN, user.id) == ("good", None, "")


async def test_what_was_wrong_with_an_answer_is_not_kept_once_it_is_found_good(storage: Database, user: User) -> None:
    async with storage.unit() as unit:
        await unit.feedback.rate(TURN, user.id, "good", storage.clock())
        await unit.feedback.explain(TURN, user.id, "other", "Too late")
        assert await unit.feedback.get(TURN, user.id) == ("good", None, "")
        assert await unit.feedback.get(TURN + 1, user.id) is None


async def test_ratings_and_reasons_are_counted(storage: Database, user: User) -> None:
    now = storage.clock()
    async with storage.unit() as unit:
        for turn, rating in enumerate(("good", "bad", "bad", "good", "bad")):
            await unit.feedback.rate(turn, user.id, rating, now)
        await unit.feedback.explain(1, user.id, "unclear", "")
        await unit.feedback.explain(2, user.id, "figures", "")
        assert await unit.feedback.sums(now) == FeedbackSum(2, 3, {"figures": 1, "unclear": 1})
        assert await unit.feedback.sums(now + timedelta(days=1)) == FeedbackSum(0, 0, {})
