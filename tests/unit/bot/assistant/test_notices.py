"""What Penny says unasked: put once, held while the user wants to hear nothing, taken once."""

from datetime import UTC, datetime, timedelta

import pytest

from bot.assistant.engine import Note
from bot.assistant.notices import NoticeHandler, in_words, is_notice, put_notice
from bot.assistant.turn import Message, Notice, NoticeRequest, Place, Speaker, TurnRequest
from bot.jobs.notices import ReleaseNotices
from storage.database import Database
from storage.repositories.turns import ClaimedTurn, NewTurn
from storage.tables.check_ins import QuietTimes
from storage.tables.users import User
from tests.clock import FakeClock
from tests.unit.bot.jobs.check_ins import put, user_in
from tools.toolkit.outcome import Display

TEXT = "Apple fell below $200."
LEASE = timedelta(seconds=30)


class Slack:
    """Begins a thread for each notice, and may fail at first."""

    def __init__(self) -> None:
        self.posted: list[str] = []
        self.down = False

    async def __call__(self, turn: ClaimedTurn, request: NoticeRequest) -> Place:
        if self.down:
            raise ConnectionError
        self.posted.append(request.notice.text)
        return Place(team_id=request.speaker.team_id, channel_id="D1", thread_ts="7.0", private=True)


@pytest.fixture
async def user(database: Database) -> User:
    return await user_in(database, "UTC")


@pytest.fixture
def slack() -> Slack:
    return Slack()


@pytest.fixture
def handler(database: Database, clock: FakeClock, slack: Slack, user: User) -> NoticeHandler:
    async def find(speaker: Speaker) -> User:
        return user

    return NoticeHandler(
        database=database, engine="responses", endpoint="local", clock=clock, find_user=find, announce=slack
    )


async def notice(database: Database, user: User) -> bool:
    async with database.unit() as unit:
        return await put_notice(unit, user, TEXT, event_id="watch:1", now=database.clock())


async def claim(database: Database) -> ClaimedTurn:
    now = database.clock()
    async with database.unit() as unit:
        (turn,) = await unit.turns.claim("me", now, now + LEASE, 1, 5)
    return turn


async def test_an_event_is_put_once(database: Database, user: User) -> None:
    assert await notice(database, user)
    assert not await notice(database, user)
    assert await put(database) == [("watch:1", TEXT)]


async def test_in_quiet_hours_it_waits_for_their_end(database: Database, user: User, clock: FakeClock) -> None:
    async with database.unit() as unit:
        await unit.quiet_times.keep(QuietTimes(user_id=user.id, starts=11 * 60, ends=14 * 60))
    assert await notice(database, user)
    assert not await notice(database, user)
    await ReleaseNotices(database).tick(datetime(2026, 11, 21, 13, 59, tzinfo=UTC))
    assert await put(database) == []
    for _ in range(2):
        await ReleaseNotices(database).tick(datetime(2026, 11, 21, 14, tzinfo=UTC))
    assert await put(database) == [("watch:1", TEXT)]


async def test_quiet_hours_that_were_made_longer_meanwhile_hold_it_longer(database: Database, user: User) -> None:
    async with database.unit() as unit:
        await unit.quiet_times.keep(QuietTimes(user_id=user.id, starts=11 * 60, ends=14 * 60))
    await notice(database, user)
    async with database.unit() as unit:
        await unit.quiet_times.keep(QuietTimes(user_id=user.id, starts=11 * 60, ends=15 * 60))
    await ReleaseNotices(database).tick(datetime(2026, 11, 21, 14, tzinfo=UTC))
    assert await put(database) == []
    await ReleaseNotices(database).tick(datetime(2026, 11, 21, 15, tzinfo=UTC))
    assert await put(database) == [("watch:1", TEXT)]


async def test_it_is_posted_and_told_to_its_conversation_and_the_others(
    database: Database, user: User, slack: Slack, handler: NoticeHandler
) -> None:
    await notice(database, user)
    turn = await claim(database)
    assert is_notice(turn.payload)
    assert await handler.run(turn) == "done"
    told = f"You wrote to the user by yourself, without being asked just then: {TEXT}"
    async with database.unit() as unit:
        entries = await unit.journal.entries(1)
        notes = await unit.notes.after(user.id, 0, excluding_conversation=None)
    assert slack.posted == [TEXT]
    assert [entry.item for entry in entries] == [Note(text=told).model_dump(mode="json")]
    assert [note.text for note in notes] == [told]


async def test_a_second_attempt_tells_nobody_twice(
    database: Database, user: User, slack: Slack, handler: NoticeHandler
) -> None:
    await notice(database, user)
    turn = await claim(database)
    for _ in range(2):
        await handler.run(turn)
    async with database.unit() as unit:
        assert len(await unit.journal.entries(1)) == 1


async def test_what_cannot_be_posted_is_raised_to_be_tried_again(
    database: Database, user: User, slack: Slack, handler: NoticeHandler
) -> None:
    await notice(database, user)
    slack.down = True
    with pytest.raises(ConnectionError):
        await handler.run(await claim(database))


async def test_a_thread_that_the_user_began_is_told_so_and_answers_their_question_once(
    database: Database, user: User, handler: NoticeHandler
) -> None:
    speaker = Speaker(team_id=user.team_id, user_id=user.user_id)
    request = NoticeRequest(speaker=speaker, notice=Notice(text=TEXT), told="About Apple.", question="Why?")
    async with database.unit() as unit:
        await unit.turns.put(NewTurn("view:1", "T1:::U1", request.model_dump(mode="json")), database.clock())
    turn = await claim(database)
    for _ in range(2):
        await handler.run(turn)
    async with database.unit() as unit:
        entries = await unit.journal.entries(1)
        notes = await unit.notes.after(user.id, 0, excluding_conversation=None)
    asked = await claim(database)
    assert [entry.item for entry in entries] == [Note(text="About Apple.").model_dump(mode="json")]
    assert notes == [], "nobody else is told what the user looks at"
    assert (asked.event_id, asked.conversation) == ("view:1:question", f"{user.team_id}:D1:7.0:{user.user_id}")
    assert TurnRequest.model_validate(asked.payload).input == Message(text="Why?", ts="7.0")


def test_a_summary_below_the_words_is_part_of_what_was_said() -> None:
    results = (Display(title="Goal", summary="House: 10%."), Display(title="Goal", summary="well done"))
    assert in_words(Notice(text="Look, well done!", results=results)) == "Look, well done! House: 10%."
