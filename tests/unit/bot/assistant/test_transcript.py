"""The journal as a turn sees it."""

from datetime import UTC, datetime

from bot.assistant.engine import AssistantMessage, FunctionCall, FunctionOutput, Item, Note, Reasoning, UserMessage
from bot.assistant.transcript import Transcript
from storage.database import Database

NOW = datetime(2026, 11, 21, tzinfo=UTC)
HELLO, WELCOME = UserMessage(text="Hello"), AssistantMessage(text="Welcome")
CALL = FunctionCall(call_id="c1", name="list_goals", arguments="{}")
OUTPUT = FunctionOutput(call_id="c1", output="[]")
REASONING = Reasoning(payload={"type": "reasoning", "encrypted_content": "g"})


async def conversation(database: Database) -> int:
    async with database.unit() as unit:
        user = await unit.users.ensure("T1", "U1", time_zone="UTC", locale="en_US", currency="USD")
        made = await unit.conversations.ensure("T1", "D1", "1.0", user.id, engine="e", endpoint="u", now=NOW)
    return made.id


async def read(database: Database, turn_id: int, generation: int = 0) -> Transcript:
    number = await conversation(database)
    async with database.unit() as unit:
        return Transcript(number, turn_id, generation, await unit.journal.entries(number))


async def write(database: Database, turn_id: int, *items: Item, delivered: bool = False) -> Transcript:
    transcript = await read(database, turn_id)
    async with database.unit() as unit:
        await transcript.append(unit, items, NOW, delivered=delivered)
    return transcript


async def deliver(database: Database, transcript: Transcript, *items: Item) -> None:
    async with database.unit() as unit:
        await transcript.deliver(unit, items, NOW)


async def test_what_is_appended_is_pending_until_it_is_delivered(database: Database) -> None:
    transcript = await write(database, 1, HELLO)
    assert (transcript.history, transcript.pending) == ((), (HELLO,))
    await deliver(database, transcript, WELCOME)
    assert (transcript.history, transcript.pending) == ((HELLO, WELCOME), ())


async def test_what_a_turn_sees_is_what_the_next_attempt_reads(database: Database) -> None:
    transcript = await write(database, 1, Note(text="Today"), HELLO)
    await deliver(database, transcript, CALL)
    again = await read(database, 1)
    assert (again.history, again.pending, again.dangling()) == (transcript.history, (), (CALL,))


async def test_a_new_generation_makes_everything_pending_but_reasoning(database: Database) -> None:
    transcript = await write(database, 1, HELLO)
    await deliver(database, transcript, REASONING, WELCOME)
    assert REASONING in transcript.history
    transcript.generation = 1
    assert (transcript.history, transcript.pending) == ((), (HELLO, WELCOME))


async def test_a_call_dangles_until_its_output_is_there(database: Database) -> None:
    transcript = await write(database, 1, HELLO, CALL)
    assert transcript.dangling() == (CALL,)
    async with database.unit() as unit:
        await transcript.append(unit, [OUTPUT], NOW)
    assert transcript.dangling() == ()
    assert transcript.answered_calls({1}) == ("c1",)


async def test_of_two_outputs_of_a_call_the_first_counts(database: Database) -> None:
    await write(database, 1, CALL, OUTPUT, FunctionOutput(call_id="c1", output="later"))
    transcript = await read(database, 1)
    assert transcript.pending == (CALL, OUTPUT)


async def test_the_answer_is_what_was_said_in_this_turn(database: Database) -> None:
    await write(database, 1, AssistantMessage(text="Earlier"), delivered=True)
    await write(database, 2, WELCOME, AssistantMessage(text="How are you?"), delivered=True)
    assert (await read(database, 2)).answer({2}) == "Welcome\n\nHow are you?"


async def test_a_call_id_that_a_server_uses_again_becomes_another_one(database: Database) -> None:
    transcript = await write(database, 1, CALL, OUTPUT, delivered=True)
    await deliver(database, transcript, CALL, CALL)
    second, third = transcript.dangling()
    assert len({"c1", second.call_id, third.call_id}) == 3
    await write(database, 1, *(FunctionOutput(call_id=call.call_id, output="[]") for call in (second, third)))
    await sum_up(database, await write(database, 2, HELLO), 1)
    await deliver(database, await read(database, 2), CALL)
    (fourth,) = (await read(database, 2)).dangling()[-1:]
    assert fourth.call_id not in {"c1", second.call_id, third.call_id}
    assert (second.name, third.name) == ("list_goals", "list_goals")


async def test_what_is_withheld_is_neither_history_nor_pending_nor_told(database: Database) -> None:
    transcript = await write(database, 1, Note(text="Today"), OUTPUT, HELLO)
    async with database.unit() as unit:
        await transcript.withhold_pending(unit)
    again = await read(database, 1, generation=7)
    assert (again.history, again.pending, again.notes) == ((), (), ())
    assert again.before(100) == ()


