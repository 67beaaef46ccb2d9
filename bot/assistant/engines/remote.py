"""The provider's Conversations: making them, comparing them with the journal, bringing them back into line."""

from collections.abc import AsyncIterable, Generator, Iterable, Mapping, Sequence
from contextlib import contextmanager, suppress
from itertools import islice
from typing import TYPE_CHECKING, Any, cast

from bot.assistant.engine import Item, RemoteThread
from bot.assistant.engines import failures
from bot.assistant.engines.client import is_page
from bot.assistant.engines.dialect import NATIVE
from bot.assistant.engines.failures import ProviderError
from bot.assistant.engines.limits import within_limits
from bot.assistant.engines.reconcile import MOST_SURPLUS, Diverged, Held, Verdict, compare, difference_to
from bot.assistant.engines.translate import from_wire, plain, to_wire

if TYPE_CHECKING:
    from openai import AsyncOpenAI

_AT_ONCE = 20
"""Items that the provider takes in one request."""

_PAGE = 100
_MOST_HELD = 1000
"""Items of a conversation that are read to compare it; a longer one is rebuilt, since reading it takes too long."""

_UNKNOWN = frozenset({404, 405, 501})
"""Statuses of a server that does not have the route."""


class RemoteConversations:
    """Requests beside the run itself. Each method makes a bounded number of them and raises ProviderError."""

    def __init__(self, client: "AsyncOpenAI") -> None:
        self._client = client

    async def open(self, generation: int, metadata: Mapping[str, str], items: Sequence[Item] = ()) -> RemoteThread:
        """Make a conversation that holds `items`; one that could not be filled is not left behind."""
        wire = to_wire(items, NATIVE)
        with _reported():
            conversation = await self._client.conversations.create(
                metadata=within_limits(metadata), items=cast("Any", wire[:_AT_ONCE])
            )
        try:
            await self._append(conversation.id, wire[_AT_ONCE:])
        except ProviderError:
            with suppress(ProviderError), _reported():
                await self._client.conversations.delete(conversation.id)
            raise
        return RemoteThread(conversation.id, generation)

    async def are_offered(self) -> bool:
        """Tell whether the server knows conversations at all: one is made and deleted again."""
        from openai import APIStatusError

        with _reported():
            try:
                made: Any = await self._client.conversations.create()
            except APIStatusError as error:
                if error.status_code in _UNKNOWN or is_page(error.response):
                    return False
                raise
            # A server that takes whatever it is sent makes no conversation.
            if getattr(made, "object", None) != "conversation":
                return False
            await self._client.conversations.delete(made.id)
        return True

    async def update(self, remote_id: str, metadata: Mapping[str, str]) -> None:
        """Write the conversation's metadata."""
        with _reported():
            await self._client.conversations.update(remote_id, metadata=within_limits(metadata))

    async def discard(self, remote_id: str) -> None:
        """Delete a conversation, its items first: deleting it alone leaves them with the provider."""
        from openai import NotFoundError

        with _reported():
            try:
                while held := await self._held(remote_id):
                    await self.remove(remote_id, held)
                await self._client.conversations.delete(remote_id)
            except NotFoundError:
                return

    async def look(self, remote_id: str, history: Sequence[Item], new: Sequence[Item]) -> Verdict:
        """Compare what the conversation holds with the journal."""
        from openai import BadRequestError, NotFoundError

        with _reported():
            try:
                held = await self._held(remote_id)
            except (BadRequestError, NotFoundError):
                return Diverged()
        return Diverged() if len(held) > _MOST_HELD else compare(history, new, held)

    async def remove(self, remote_id: str, entries: Sequence[Held]) -> None:
        """Delete entries, the newest first, so that whatever is left when this fails is surplus again."""
        from openai import NotFoundError

        for entry in reversed(entries):
            with _reported():
                try:
                    await self._client.conversations.items.delete(entry.id, conversation_id=remote_id)
                except NotFoundError:
                    continue

    async def align(self, remote_id: str, target: Sequence[Item]) -> None:
        """Make a conversation that is nearly there hold exactly `target`."""
        with _reported():
            held = await self._held(remote_id)
        difference = difference_to(target, held)
        if max(len(difference.surplus), len(difference.missing)) > MOST_SURPLUS:
            raise ProviderError(failures.diverged())
        await self.remove(remote_id, difference.surplus)
        await self._append(remote_id, to_wire(difference.missing, NATIVE))

    async def _append(self, remote_id: str, wire: Iterable[dict[str, Any]]) -> None:
        rest = iter(wire)
        while batch := list(islice(rest, _AT_ONCE)):
            with _reported():
                await self._client.conversations.items.create(remote_id, items=cast("Any", batch))

    async def _held(self, remote_id: str) -> list[Held]:
        entries: AsyncIterable[Any] = self._client.conversations.items.list(remote_id, limit=_PAGE, order="asc")
        held: list[Held] = []
        async for entry in entries:
            held.append(_held_from(plain(entry)))
            if len(held) > _MOST_HELD:
                break
        return held


def _held_from(wire: dict[str, Any]) -> Held:
    (item,) = from_wire([wire], reasoning=False) or (None,)
    return Held(wire["id"], item, whole=wire.get("status") in (None, "completed"))


@contextmanager
def _reported() -> Generator[None]:
    from openai import OpenAIError

    try:
        yield
    except (OpenAIError, ValueError) as error:
        raise ProviderError(failures.raised(error)) from error
