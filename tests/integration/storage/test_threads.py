"""Threads: who has the floor, and whether Penny keeps quiet."""

from storage.database import Database
from storage.tables.threads import SlackThread

THREAD = ("T1", "C1", "1.0")


async def thread(database: Database) -> SlackThread:
    async with database.unit() as unit:
        return await unit.threads.get(*THREAD)


async def test_of_a_thread_in_which_nothing_happened_nothing_is_known(storage: Database) -> None:
    known = await thread(storage)
    assert (known.muted, known.aside_ts, known.heard_ts, known.external) == (False, "", "", False)


async def test_a_thread_is_muted_and_unmuted(storage: Database) -> None:
    async with storage.unit() as unit:
        await unit.threads.mute(*THREAD, muted=True)
        await unit.threads.mute(*THREAD, muted=True)
    assert (await thread(storage)).muted
    async with storage.unit() as unit:
        await unit.threads.mute(*THREAD, muted=False)
    assert not (await thread(storage)).muted


async def test_the_latest_of_the_messages_counts_in_whatever_order_they_come(storage: Database) -> None:
    async with storage.unit() as unit:
        for ts in ("1.3", "1.2"):
            await unit.threads.note_aside(*THREAD, ts)
        for ts in ("1.5", "1.4"):
            await unit.threads.note_heard(*THREAD, ts)
    known = await thread(storage)
    assert (known.aside_ts, known.heard_ts) == ("1.3", "1.5")


async def test_what_is_heard_matters_only_where_people_talked_to_each_other(storage: Database) -> None:
    async with storage.unit() as unit:
        await unit.threads.note_heard(*THREAD, "1.2")
    assert (await thread(storage)).heard_ts == ""


async def test_the_hint_is_given_once(storage: Database) -> None:
    async with storage.unit() as unit:
        given = [await unit.threads.hint(*THREAD) for _ in range(2)]
    assert given == [True, False]


async def test_one_turn_says_how_to_go_on_however_often_it_is_tried(storage: Database) -> None:
    async with storage.unit() as unit:
        said = [(await unit.threads.introduce(*THREAD, turn)).introduced_by == turn for turn in (7, 8, 7)]
    assert said == [True, False, True]


async def test_what_is_kept_of_one_matter_leaves_the_others_as_they_are(storage: Database) -> None:
    async with storage.unit() as unit:
        await unit.threads.mute(*THREAD, muted=True)
        await unit.threads.note_external(*THREAD)
        await unit.threads.note_aside(*THREAD, "1.2")
    known = await thread(storage)
    assert (known.muted, known.external, known.aside_ts) == (True, True, "1.2")
