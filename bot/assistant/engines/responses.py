"""The engine that speaks the Responses API, with or without a remote conversation."""

from collections.abc import Mapping, Sequence
from contextlib import aclosing, suppress
from typing import Any, Literal
from urllib.parse import urlsplit

from bot.assistant.engine import Item, RemoteThread, RunInput
from bot.assistant.engines import failures
from bot.assistant.engines.asking import Asker, Events
from bot.assistant.engines.client import open_client
from bot.assistant.engines.conversing import Conversing
from bot.assistant.engines.dialect import Dialect
from bot.assistant.engines.failures import ProviderError
from bot.assistant.engines.pairing import paired
from bot.assistant.engines.remote import RemoteConversations
from bot.assistant.errors import EngineUnavailableError
from bot.settings import OPENAI_BASE_URL


class ResponsesEngine:
    """Reaches a model through `/v1/responses`.

    `state` says who keeps the history: `conversation` (a remote conversation for each of ours) or `local`
    (nothing is stored there; the journal is sent each time). Times are in seconds: to connect, between two
    pieces of a stream, and for a whole response. `api_version` is sent with every request, for servers that ask for
    one.
    """

    def __init__(
        self,
        *,
        api_key: str,
        model: str,
        state: Literal["conversation", "local"],
        base_url: str | None = None,
        api_version: str | None = None,
        connect_seconds: float = 5.0,
        read_seconds: float = 60.0,
        total_seconds: float = 300.0,
    ) -> None:
        from openai import Timeout

        self.name = f"responses/{state}"
        self.endpoint = base_url or OPENAI_BASE_URL
        self.model = model
        self._local = state == "local"
        self._dialect = Dialect(reasoning=True, full_answers=not _is_openai(self.endpoint))
        timeout = Timeout(read_seconds, connect=connect_seconds)
        self._client = open_client(api_key=api_key, base_url=self.endpoint, api_version=api_version, timeout=timeout)
        restricts = not self._local or self.endpoint == OPENAI_BASE_URL
        self._asker = Asker(self._client, model, total_seconds, restricts=restricts)
        self._remote = RemoteConversations(self._client)
        self._conversing = Conversing(self._asker, self._remote)

    async def check(self) -> None:
        """Raise EngineUnavailableError when remote conversations are wanted from a server that has none.

        A server that is down, or that refuses the key, passes: that is told to whoever writes to Penny meanwhile.
        """
        if self._local or self.endpoint == OPENAI_BASE_URL:
            return
        with suppress(ProviderError):
            if not await self._remote.are_offered():
                raise EngineUnavailableError(
                    f"{self.endpoint} has no /conversations: set ASSISTANT_STATE=local, and Penny keeps the history"
                )

    async def discard(self, remote_id: str) -> None:
        """Delete a remote conversation and the items in it."""
        await self._remote.discard(remote_id)

    async def close(self) -> None:
        """Close the connections to the provider."""
        await self._client.close()

    async def start(self, thread: RemoteThread, run: RunInput) -> Events:
        """Tell the model what is new and stream its reaction."""
        from openai import OpenAIError

        try:
            async with aclosing(self._tell(run) if self._local else self._conversing.tell(thread, run)) as events:
                async for event in events:
                    yield event
        except TimeoutError:
            yield failures.timed_out()
        except ProviderError as error:
            yield error.failure
        except (OpenAIError, ValueError) as error:
            yield failures.raised(error)

    def resume(self, thread: RemoteThread, run: RunInput) -> Events:
        """Give the model the outputs of the calls it requested; here they are input like any other."""
        return self.start(thread, run)

    async def rebuild(self, generation: int, history: Sequence[Item], metadata: Mapping[str, str]) -> RemoteThread:
        """Make a remote conversation that holds `history`; nothing is made where the journal is sent each time."""
        if self._local:
            return RemoteThread(None, generation)
        return await self._remote.open(generation, metadata, history)

    async def mirror(self, thread: RemoteThread, metadata: Mapping[str, str]) -> None:
        """Write the conversation's metadata to the remote conversation, if there is one."""
        if thread.remote_id is not None:
            await self._remote.update(thread.remote_id, metadata)

    async def _tell(self, run: RunInput) -> Events:
        """Send the whole journal, in the dialect that this server takes: it is found out by what it refuses."""
        from openai import APIStatusError

        items, dialect = paired([*run.history, *run.new]), self._dialect
        while True:
            try:
                async with aclosing(self._asker.ask(run, items, _unstored(dialect), dialect)) as events:
                    async for event in events:
                        yield event
                self._dialect = dialect
                return
            except APIStatusError as error:
                another = dialect.after(error)
                if another is None:
                    raise
                dialect = another


def _unstored(dialect: Dialect) -> dict[str, Any]:
    stateless: dict[str, Any] = {"store": False}
    return {**stateless, "include": ["reasoning.encrypted_content"]} if dialect.reasoning else stateless


def _is_openai(endpoint: str) -> bool:
    host = urlsplit(endpoint).hostname or ""
    return endpoint == OPENAI_BASE_URL or host.endswith(".azure.com")
