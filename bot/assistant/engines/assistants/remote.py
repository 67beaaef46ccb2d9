"""Threads and their runs at the provider: opened, looked at, told, brought to rest."""

import asyncio
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.assistant.engines.assistants.api import AssistantsApi
from bot.assistant.engines.assistants.endings import text_of
from bot.assistant.engines.assistants.messages import KEY, Outgoing, Telling
from bot.assistant.engines.assistants.verdict import UNDER_WAY, Seen, is_active
from bot.assistant.engines.limits import within_limits

if TYPE_CHECKING:
    from openai.types.beta.threads import Run

_AT_ONCE = 30
"""Messages that a thread may begin with; the provider takes a few more."""

_LONGEST_PAUSE = 2.0


@dataclass(frozen=True, slots=True)
class Patience:
    """How long runs are waited for, in seconds.

    `run`: for a whole run; `follow`: for one of an earlier attempt, which nothing streams any more; `cancel`: for
    one to let go of its thread; `pause`: the first of the growing pauses between two looks at such runs.
    """

    run: float = 300.0
    follow: float = 60.0
    cancel: float = 10.0
    pause: float = 0.25


class RemoteThreads:
    """Works on threads by their ids. Every method raises what the client raises."""

    def __init__(self, api: AssistantsApi, patience: Patience) -> None:
        self.patience = patience
        self._api = api

    async def open(
        self, messages: tuple[Outgoing, ...], metadata: Mapping[str, str]
    ) -> tuple[str, tuple[Outgoing, ...]]:
        """Make a thread with as many of the messages as it may begin with; return its id and the others."""
        thread = await self._api.create_thread(messages[:_AT_ONCE], within_limits(metadata))
        return thread.id, messages[_AT_ONCE:]

    async def hold(self, messages: tuple[Outgoing, ...], metadata: Mapping[str, str]) -> str:
        """Make a thread that holds all the messages and return its id; one that cannot be filled is deleted."""
        from openai import OpenAIError

        thread_id, left = await self.open(messages, metadata)
        try:
            await self.add(thread_id, left)
        except BaseException:
            with suppress(OpenAIError):
                await self._api.delete_thread(thread_id)
            raise
        return thread_id

    async def add(self, thread_id: str, messages: Iterable[Outgoing]) -> None:
        """Add messages, one after the other."""
        for message in messages:
            await self._api.add_message(thread_id, message)

    async def look(self, thread_id: str, to_tell: Telling) -> Seen:
        """Return the thread's newest run, and what the thread holds of what is to be told."""
        newest = await self._api.newest_run(thread_id)
        return Seen(newest, await self.found(thread_id, to_tell))

    async def found(self, thread_id: str, to_tell: Telling) -> frozenset[str]:
        """Return the keys of what the thread holds of what is to be told."""
        wanted = {message.key for message in (*to_tell.outputs, *to_tell.new)}
        found: set[str] = set()
        async for message in self._api.messages(thread_id):
            key = (message.metadata or {}).get(KEY)
            if key in wanted:
                found.add(key)
            elif key is not None and message.role == "user":
                # All before this one was told earlier.
                break
        return frozenset(found)

    async def unheard(self, run: "Run", heard: Sequence[str]) -> list[str]:
        """Return what a run wrote, message by message, without the texts that are known."""
        known = list(heard)
        texts: list[str] = []
        for text in await self._texts(run):
            if text in known:
                known.remove(text)
            else:
                texts.append(text)
        return texts

    async def settled(self, run: "Run") -> "Run":
        """Return the run once it has ended or waits for outputs, or as it is when patience ends."""
        return await self._watch(run, UNDER_WAY, self.patience.follow)

    async def ended(self, run: "Run") -> "Run":
        """Cancel the run if it is active, and return it once it has ended or when patience ends."""
        from openai import BadRequestError

        if is_active(run):
            try:
                run = await self._api.cancel(run.thread_id, run.id)
            except BadRequestError:
                # It is being cancelled already, or has ended just now.
                run = await self._api.run(run.thread_id, run.id)
        return await self._watch(run, (*UNDER_WAY, "cancelling"), self.patience.cancel)

    async def stop(self, thread_id: str) -> None:
        """Cancel the thread's active run, if there is one, without waiting for its end."""
        newest = await self._api.newest_run(thread_id)
        if newest is not None and is_active(newest):
            await self._api.cancel(thread_id, newest.id)

    async def _texts(self, run: "Run") -> list[str]:
        newest_first: list[str] = []
        async for message in self._api.messages(run.thread_id):
            if message.run_id == run.id:
                newest_first.append(text_of(message))
            elif message.created_at < run.created_at:
                break
        return newest_first[::-1]

    async def _watch(self, run: "Run", waiting: Sequence[str], seconds: float) -> "Run":
        loop = asyncio.get_running_loop()
        deadline, pause = loop.time() + seconds, self.patience.pause
        while run.status in waiting and loop.time() < deadline:
            await asyncio.sleep(pause)
            pause = min(pause * 2, _LONGEST_PAUSE)
            run = await self._api.run(run.thread_id, run.id)
        return run
