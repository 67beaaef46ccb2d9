"""200 messages in 200 threads at once: how soon each is acked, and what Penny herself needs for a turn."""

import asyncio
import tempfile
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from bot.keyring import cipher_for
from storage.database import Database
from storage.tables.turns import Turn
from tests.benchmarks.report import heading, quantile, row
from tests.world import ALEX, DM, World

THREADS = 200
QUIET_TURNS = 20
MESSAGE = "Make a budget for $5,000"
_PATIENCE = 120


async def measure_crowd() -> None:
    """Run Penny in a process of her own, first message by message, then with all threads at once."""
    with tempfile.TemporaryDirectory() as folder:
        world = World(Path(folder))
        await world.open()
        penny = await world.spawn()
        try:
            quiet = [await _one(world) for _ in range(QUIET_TURNS)]
            quiet_outside = _milliseconds_outside(world) / QUIET_TURNS
            started = len(world.workspace.deliveries)
            crowd = await _many(world)
        finally:
            penny.terminate()
            await penny.wait()
            await world.close()
        acks = [delivery.ack_ms or 0.0 for delivery in world.workspace.deliveries]
        await _report(world, quiet, crowd, acks[:started], acks[started:], quiet_outside)


async def _one(world: World) -> str:
    thread = await world.workspace.say(ALEX, DM, MESSAGE)
    await _answered(world, [thread])
    return thread


async def _many(world: World) -> list[str]:
    threads = await asyncio.gather(*(world.workspace.say(ALEX, DM, MESSAGE) for _ in range(THREADS)))
    await _answered(world, threads)
    return threads


async def _answered(world: World, threads: Sequence[str]) -> None:
    waiting = set(threads)

    def done() -> bool:
        waiting.difference_update([t for t in waiting if _is_whole(world, t)])
        return not waiting

    await world.workspace.wait_for(done, _PATIENCE)


def _is_whole(world: World, thread: str) -> bool:
    return any(not message.get("streaming") for message in world.workspace.bot_messages(DM, thread))


def _milliseconds_outside(world: World) -> float:
    """What the Slack and model servers took in all; the rest of a turn is Penny's own."""
    return sum(entry.ms or 0.0 for entry in world.wire.entries if entry.direction.startswith("penny"))


async def _report(
    world: World,
    quiet: Sequence[str],
    crowd: Sequence[str],
    quiet_acks: Sequence[float],
    crowd_acks: Sequence[float],
    outside: float,
) -> None:
    database = Database(world.settings.database_url, cipher_for(world.settings))
    async with database.unit() as unit:
        found = [await unit.turns.get(number + 1) for number in range(QUIET_TURNS + THREADS)]
    await database.close()
    turns = {turn.conversation.split(":")[2]: turn for turn in found if turn}
    answers = [len(world.workspace.bot_messages(DM, thread)) for thread in crowd]
    alone = [_running_ms(turns[thread]) for thread in quiet]
    together = [_running_ms(turns[thread]) for thread in crowd]
    wall = max(_moment(turns[t].finished_at) for t in crowd) - min(_moment(turns[t].created_at) for t in crowd)
    heading(f"{THREADS} messages in {THREADS} threads at once, after {QUIET_TURNS} one by one")
    row("answered once", f"{answers.count(1)} of {THREADS}")
    row("receipt to ack, one by one: median", f"{quantile(quiet_acks, 0.5):.1f} ms")
    row("receipt to ack, at once: median", f"{quantile(crowd_acks, 0.5):.1f} ms")
    row("receipt to ack, at once: p99", f"{quantile(crowd_acks, 0.99):.1f} ms")
    row("ratio of the medians, at once to one by one", f"{quantile(crowd_acks, 0.5) / quantile(quiet_acks, 0.5):.1f}")
    row("a turn, one by one: median", f"{quantile(alone, 0.5):.0f} ms")
    row("of it Penny's own (without the servers' time): mean", f"{_mean(alone) - outside:.0f} ms")
    row("a turn, at once: median", f"{quantile(together, 0.5):.0f} ms")
    row("a turn, at once: p99", f"{quantile(together, 0.99):.0f} ms")
    row("all answered within", f"{wall:.1f} s")


def _running_ms(turn: Turn) -> float:
    return (_moment(turn.finished_at) - _moment(turn.started_at)) * 1000


def _moment(time: datetime | None) -> float:
    assert time
    return time.timestamp()


def _mean(values: Sequence[float]) -> float:
    return sum(values) / len(values)
