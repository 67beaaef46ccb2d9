"""Random turns of several people at once, with random faults: what is said, and what must be true in the end."""

import asyncio
from collections import Counter
from collections.abc import AsyncGenerator, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from random import Random
from time import monotonic

from bot.app import Penny, build_app
from bot.assistant.backoff import Backoff
from bot.playground.openai.server import OpenAIServer
from tests.resilience.chaos import Chaos
from tests.resilience.clerk import clerk
from tests.resilience.laboratory import EngineName
from tests.resilience.ledger import Account, accounts_of, goals_wrong, turns_in
from tests.resilience.people import Numbers, Person
from tests.world import ALEX, CHANNEL, DM, SAM, SAMS_DM, World

_VARIABLES: Mapping[EngineName, Mapping[str, str]] = {
    "responses/conversation": {"ASSISTANT_STATE": "conversation"},
    "responses/local": {"ASSISTANT_STATE": "local"},
    "assistants": {"ASSISTANT_ENGINE": "assistants"},
}
_PLACES = ((ALEX, DM), (ALEX, DM), (SAM, SAMS_DM), (SAM, SAMS_DM), (ALEX, CHANNEL), (SAM, CHANNEL))
_SHARED = (CHANNEL,)
_SLACK_SHARE = 0.4
_PATIENCE = 120
_LAST_MESSAGES = 2
"""The first may bring the question of an order that had been stopped; the second is answered in words."""


@dataclass(frozen=True, slots=True)
class Turmoil:
    """How it ended: turns by status, calls to the model server, faults by kind, and what is wrong, with its story."""

    engine: EngineName
    seed: int
    seconds: float
    statuses: Counter[str]
    messages: int
    calls: int
    struck: Counter[str]
    rebuilt: int
    wrong: Sequence[str]

    @property
    def turns(self) -> int:
        return self.statuses.total()


async def run_turmoil(folder: Path, engine: EngineName, seed: int, turns: int) -> Turmoil:
    """Let people do random things, with random faults, until there were so many turns; then look at everything."""
    started = monotonic()
    chaos = Chaos(f"{seed}/{engine}")
    async with _world(folder, engine) as (world, penny):
        people = _people(world, seed)
        await _each_says_hello(people, world)
        world.model.faults.chaos = chaos
        disturbing = Random(f"{seed}/Slack")
        while len(await turns_in(penny.database)) < turns - _LAST_MESSAGES * len(people):
            if disturbing.random() < _SLACK_SHARE:
                chaos.disturb(world.workspace)
            await asyncio.gather(*(person.act() for person in people))
            await _settled(world, penny)
        chaos.on = False
        for _ in range(_LAST_MESSAGES):
            await _each_says_hello(people, world)
        accounts = await accounts_of(penny.database, people)
    return _result(engine, seed, monotonic() - started, chaos, accounts)


@asynccontextmanager
async def _world(folder: Path, engine: EngineName) -> AsyncGenerator[tuple[World, Penny]]:
    world = World(folder, variables=_VARIABLES[engine])
    world.model = OpenAIServer(planner=clerk, wire=world.wire)
    await world.open()
    world.penny = build_app(world.settings, world.clock, backoff=Backoff(wait=_at_once))
    try:
        await world.penny.start()
        yield world, world.penny
    finally:
        await world.close()


async def _at_once(_: float) -> None:
    """Pass the pause before a repeated request by."""


def _people(world: World, seed: int) -> list[Person]:
    numbers, hands = Numbers(), {ALEX: asyncio.Lock(), SAM: asyncio.Lock()}
    return [
        Person(
            name=f"{user} {place} in {channel}",
            world=world,
            user=user,
            channel=channel,
            random=Random(f"{seed}/{place}"),
            numbers=numbers,
            hands=hands[user],
        )
        for place, (user, channel) in enumerate(_PLACES, start=1)
    ]


async def _each_says_hello(people: Sequence[Person], world: World) -> None:
    """Have everybody say something, one after the other; those in a shared channel do so in one thread."""
    assert world.penny
    threads: dict[str, str] = {}
    for person in people:
        person.thread = person.thread or threads.get(person.channel)
        await person.say("hello")
        if person.channel in _SHARED and person.thread:
            threads[person.channel] = person.thread
    await _settled(world, world.penny)


async def _settled(world: World, penny: Penny) -> None:
    workspace = world.workspace
    await workspace.wait_for(lambda: all(delivery.acked for delivery in workspace.deliveries), _PATIENCE)
    await asyncio.wait_for(penny.worker.idle(), _PATIENCE)


def _result(engine: EngineName, seed: int, seconds: float, chaos: Chaos, accounts: Sequence[Account]) -> Turmoil:
    wrong = goals_wrong(accounts)
    for account in accounts:
        if found := account.wrong:
            wrong += [f"{account.person.name}: {problem}" for problem in found] + [account.told()]
    return Turmoil(
        engine=engine,
        seed=seed,
        seconds=seconds,
        statuses=Counter(shown.turn.status for account in accounts for shown in account.shown),
        messages=sum(len(account.person.orders) for account in accounts),
        calls=chaos.calls,
        struck=chaos.struck,
        rebuilt=sum(account.rebuilt for account in accounts),
        wrong=wrong,
    )
