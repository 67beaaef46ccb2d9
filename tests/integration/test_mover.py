"""A conversation that was moved to another engine goes on there as if it had always been there."""

import asyncio
from collections.abc import AsyncIterator
from itertools import permutations

import pytest

from bot.assistant.backoff import Backoff
from bot.assistant.engines.failures import ProviderError
from bot.assistant.mover import Mover
from bot.assistant.turn import Message
from bot.playground.openai.fault import Refuse
from bot.settings import HISTORY_TOKENS
from storage.database import Database
from storage.errors import TransactionConflictError
from tests.clock import FakeClock
from tests.integration.assistant_office import HOW_LONG, KEEP, State
from tests.integration.house import NAMES, OPENED_BY, STATES, THE_ONE, House, open_house
from tests.unit.bot.assistant.recording import PATIENCE


@pytest.fixture(params=list(permutations(STATES, 2)), ids=lambda pair: " to ".join(pair))
def pair(request: pytest.FixtureRequest) -> tuple[State, State]:
    return request.param


@pytest.fixture
async def house(pair: tuple[State, State], database: Database, clock: FakeClock) -> AsyncIterator[House]:
    async with open_house(*pair, database, clock) as house:
        yield house


conversation_to_local = pytest.mark.parametrize("pair", [("conversation", "local")])
local_to_conversation = pytest.mark.parametrize("pair", [("local", "conversation")])


async def test_the_next_message_is_answered_without_another_thread_being_made(house: House) -> None:
    await house.office.say(KEEP)
    await house.office.say("Hello Penny")
    await house.move()
    moved = await house.conversation()
    assert (moved.engine, moved.endpoint, moved.generation) == (NAMES[house.state], house.server.url, 1)
    made = house.threads_made
    reply = await house.office.say("And now?")
    assert reply.answers == ["You said: And now?"]
    after = await house.conversation()
    assert (after.remote_id, after.generation, house.threads_made) == (moved.remote_id, 1, made)


async def test_the_model_hears_everything_once_and_in_order(house: House) -> None:
    await house.office.say("Hello Penny")
    await house.office.say(KEEP)
    await house.move()
    await house.office.say("And now?")
    told = house.office.told()
    words = ("Today is", "Hello Penny", "You said: Hello Penny", KEEP, "keep_goal", "House is a goal now", "And now?")
    assert sorted(words, key=told.index) == list(words)
    assert [told.count(text) for text in ("Today is", "You said: Hello Penny", KEEP, "And now?")] == [1, 1, 1, 1]


async def test_an_open_form_is_still_accepted(house: House) -> None:
    asked = await house.office.say(HOW_LONG)
    await house.move()
    moved = await house.conversation()
    reply = await house.office.fill(asked, monthly_savings="1,200")
    assert [result.summary for result in reply.results] == ["It takes 50 months."]
    assert reply.ends == ["finish"]
    after = await house.conversation()
    assert (after.remote_id, after.generation) == (moved.remote_id, 1)


async def test_an_open_form_may_still_be_answered_in_words_or_left(house: House) -> None:
    await house.office.say(HOW_LONG)
    await house.move()
    reply = await house.office.say("Something else, please")
    assert reply.answers == ["You said: Something else, please"]
    assert (await house.conversation()).generation == 1


async def test_what_was_not_told_before_the_move_is_told_after_it(house: House) -> None:
    await house.office.say("Hello Penny")
    house.office.server.faults.next_request(Refuse(401, "invalid_api_key"), path="*")
    await house.office.take_failing(Message(text="Are you there?", ts="2.5"))
    await house.move()
    await house.office.say("Are you back?")
    told = house.office.told()
    assert [told.count(text) for text in ("Are you there?", "Are you back?")] == [1, 1]


async def test_the_metadata_comes_along(house: House) -> None:
    await house.office.say("Hello Penny")
    async with house.office.database.unit() as unit:
        await unit.conversations.add_details(THE_ONE, {"topic": "savings"})
    await house.move()
    metadata = {
        "team": "T1",
        "channel": "D1",
        "thread_ts": "1.0",
        "user": "U1",
        "conversation": "1",
        "topic": "savings",
    }
    moved = await house.conversation()
    assert moved.mirrored == (metadata if moved.remote_id else {})
    assert [body["metadata"] for body in house.server.bodies(OPENED_BY[house.state])] == [metadata] * house.threads_made


