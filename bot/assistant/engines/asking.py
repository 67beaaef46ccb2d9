"""One request for a response, from its body to its streamed end."""

import asyncio
from collections.abc import AsyncGenerator, Mapping, Sequence
from contextlib import aclosing
from typing import TYPE_CHECKING, Any

from bot.assistant.engine import EngineEvent, Item, RunInput
from bot.assistant.engines.dialect import NATIVE, Dialect
from bot.assistant.engines.requests import request_body
from bot.assistant.engines.stream import read_stream

if TYPE_CHECKING:
    from openai import AsyncOpenAI, AsyncStream
    from openai.types.responses import ResponseStreamEvent

Events = AsyncGenerator[EngineEvent, None]


class Asker:
    """Asks `model` for responses, each of which may take `seconds`.

    `restricts` says whether the server can be given all tools and told which of them may be called now.
    """

    def __init__(self, client: "AsyncOpenAI", model: str, seconds: float, *, restricts: bool) -> None:
        self._client = client
        self._model = model
        self._seconds = seconds
        self._restricts = restricts

    async def ask(
        self, run: RunInput, items: Sequence[Item], storage: Mapping[str, Any], dialect: Dialect = NATIVE
    ) -> Events:
        """Tell the model `items` and stream its reaction; encrypted reasoning is kept where it can be replayed.

        Raises what the client raises, and TimeoutError.
        """
        deadline = asyncio.get_running_loop().time() + self._seconds
        async with asyncio.timeout_at(deadline):
            stream = await self._stream(run, items, storage, dialect)
        async with aclosing(read_stream(stream, reasoning=dialect.reasoning, deadline=deadline)) as events:
            async for event in events:
                yield event

    async def _stream(
        self, run: RunInput, items: Sequence[Item], storage: Mapping[str, Any], dialect: Dialect
    ) -> "AsyncStream[ResponseStreamEvent]":
        from openai import BadRequestError

        try:
            return await self._create(run, items, storage, dialect)
        except BadRequestError as error:
            if not (self._restricts and (error.param or "").startswith("tool_choice")):
                raise
        # The model does not know allowed tools: from now on it is given only those.
        self._restricts = False
        return await self._create(run, items, storage, dialect)

    async def _create(
        self, run: RunInput, items: Sequence[Item], storage: Mapping[str, Any], dialect: Dialect
    ) -> "AsyncStream[ResponseStreamEvent]":
        body = request_body(run, items, model=self._model, dialect=dialect, restricts=self._restricts)
        create: Any = self._client.responses.create
        return await create(**body, **storage)
