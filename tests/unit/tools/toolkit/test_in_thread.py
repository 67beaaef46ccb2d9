"""Heavy work beside the event loop."""

import asyncio
import threading
from datetime import timedelta

import pytest

from tools.toolkit.in_thread import in_thread

NEVER_PATIENT = timedelta(0)


async def test_the_work_runs_in_another_thread_and_its_result_comes_back() -> None:
    told = list[str]()

    async def tell(text: str) -> None:
        told.append(text)

    assert await in_thread(threading.get_ident, tell, "Working") != threading.get_ident()
    assert told == []


async def test_who_waits_for_long_is_told_what_is_being_done() -> None:
    may_end, told = threading.Event(), list[str]()

    async def tell(text: str) -> None:
        told.append(text)
        may_end.set()

    assert await in_thread(may_end.wait, tell, "Simulating", NEVER_PATIENT)
    assert told == ["Simulating"]


async def test_the_event_loop_is_free_meanwhile() -> None:
    may_end, loop_ran = threading.Event(), asyncio.Event()

    async def tell(text: str) -> None:
        asyncio.get_running_loop().call_soon(loop_ran.set)
        await loop_ran.wait()
        may_end.set()

    assert await in_thread(may_end.wait, tell, "Simulating", NEVER_PATIENT)


async def test_what_goes_wrong_in_the_thread_is_raised() -> None:
    async def tell(text: str) -> None:
        raise AssertionError(text)

    def fail() -> None:
        raise ValueError("no such plan")

    with pytest.raises(ValueError, match="no such plan"):
        await in_thread(fail, tell, "Simulating")
