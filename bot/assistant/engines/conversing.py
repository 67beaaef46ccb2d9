"""Telling a remote conversation what is new, whatever became of earlier attempts to do so."""

from collections.abc import Sequence
from contextlib import aclosing
from typing import TYPE_CHECKING

from bot.assistant.engine import Item, RemoteThread, RunFailed, RunInput, ThreadOpened, Usage
from bot.assistant.engines import failures
from bot.assistant.engines.asking import Asker, Events
from bot.assistant.engines.endings import CutShort, conclusion
from bot.assistant.engines.failures import ProviderError
from bot.assistant.engines.pairing import paired
from bot.assistant.engines.reconcile import Committed, Diverged, NotSent, Surplus, Verdict
from bot.assistant.engines.remote import RemoteConversations

if TYPE_CHECKING:
    from openai import APIStatusError


class Conversing:
    """One attempt after another: each looks where it has to, acts on what it finds, and looks at most once more."""

    def __init__(self, asker: Asker, remote: RemoteConversations) -> None:
        self._asker = asker
        self._remote = remote

    async def tell(self, thread: RemoteThread, run: RunInput) -> Events:
        """Tell the model what is new and stream its reaction; ThreadOpened comes first when the thread is new.

        Raises ProviderError, what the client raises, and TimeoutError.
        """
        from openai import BadRequestError, NotFoundError

        verdict = await self._look(thread, run) if run.retried else NotSent()
        try:
            async with aclosing(self._act_on(verdict, thread, run)) as events:
                async for event in events:
                    yield event
            return
        except (BadRequestError, NotFoundError) as error:
            if thread.remote_id is None or isinstance(verdict, Diverged):
                raise
            verdict = await self._look_again(error, thread, run)
            if isinstance(verdict, NotSent):
                raise
        async with aclosing(self._act_on(verdict, thread, run)) as events:
            async for event in events:
                yield event

    async def _look(self, thread: RemoteThread, run: RunInput) -> Verdict:
        if thread.remote_id is None:
            return NotSent()
        return await self._remote.look(thread.remote_id, run.history, paired(run.new, before=run.history))

    async def _look_again(self, error: "APIStatusError", thread: RemoteThread, run: RunInput) -> Verdict:
        """Find out whether a request was refused because of what the conversation holds."""
        failure = failures.raised(error)
        if failure.retryable or failure.code == failures.TOO_LONG:
            return NotSent()
        verdict = await self._look(thread, run)
        if isinstance(verdict, NotSent) and failures.names_nothing(error):
            # The provider finds fault with something that the comparison cannot see: in the last resort, anew.
            return Diverged()
        return verdict

    async def _act_on(self, verdict: Verdict, thread: RemoteThread, run: RunInput) -> Events:
        match verdict:
            case Committed(output=output):
                yield conclusion(output, Usage())
                return
            case Surplus():
                thread = await self._without(verdict, thread)
            case Diverged():
                thread = _anew(thread)
            case NotSent():
                pass
        known: Sequence[Item] = run.history
        if thread.remote_id is None:
            thread = await self._remote.open(thread.generation, run.metadata)
            yield ThreadOpened(thread)
            known = ()
        async with aclosing(self._send(thread, run, known)) as events:
            async for event in events:
                yield event

    async def _without(self, verdict: Surplus, thread: RemoteThread) -> RemoteThread:
        """Delete what an earlier attempt left; where the provider does not let us, the thread is made anew."""
        try:
            await self._remote.remove(thread.remote_id or "", verdict.entries)
        except ProviderError as error:
            if error.failure.retryable:
                raise
            return _anew(thread)
        return thread

    async def _send(self, thread: RemoteThread, run: RunInput, known: Sequence[Item]) -> Events:
        """Tell the conversation, which holds `known`, the rest; afterwards it agrees with the journal."""
        remote_id = thread.remote_id or ""
        new = paired([*run.history, *run.new][len(known) :], before=known)
        async with aclosing(self._asker.ask(run, new, {"conversation": remote_id})) as events:
            async for event in events:
                if isinstance(event, CutShort):
                    await self._remote.align(remote_id, [*known, *new, *event.items])
                elif isinstance(event, RunFailed) and event.rejected and not await self._takes_back(remote_id, known):
                    yield ThreadOpened(_anew(thread))
                yield event

    async def _takes_back(self, remote_id: str, known: Sequence[Item]) -> bool:
        """Remove what was refused, so that it does not stand between Penny and the next message."""
        try:
            await self._remote.align(remote_id, known)
        except ProviderError:
            return False
        return True


def _anew(thread: RemoteThread) -> RemoteThread:
    return RemoteThread(None, thread.generation + 1)
