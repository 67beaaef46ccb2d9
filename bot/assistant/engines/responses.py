"""The engine that speaks the Responses API, with or without a remote conversation."""

from collections.abc import AsyncIterator, Mapping, Sequence
from typing import Any, Literal, cast

from bot.assistant.engine import EngineEvent, Item, RemoteThread, RunInput, ThreadOpened, Usage
from bot.assistant.engines import failures
from bot.assistant.engines.reconcile import Committed, Diverged, NotSent, Verdict, compare
from bot.assistant.engines.stream import conclusion, read_stream
from bot.assistant.engines.translate import from_wire, to_wire
from bot.settings import OPENAI_BASE_URL

_PAGE = 100
_REASONING_REFUSED = (None, "invalid_encrypted_content")
"""Codes of the refusals of a model that does not reason, and of one that cannot read another's reasoning."""
_METADATA_PAIRS, _METADATA_KEY, _METADATA_VALUE = 16, 64, 512


class ResponsesEngine:
    """Reaches a model through `/v1/responses`.

    `state` says who keeps the history: `conversation` (a remote conversation for each of ours) or `local`
    (nothing is stored there; the journal is sent each time). Times are in seconds: to connect, between two
    pieces of a stream, and for a whole response.
    """

    def __init__(
        self,
        *,
        api_key: str,
        model: str,
        state: Literal["conversation", "local"],
        base_url: str | None = None,
        connect_seconds: float = 5.0,
        read_seconds: float = 60.0,
        total_seconds: float = 300.0,
    ) -> None:
        from openai import AsyncOpenAI, Timeout

        self.name = f"responses/{state}"
        self.endpoint = base_url or OPENAI_BASE_URL
        self._model = model
        self._local = state == "local"
        self._seals_reasoning = True
        self._total_seconds = total_seconds
        # The client's own retries repeat a write without asking whether the first one was kept.
        self._client = AsyncOpenAI(
            api_key=api_key,
            base_url=self.endpoint,
            max_retries=0,
            timeout=Timeout(read_seconds, connect=connect_seconds),
        )

    async def close(self) -> None:
        """Close the connections to the provider."""
        await self._client.close()

    async def start(self, thread: RemoteThread, run: RunInput) -> AsyncIterator[EngineEvent]:
        """Tell the model what is new and stream its reaction."""
        from openai import OpenAIError

        events = self._tell(run) if self._local else self._converse(thread, run)
        try:
            async for event in events:
                yield event
        except TimeoutError:
            yield failures.timed_out()
        except (OpenAIError, ValueError) as error:
            yield failures.raised(error)

    def resume(self, thread: RemoteThread, run: RunInput) -> AsyncIterator[EngineEvent]:
        """Give the model the outputs of the calls it requested; here they are input like any other."""
        return self.start(thread, run)

    async def _tell(self, run: RunInput) -> AsyncIterator[EngineEvent]:
        from openai import BadRequestError

        items, storage = run.history + run.new, {"store": False}
        if self._seals_reasoning:
            sealed = storage | {"include": ["reasoning.encrypted_content"]}
            try:
                async for event in self._respond(run, items, sealed, reasoning=True):
                    yield event
                return
            except BadRequestError as error:
                if error.code not in _REASONING_REFUSED:
                    raise
        # What else is wrong with the request is refused once more.
        async for event in self._respond(run, items, storage):
            yield event
        self._seals_reasoning = False

    async def _converse(self, thread: RemoteThread, run: RunInput) -> AsyncIterator[EngineEvent]:
        from openai import BadRequestError, NotFoundError

        verdict = await self._look(thread, run) if run.retried else NotSent()
        try:
            async for event in self._act_on(verdict, thread, run):
                yield event
            return
        except (BadRequestError, NotFoundError) as error:
            if thread.remote_id is None or error.code == failures.LOCKED:
                raise
            # A refused request may mean that the conversation is gone or not what the journal says.
            verdict = await self._look(thread, run)
            if isinstance(verdict, NotSent):
                raise
        async for event in self._act_on(verdict, thread, run):
            yield event

    async def _act_on(self, verdict: Verdict, thread: RemoteThread, run: RunInput) -> AsyncIterator[EngineEvent]:
        if isinstance(verdict, Committed):
            yield conclusion(verdict.output, Usage())
            return
        new = run.new
        if isinstance(verdict, Diverged):
            thread = RemoteThread(None, thread.generation + 1)
        if thread.remote_id is None:
            thread = await self._open(thread, run)
            yield ThreadOpened(thread)
            new = run.history + run.new
        async for event in self._respond(run, new, {"conversation": thread.remote_id}):
            yield event

    async def _open(self, thread: RemoteThread, run: RunInput) -> RemoteThread:
        pairs = list(run.metadata.items())[:_METADATA_PAIRS]
        metadata = {key[:_METADATA_KEY]: value[:_METADATA_VALUE] for key, value in pairs}
        conversation = await self._client.conversations.create(metadata=metadata)
        return RemoteThread(conversation.id, thread.generation)

    async def _look(self, thread: RemoteThread, run: RunInput) -> Verdict:
        """Compare the remote conversation with the journal."""
        from openai import NotFoundError

        if thread.remote_id is None:
            return NotSent()
        try:
            pages = self._client.conversations.items.list(thread.remote_id, limit=_PAGE, order="asc")
            remote = [item.model_dump(mode="json", exclude_none=True) async for item in pages]
        except NotFoundError:
            return Diverged()
        return compare(run.history, run.new, from_wire(remote, reasoning=False))

    async def _respond(
        self, run: RunInput, items: Sequence[Item], storage: Mapping[str, Any], *, reasoning: bool = False
    ) -> AsyncIterator[EngineEvent]:
        stream = await self._client.responses.create(
            model=self._model,
            instructions=run.instructions,
            tools=cast("Any", run.tools),
            input=cast("Any", to_wire(items, reasoning=reasoning)),
            parallel_tool_calls=False,
            truncation="auto",
            prompt_cache_key=run.cache_key,
            safety_identifier=run.user_hash,
            stream=True,
            **storage,
        )
        async for event in read_stream(stream, reasoning=reasoning, seconds=self._total_seconds):
            yield event
