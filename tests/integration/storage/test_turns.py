import asyncio
from datetime import timedelta

from storage.database import Database
from storage.repositories.turns import ClaimedTurn
from tests.clock import FakeClock
from tests.integration.storage.turns import LEASE, claim, finish, numbers, put, status, turn


async def test_a_second_delivery_of_the_same_event_is_not_queued(storage: Database) -> None:
    assert await put(storage, turn(1), turn(1)) == [True, False]
    assert await put(storage, turn(1)) == [False]
    assert len(await claim(storage)) == 1


async def test_two_events_about_the_same_message_are_one_turn(storage: Database) -> None:
    mention, message = turn(1, message_key="T:C:1.5"), turn(2, message_key="T:C:1.5")
    assert await put(storage, mention, message) == [True, False]


async def test_turns_without_a_message_do_not_exclude_each_other(storage: Database) -> None:
    assert await put(storage, turn(1), turn(2)) == [True, True]


async def test_a_claimed_turn_carries_what_was_put(storage: Database, clock: FakeClock) -> None:
    await put(storage, turn(7))
    [claimed] = await claim(storage)
    assert claimed == ClaimedTurn(claimed.id, "event 7", "T:C:1:U", {"number": 7}, 1, clock())


async def test_one_conversation_runs_one_turn_at_a_time_in_order(storage: Database) -> None:
    await put(storage, turn(1), turn(2), turn(3))
    [first] = await claim(storage)
    assert first.payload == {"number": 1}
    assert await claim(storage) == []
    await finish(storage, first)
    assert numbers(await claim(storage)) == [2]


async def test_conversations_do_not_wait_for_each_other(storage: Database) -> None:
    await put(storage, turn(1, "a"), turn(2, "a"), turn(3, "b"), turn(4, "c"))
    assert numbers(await claim(storage)) == [1, 3, 4]


async def test_a_claim_takes_the_oldest_turns_up_to_its_limit(storage: Database) -> None:
    await put(storage, *(turn(number, str(number)) for number in range(5)))
    assert numbers(await claim(storage, limit=2)) == [0, 1]
    assert numbers(await claim(storage, limit=9)) == [2, 3, 4]


async def test_concurrent_claimers_run_each_turn_once_and_in_order(storage: Database, replica: Database) -> None:
    conversations, rounds = 8, 5
    await put(
        storage,
        *(turn(number, f"conversation {number % conversations}") for number in range(conversations * rounds)),
    )
    ran: list[tuple[str, int]] = []

    async def work(database: Database, owner: str) -> None:
        async with database.unit() as unit:
            waiting = await unit.turns.waiting()
        while waiting:
            for claimed in await claim(database, owner, limit=3):
                ran.append((claimed.conversation, claimed.payload["number"]))
                assert await finish(database, claimed, owner)
            async with database.unit() as unit:
                waiting = await unit.turns.waiting()

    workers = [work(database, f"{n}") for n, database in enumerate([storage, replica, storage, replica])]
    await asyncio.wait_for(asyncio.gather(*workers), timeout=60)

    assert sorted(number for _, number in ran) == list(range(conversations * rounds))
    assert sorted(ran, key=lambda entry: entry[0]) == sorted(ran)


async def test_a_turn_that_was_handed_back_is_still_before_the_newer_ones(storage: Database) -> None:
    await put(storage, turn(1), turn(2))
    await claim(storage)
    async with storage.unit() as unit:
        await unit.turns.hand_back("worker")
    assert numbers(await claim(storage)) == [1]


async def test_the_end_of_a_turn_is_refused_to_everybody_but_its_owner(storage: Database) -> None:
    await put(storage, turn(1))
    [claimed] = await claim(storage)
    assert not await finish(storage, claimed, owner="somebody else")
    assert await status(storage, claimed.id) == "running"
    assert await finish(storage, claimed)
    assert not await finish(storage, claimed)
    assert await status(storage, claimed.id) == "done"


async def test_an_earlier_attempt_of_the_same_owner_cannot_end_a_turn(storage: Database, clock: FakeClock) -> None:
    await put(storage, turn(1))
    [stalled] = await claim(storage)
    clock.advance(LEASE * 2)
    async with storage.unit() as unit:
        assert await unit.turns.release_stalled(clock()) == 1
    [again] = await claim(storage)
    assert not await finish(storage, stalled)
    assert await finish(storage, again)


