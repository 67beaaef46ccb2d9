"""Where a turn heeds that it is asked to stop."""

import asyncio
from collections.abc import AsyncGenerator

import pytest

from bot.assistant.errors import HaltedError
from bot.assistant.halt import Halt, heeding, unless_halted


class Source:
    """Yields numbers; after `last` of them it waits forever. Knows what it was let do."""

    def __init__(self, last: int, error: Exception | None = None) -> None:
        self.last, self.error = last, error
        self.yielded: list[int] = []
        self.closed = False
        self.waiting = asyncio.Event()

    async def numbers(self) -> AsyncGenerator[int, None]:
        try:
            for number in range(self.last):
                self.yielded.append(number)
                yield number
            if self.error is not None:
                raise self.error
            self.waiting.set()
            await asyncio.Event().wait()
        finally:
            self.closed = True


async def finite() -> AsyncGenerator[int, None]:
    for number in range(3):
        yield number


async def forever() -> int:
    await asyncio.Event().wait()
    return 1


async def answer() -> int:
    return 42


async def test_without_a_halt_everything_comes_through() -> None:
    assert [number async for number in heeding(finite(), Halt())] == [0, 1, 2]


async def collect(source: Source, halt: Halt) -> list[int]:
    return [number async for number in heeding(source.numbers(), halt)]


async def test_a_halt_while_nothing_comes_closes_the_source() -> None:
    source, halt = Source(2), Halt()
    collecting = asyncio.create_task(collect(source, halt))
    await source.waiting.wait()
    halt.ask("stopped")
    with pytest.raises(HaltedError):
        await collecting
    assert (source.yielded, source.closed) == ([0, 1], True)


async def test_the_source_goes_on_only_when_what_it_yielded_was_dealt_with() -> None:
    source = Source(3)
    events = heeding(source.numbers(), Halt())
    assert await anext(events) == 0
    await asyncio.sleep(0)
    assert source.yielded == [0]
    await events.aclose()
    assert source.closed


async def test_what_the_source_raises_comes_through() -> None:
    source = Source(1, ValueError("broken"))
    with pytest.raises(ValueError, match="broken"):
        [number async for number in heeding(source.numbers(), Halt())]


async def test_leaving_early_closes_the_source() -> None:
    source = Source(3)
    events = heeding(source.numbers(), Halt())
    await anext(events)
    await events.aclose()
    assert source.closed


async def test_work_that_ends_before_the_halt_counts() -> None:
    assert await unless_halted(answer(), Halt()) == 42


async def test_work_is_cancelled_by_the_halt() -> None:
    halt = Halt()
    asyncio.get_running_loop().call_soon(halt.ask, "overtaken")
    with pytest.raises(HaltedError):
        await unless_halted(forever(), halt)


def test_the_first_reason_counts() -> None:
    halt = Halt()
    halt.ask("stopped")
    halt.ask("overtaken")
    assert halt.reason == "stopped"
