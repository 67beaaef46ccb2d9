"""An office that is about to move."""

from collections.abc import AsyncGenerator
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass

from bot.assistant.backoff import Backoff
from bot.assistant.engine import AssistantEngine
from bot.assistant.engines.assistants import AssistantsEngine
from bot.assistant.engines.responses import ResponsesEngine
from bot.assistant.mover import Mover
from bot.playground.openai.server import OpenAIServer
from storage.database import Database
from storage.tables.conversations import Conversation
from tests.clock import FakeClock
from tests.integration.assistant_office import Model, Office, State, open_office

STATES: tuple[State, ...] = ("conversation", "local", "assistants")
NAMES: dict[State, str] = {
    "conversation": "responses/conversation",
    "local": "responses/local",
    "assistants": "assistants",
}
THE_ONE = 1
OPENED_BY: dict[State, str] = {"conversation": "/v1/conversations", "local": "-", "assistants": "/v1/threads"}


@dataclass
class House:
    """An office that is about to move, and the engine that it moves to, on a server of its own."""

    office: Office
    server: OpenAIServer
    engine: AssistantEngine
    model: Model
    state: State

    async def move(self) -> None:
        await Mover(self.office.database, self.engine, Backoff(wait=self.office.waits)).move(THE_ONE)
        self.office.engine, self.office.state = self.engine, self.state
        self.office.server, self.office.model = self.server, self.model

    async def conversation(self) -> Conversation:
        async with self.office.database.unit() as unit:
            found = await unit.conversations.get(THE_ONE)
        assert found is not None
        return found

    @property
    def threads_made(self) -> int:
        """How many remote threads the new server was asked for."""
        return len(self.server.bodies(OPENED_BY[self.state]))


def _engine_at(url: str, state: State) -> AssistantEngine:
    if state == "assistants":
        return AssistantsEngine(api_key="sk-test", base_url=url, model="test")
    return ResponsesEngine(api_key="sk-test", base_url=url, model="test", state=state)


@asynccontextmanager
async def open_house(here: State, there: State, database: Database, clock: FakeClock) -> AsyncGenerator[House]:
    """Open the office that is here, and start the server over there."""
    async with AsyncExitStack() as stack:
        office = await stack.enter_async_context(open_office(database, clock, here))
        model = Model()
        server = OpenAIServer(planner=model, clock=clock)
        stack.push_async_callback(server.stop)
        engine = _engine_at(await server.start(), there)
        stack.push_async_callback(engine.close)
        yield House(office, server, engine, model, there)