async def test_a_turn_whose_lease_ran_out_is_taken_over(storage: Database, clock: FakeClock) -> None:
    await put(storage, turn(1))
    await claim(storage, owner="dead")
    async with storage.unit() as unit:
        assert await unit.turns.release_stalled(clock()) == 0
    clock.advance(LEASE + timedelta(seconds=1))
    async with storage.unit() as unit:
        assert await unit.turns.release_stalled(clock()) == 1
    [taken] = await claim(storage, owner="alive")
    assert taken.attempts == 2


async def test_a_heartbeat_keeps_the_lease_and_tells_which_turns_were_lost(storage: Database, clock: FakeClock) -> None:
    await put(storage, turn(1, "a"), turn(2, "b"))
    kept, lost = await claim(storage)
    clock.advance(LEASE - timedelta(seconds=1))
    async with storage.unit() as unit:
        assert await unit.turns.heartbeat("worker", [kept.id], clock() + LEASE) == {kept.id}
    clock.advance(timedelta(seconds=2))
    async with storage.unit() as unit:
        assert await unit.turns.release_stalled(clock()) == 1
    async with storage.unit() as unit:
        assert await unit.turns.heartbeat("worker", [kept.id, lost.id], clock() + LEASE) == {kept.id}


async def test_a_restarted_process_takes_over_all_running_turns_at_once(storage: Database) -> None:
    await put(storage, turn(1, "a"), turn(2, "b"))
    await claim(storage, owner="killed")
    async with storage.unit() as unit:
        assert await unit.turns.take_over(storage.clock()) == 2
    assert numbers(await claim(storage, owner="restarted")) == [1, 2]


async def test_a_stopping_worker_hands_back_only_its_own_turns(storage: Database) -> None:
    await put(storage, turn(1, "a"), turn(2, "b"))
    await claim(storage, owner="staying", limit=1)
    await claim(storage, owner="stopping", limit=1)
    async with storage.unit() as unit:
        assert await unit.turns.hand_back("stopping") == 1
    assert numbers(await claim(storage, owner="third")) == [2]


async def test_a_turn_with_no_attempts_left_fails_before_it_runs_and_frees_its_conversation(
    storage: Database,
) -> None:
    await put(storage, turn(1), turn(2))
    await claim(storage, max_attempts=1)
    async with storage.unit() as unit:
        await unit.turns.hand_back("worker")
    assert await claim(storage, max_attempts=1) == []
    async with storage.unit() as unit:
        [failed] = await unit.turns.exhausted(storage.clock(), max_attempts=1)
    assert failed.payload == {"number": 1}
    assert await status(storage, failed.id) == "failed"
    assert numbers(await claim(storage, max_attempts=1)) == [2]


async def test_waiting_counts_queued_and_running_turns(storage: Database) -> None:
    await put(storage, turn(1), turn(2))
    [first] = await claim(storage)
    async with storage.unit() as unit:
        assert await unit.turns.waiting() == 2
    await finish(storage, first)
    async with storage.unit() as unit:
        assert await unit.turns.waiting() == 1


async def test_what_a_turn_was_put_with_is_known_to_its_own_conversation_only(storage: Database) -> None:
    await put(storage, turn(7))
    [claimed] = await claim(storage)
    async with storage.unit() as unit:
        assert await unit.turns.payload(claimed.id, "T:C:1:U") == {"number": 7}
        assert await unit.turns.payload(claimed.id, "T:C:1:OTHER") is None
        assert await unit.turns.payload(99, "T:C:1:U") is None


async def test_turns_of_a_thread_are_open_until_all_of_them_ended(storage: Database) -> None:
    await put(storage, turn(1, "T:C:1:U"))
    async with storage.unit() as unit:
        assert await unit.turns.is_open_under("T:C:1:")
        assert not await unit.turns.is_open_under("T:C:1:", except_for="T:C:1:U")
        assert not await unit.turns.is_open_under("T:C:2:")
    [claimed] = await claim(storage)
    await finish(storage, claimed)
    async with storage.unit() as unit:
        assert not await unit.turns.is_open_under("T:C:1:")


async def test_a_step_keeps_its_first_result(storage: Database) -> None:
    await put(storage, turn(1))
    [claimed] = await claim(storage)
    async with storage.unit() as unit:
        assert await unit.steps.get(claimed.id, "placeholder") is None
        await unit.steps.put(claimed.id, "placeholder", {"ts": "1.0"})
        await unit.steps.put(claimed.id, "placeholder", {"ts": "2.0"})
        assert await unit.steps.get(claimed.id, "placeholder") == {"ts": "1.0"}