async def test_a_message_that_was_refused_is_known_to_the_next_turn(database: Database) -> None:
    transcript = await write(database, 1, HELLO)
    assert not transcript.was_refused_before
    async with database.unit() as unit:
        await transcript.withhold_pending(unit)
    assert (await write(database, 2, UserMessage(text="And now?"))).was_refused_before


async def test_what_an_earlier_turn_left_pending_may_have_been_sent(database: Database) -> None:
    await write(database, 1, HELLO)
    assert not (await read(database, 1)).was_tried_before
    assert (await read(database, 2)).was_tried_before


async def long_conversation(database: Database, turns: int) -> Transcript:
    """A conversation of `turns` turns, each a greeting and its answer, seen from the last one."""
    for turn_id in range(1, turns + 1):
        await deliver(database, await write(database, turn_id, UserMessage(text=f"Hello {turn_id}")), WELCOME)
    return await read(database, turns)


async def sum_up(database: Database, transcript: Transcript, characters: int) -> None:
    last = transcript.cut(characters)
    assert last is not None
    async with database.unit() as unit:
        await transcript.sum_up(unit, "They said hello.", last, NOW)


async def test_a_digest_takes_the_place_of_what_it_stands_for(database: Database) -> None:
    transcript = await long_conversation(database, 4)
    await sum_up(database, transcript, transcript.length // 2)
    transcript.generation = 1
    told = (Note(text="They said hello."), UserMessage(text="Hello 3"), WELCOME, UserMessage(text="Hello 4"), WELCOME)
    assert transcript.pending == told
    assert (await read(database, 4, generation=1)).pending == told


async def test_a_second_digest_stands_for_the_first_one_too(database: Database) -> None:
    transcript = await long_conversation(database, 4)
    await sum_up(database, transcript, transcript.length // 2)
    await sum_up(database, transcript, 1)
    assert [item.text for item in transcript.pending if isinstance(item, UserMessage)] == []
    assert transcript.history == (UserMessage(text="Hello 4"), WELCOME)
    assert len(transcript.before(10_000)) == 8


async def test_the_newest_turn_is_never_left_out(database: Database) -> None:
    assert (await long_conversation(database, 1)).cut(1) is None


async def test_a_call_is_not_parted_from_its_output(database: Database) -> None:
    first = await write(database, 1, HELLO)
    await deliver(database, first, CALL)
    await write(database, 2, OUTPUT, UserMessage(text="Well?"))
    assert (await read(database, 2)).cut(1) is None
    transcript = await write(database, 3, UserMessage(text="And?"))
    last = transcript.cut(1)
    assert last is not None
    assert transcript.before(last) == (HELLO, CALL, OUTPUT, UserMessage(text="Well?"))


async def test_a_call_that_was_summed_up_is_still_known_by_its_id(database: Database) -> None:
    await deliver(database, await write(database, 1, HELLO), CALL)
    await write(database, 2, OUTPUT)
    transcript = await write(database, 3, UserMessage(text="And?"))
    await sum_up(database, transcript, 1)
    assert transcript.calls(["c1"]) == (CALL,)
    assert transcript.dangling() == ()


async def test_what_was_ever_told_is_settled_and_what_never_was_is_not(database: Database) -> None:
    transcript = await write(database, 1, HELLO)
    await deliver(database, transcript, REASONING, WELCOME)
    await write(database, 2, HELLO)
    again = await read(database, 3, generation=1)
    assert again.settled == (HELLO, WELCOME)
    assert again.pending == (HELLO, WELCOME, HELLO)


async def test_a_new_remote_thread_that_holds_what_is_settled_has_only_the_rest_to_be_told(database: Database) -> None:
    transcript = await write(database, 1, HELLO)
    await deliver(database, transcript, REASONING, CALL)
    await write(database, 2, OUTPUT)
    moving = await read(database, 3)
    async with database.unit() as unit:
        await moving.rebuilt(unit, 1)
    again = await read(database, 4, generation=1)
    assert (moving.history, moving.pending) == (again.history, again.pending) == ((HELLO, CALL), (OUTPUT,))


async def test_what_the_provider_refused_is_not_settled(database: Database) -> None:
    transcript = await write(database, 1, HELLO)
    await deliver(database, transcript, WELCOME)
    refused = await write(database, 2, UserMessage(text="Something bad"))
    async with database.unit() as unit:
        await refused.withhold_pending(unit)
    await deliver(database, await write(database, 3, Note(text="Later")), WELCOME)
    assert (await read(database, 4)).settled == (HELLO, WELCOME, Note(text="Later"), WELCOME)


async def test_a_digest_that_was_not_told_yet_is_settled_with_what_follows_it(database: Database) -> None:
    await deliver(database, await write(database, 1, HELLO), WELCOME)
    later = await write(database, 2, Note(text="Later"))
    await deliver(database, later, CALL)
    async with database.unit() as unit:
        up_to = later.cut(0)
        assert up_to is not None
        await later.sum_up(unit, "Summed up", up_to, NOW)
    assert (await read(database, 3, generation=1)).settled == (Note(text="Summed up"), Note(text="Later"), CALL)
