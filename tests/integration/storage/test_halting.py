"""Which running turns are asked to stop, and by what."""

from storage.database import Database
from storage.repositories.turns import NewTurn
from tests.integration.storage.turns import claim, finish, put, status, turn


def interrupting(number: int, conversation: str = "T:C:1:U") -> NewTurn:
    return NewTurn(f"event {number}", conversation, {"number": number}, interrupts=True)


async def to_halt(database: Database, owner: str = "worker") -> dict[int, str]:
    async with database.unit() as unit:
        return dict(await unit.turns.to_halt(owner))


async def request_stop(database: Database, conversation: str = "T:C:1:U", until: str | None = None) -> int:
    async with database.unit() as unit:
        return await unit.turns.request_stop(conversation, until=until)


async def test_a_newer_turn_that_interrupts_overtakes_the_running_one(storage: Database) -> None:
    await put(storage, turn(1))
    [running] = await claim(storage)
    assert await to_halt(storage) == {}
    await put(storage, turn(2))
    assert await to_halt(storage) == {}
    await put(storage, interrupting(3))
    assert await to_halt(storage) == {running.id: "overtaken"}


async def test_a_turn_that_interrupts_concerns_neither_itself_nor_other_conversations(storage: Database) -> None:
    await put(storage, interrupting(1), turn(2, "other"))
    assert len(await claim(storage)) == 2
    assert await to_halt(storage) == {}


async def test_a_turn_that_has_ended_overtakes_nothing(storage: Database) -> None:
    await put(storage, turn(1), interrupting(2))
    [first] = await claim(storage)
    await finish(storage, first)
    [second] = await claim(storage)
    await put(storage, turn(3))
    assert await to_halt(storage) == {}
    await finish(storage, second)
    await claim(storage)
    assert await to_halt(storage) == {}


async def test_only_the_owner_is_told_which_turns_are_to_stop(storage: Database) -> None:
    await put(storage, turn(1))
    await claim(storage)
    await put(storage, interrupting(2))
    assert await to_halt(storage, "somebody else") == {}


async def test_a_stop_reaches_the_running_turn_and_those_that_wait_behind_it(storage: Database) -> None:
    await put(storage, turn(1), interrupting(2), turn(3, "other"))
    first, other = await claim(storage)
    assert await request_stop(storage) == 2
    assert await to_halt(storage) == {first.id: "stopped"}
    await finish(storage, first)
    [second] = await claim(storage)
    assert await to_halt(storage) == {second.id: "stopped"}
    assert other.id not in await to_halt(storage)


async def test_a_stop_does_not_reach_what_is_said_after_it(storage: Database) -> None:
    await put(storage, turn(1))
    [first] = await claim(storage)
    await request_stop(storage)
    await finish(storage, first)
    assert await request_stop(storage) == 0
    await put(storage, turn(2))
    await claim(storage)
    assert await to_halt(storage) == {}


async def test_a_stop_means_what_was_said_until_then(storage: Database) -> None:
    await put(
        storage, turn(1, message_key="T:C:1700000001.000100"), turn(2), turn(3, message_key="T:C:1700000009.000100")
    )
    [first] = await claim(storage)
    assert await request_stop(storage, until="T:C:1700000001.000100") == 2
    assert await to_halt(storage) == {first.id: "stopped"}
    await finish(storage, first)
    [second] = await claim(storage)
    await finish(storage, second)
    await claim(storage)
    assert await to_halt(storage) == {}


async def test_a_turn_that_stopped_early_is_superseded(storage: Database) -> None:
    await put(storage, turn(1))
    [claimed] = await claim(storage)
    async with storage.unit() as unit:
        assert await unit.turns.finish(claimed.id, "worker", 1, "superseded", now=storage.clock())
    assert await status(storage, claimed.id) == "superseded"
