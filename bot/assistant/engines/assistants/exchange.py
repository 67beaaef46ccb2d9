"""One request to a thread: the way to tell it what is new, and another one where the first is barred."""

import asyncio
from collections.abc import AsyncGenerator
from contextlib import aclosing
from dataclasses import replace
from typing import TYPE_CHECKING

from bot.assistant.engine import EngineEvent, RemoteThread, RunInput, ThreadOpened, Usage
from bot.assistant.engines.assistants.api import AssistantsApi
from bot.assistant.engines.assistants.endings import ending, usage_of, with_spent
from bot.assistant.engines.assistants.keeper import AssistantKeeper, offered_tools
from bot.assistant.engines.assistants.messages import outgoing, telling
from bot.assistant.engines.assistants.remote import RemoteThreads
from bot.assistant.engines.assistants.stream import read_run
from bot.assistant.engines.assistants.verdict import (
    Follow,
    Rebuild,
    Seen,
    Submit,
    TakeUp,
    Tell,
    Verdict,
    awaited,
    followed,
    is_active,
    judge,
)
from bot.assistant.engines.failures import names_nothing

if TYPE_CHECKING:
    from openai import APIStatusError

Events = AsyncGenerator[EngineEvent, None]

_REFUSALS = 3
"""Refusals after each of which the thread is looked at and another way is tried."""


class Exchange:
    """Tells one thread what is new and streams the model's reaction; used once."""

    def __init__(
        self, api: AssistantsApi, keeper: AssistantKeeper, threads: RemoteThreads, thread: RemoteThread, run: RunInput
    ) -> None:
        self._api = api
        self._keeper = keeper
        self._threads = threads
        self._thread = thread
        self._run = run
        self._refusals = 0
        self._spent = Usage()

    async def events(self) -> Events:
        """Yield what the engine yields. Raises what the client raises, and TimeoutError."""
        from openai import BadRequestError, ConflictError, NotFoundError

        verdict = await self._first_verdict()
        while True:
            if isinstance(verdict, Rebuild):
                verdict = await self._open()
                yield ThreadOpened(self._thread)
            try:
                verdict = await self._settle(verdict)
                if isinstance(verdict, Rebuild):
                    continue
                reaction = await self._act(verdict)
                break
            except (BadRequestError, ConflictError, NotFoundError) as error:
                verdict = await self._mend(verdict, error)
        async with aclosing(reaction) as events:
            async for event in events:
                yield with_spent(event, self._spent)

    @property
    def _thread_id(self) -> str:
        return self._thread.remote_id or ""

    async def _first_verdict(self) -> Verdict:
        from openai import NotFoundError

        if self._thread.remote_id is None:
            return Rebuild()
        to_tell = telling(self._run)
        try:
            if self._run.retried:
                return await self._look()
            if awaited(self._run.history):
                return judge(self._run, Seen(await self._api.newest_run(self._thread_id)))
            found = await self._threads.found(self._thread_id, to_tell) if to_tell.outputs else frozenset[str]()
        except NotFoundError:
            return Rebuild()
        return Tell(to_tell.missing(found))

    async def _look(self) -> Verdict:
        return judge(self._run, await self._threads.look(self._thread_id, telling(self._run)))

    async def _open(self) -> Tell:
        """Make a thread for all that was said, and return what it does not hold yet."""
        self._run = replace(self._run, history=(), new=self._run.history + self._run.new)
        messages = outgoing(self._run.new, self._run.metadata.get("user", ""))
        thread_id, left = await self._threads.open(messages, self._run.metadata)
        moved_on = self._thread.remote_id is not None
        self._thread = RemoteThread(thread_id, self._thread.generation + moved_on)
        return Tell(left)

    async def _settle(self, verdict: Verdict) -> Verdict:
        """Bring an earlier attempt's run to an end where the verdict needs that."""
        if isinstance(verdict, Follow):
            verdict = followed(verdict, await self._threads.settled(verdict.run))
        if not isinstance(verdict, Tell) or verdict.stale is None:
            return verdict
        ended = await self._threads.ended(verdict.stale)
        if is_active(ended):
            return Rebuild()
        self._spent = usage_of(ended)
        return Tell(verdict.missing)

    async def _act(self, verdict: Tell | Submit | TakeUp | Follow) -> Events:
        deadline = asyncio.get_running_loop().time() + self._threads.patience.run
        match verdict:
            case Submit(run=run, outputs=outputs):
                return read_run(await self._api.submit(self._thread_id, run.id, outputs), deadline)
            case TakeUp(run=run, heard=heard) | Follow(run=run, heard=heard):
                return _only(ending(run, await self._threads.unheard(run, heard)))
            case Tell(missing=missing):
                await self._threads.add(self._thread_id, missing)
                assistant = await self._keeper.assistant_for(self._run)
                key = telling(self._run).run_key
                stream = await self._api.begin(self._thread_id, assistant, key, offered_tools(self._run))
                return read_run(stream, deadline)

    async def _mend(self, tried: Verdict, error: "APIStatusError") -> Verdict:
        """Return another way after a refusal; raises it when nothing about the thread explains it."""
        from openai import NotFoundError

        self._refusals += 1
        if self._refusals > _REFUSALS:
            raise error
        try:
            found = await self._look()
        except NotFoundError:
            return Rebuild()
        if isinstance(error, NotFoundError):
            # The thread is there, so it is the assistant that is gone.
            self._keeper.forget()
            return found
        # The refusal of a busy thread has no code; its run may have ended since.
        if not names_nothing(error) and not _is_another(found, tried):
            raise error
        await asyncio.sleep(self._threads.patience.pause * self._refusals)
        return found


def _is_another(found: Verdict, tried: Verdict) -> bool:
    if isinstance(found, Tell) and isinstance(tried, Tell):
        return found.stale is not None and is_active(found.stale)
    return found != tried


async def _only(event: EngineEvent) -> Events:
    yield event