async def test_there_and_back_again(house: House) -> None:
    old, old_state = house.office.engine, house.office.state
    old_server, old_model = house.office.server, house.office.model
    await house.office.say("Hello Penny")
    await house.move()
    await house.office.say("Are you there?")
    house.engine, house.state, house.server, house.model = old, old_state, old_server, old_model
    await house.move()
    await house.office.say("And back?")
    told = house.office.told()
    assert [told.count(f"You said: {text}") for text in ("Hello Penny", "Are you there?")] == [1, 1]
    assert (await house.conversation()).generation == 2


@pytest.mark.parametrize("pair", [("conversation", "conversation"), ("assistants", "assistants")])
async def test_a_move_to_another_endpoint_of_the_same_engine_is_a_move_too(house: House) -> None:
    await house.office.say("Hello Penny")
    await house.move()
    await house.office.say("And now?")
    assert "You said: Hello Penny" in house.office.told()
    assert (await house.conversation()).endpoint == house.server.url


@local_to_conversation
async def test_a_conversation_in_which_nothing_was_answered_moves_with_its_words(house: House) -> None:
    house.office.server.fail_next(401, "invalid_api_key")
    await house.office.take_failing(Message(text="Are you there?", ts="1.5"))
    await house.move()
    reply = await house.office.say("Are you back?")
    assert reply.answers == ["You said: Are you back?"]
    assert house.office.told().count("Are you there?") == 1


@local_to_conversation
async def test_what_the_provider_refused_stays_behind(house: House) -> None:
    await house.office.say("Hello Penny")
    house.office.server.fail_next(400, "invalid_prompt")
    await house.office.take_failing(Message(text="Something bad", ts="2.5"))
    await house.office.say("Sorry")
    await house.move()
    await house.office.say("And now?")
    assert "Something bad" not in house.office.told()
    assert "You said: Sorry" in house.office.told()


@pytest.mark.parametrize("pair", [("local", "conversation"), ("local", "assistants"), ("assistants", "conversation")])
async def test_of_a_long_conversation_its_digest_moves(house: House) -> None:
    house.office.history_tokens = 500
    for number in range(20):
        await house.office.say(f"Message number {number} " + "with many words " * 5)
    assert await house.office.items("digest") != []
    generation = (await house.conversation()).generation
    house.office.history_tokens = HISTORY_TOKENS
    await house.move()
    await house.office.say("And now?")
    told = house.office.told()
    assert told.count("summed up") == 1
    assert "You said: Message number 0" not in told
    assert (await house.conversation()).generation == generation + 1


@local_to_conversation
async def test_a_passing_failure_is_waited_out(house: House) -> None:
    await house.office.say("Hello Penny")
    house.server.fail_next(429, "rate_limit_exceeded", retry_after=7, path="/v1/conversations")
    await house.move()
    assert house.office.waits.seconds == [7.0]
    assert (await house.conversation()).engine == "responses/conversation"


@pytest.mark.parametrize("pair", [("local", "conversation"), ("local", "assistants")])
async def test_a_conversation_that_cannot_be_rebuilt_stays_where_it_was(house: House) -> None:
    await house.office.say("Hello Penny")
    house.server.faults.next_request(Refuse(401, "invalid_api_key"), path=OPENED_BY[house.state])
    with pytest.raises(ProviderError, match="invalid_api_key"):
        await Mover(house.office.database, house.engine, Backoff()).move(THE_ONE)
    kept = await house.conversation()
    assert (kept.engine, kept.generation) == ("responses/local", 0)
    reply = await house.office.say("Still here?")
    assert reply.answers == ["You said: Still here?"]


@local_to_conversation
async def test_a_conversation_that_goes_on_meanwhile_is_not_moved(house: House) -> None:
    await house.office.say("Hello Penny")
    gate = house.server.faults.gate("request")
    moving = asyncio.create_task(Mover(house.office.database, house.engine, Backoff()).move(THE_ONE))
    await gate.reached()
    await house.office.say("I am still writing")
    gate.release()
    with pytest.raises(TransactionConflictError):
        await asyncio.wait_for(moving, PATIENCE)
    assert (await house.conversation()).engine == "responses/local"


@conversation_to_local
async def test_a_conversation_that_is_gone_is_let_be(house: House) -> None:
    await Mover(house.office.database, house.engine, Backoff()).move(99)
