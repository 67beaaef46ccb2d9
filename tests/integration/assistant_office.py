"""A RunHandler at work: real engine and database, the loopback model server, two small tools."""

import json
from collections.abc import AsyncGenerator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace
from datetime import timedelta
from decimal import Decimal
from typing import Annotated, Literal

from bot.assistant.allowance import Allowance
from bot.assistant.backoff import Backoff, Wait
from bot.assistant.engine import AssistantEngine
from bot.assistant.engines.responses import ResponsesEngine
from bot.assistant.errors import TurnFailedError
from bot.assistant.halt import Halt
from bot.assistant.reply import Reply
from bot.assistant.run_handler import RunHandler
from bot.assistant.turn import FormAnswer, FormDecline, Message, Place, Speaker, TurnInput, TurnRequest
from bot.playground.openai.server import OpenAIServer
from bot.playground.planner.moves import Call, Move, Planner, Say, WireItem, WireTool
from bot.settings import HISTORY_TOKENS
from storage.database import Database
from storage.money import Money
from storage.repositories.journal import StoredEntry
from storage.repositories.tool_calls import StoredCall
from storage.repositories.turns import ClaimedTurn, NewTurn
from storage.tables.conversations import Conversation
from storage.tables.goals import Goal
from storage.tables.users import User
from tests.clock import FakeClock
from tests.unit.bot.assistant.recording import RecordingReply
from tools.toolkit.executor import ToolExecutor
from tools.toolkit.outcome import ToolResult
from tools.toolkit.params import Ask, Parameters
from tools.toolkit.registry import Registry
from tools.toolkit.tool import Tool, ToolContext

State = Literal["conversation", "local", "assistants"]


class SaveParameters(Parameters):
    """A goal, how much goes to it each month, and the income it comes from."""

    goal_amount: Annotated[Money, Ask("How much do you need?", "Goal amount", "money", minimum=Decimal(0), above=True)]
    monthly_savings: Annotated[
        Money, Ask("How much do you save each month?", "Monthly savings", "money", minimum=Decimal(0), above=True)
    ]
    monthly_income: Annotated[
        Money | None, Ask("What do you earn?", "Monthly income", "money", fact="monthly_income")
    ] = None


class GoalParameters(Parameters):
    """A goal's name."""

    name: Annotated[str, Ask("What is it for?", "Name of the goal", "text")]


async def months_to_save(parameters: SaveParameters, context: ToolContext) -> ToolResult:
    months = parameters.goal_amount.amount / parameters.monthly_savings.amount
    return ToolResult(summary=f"It takes {months:.0f} months.", as_of=context.today)


async def keep_goal(parameters: GoalParameters, context: ToolContext) -> ToolResult:
    goal = Goal(
        user_id=context.caller.user.id,
        name=parameters.name,
        target_minor=100_00,
        saved_minor=0,
        currency=context.caller.user.currency,
        status="active",
    )
    await context.unit.goals.add(goal)
    return ToolResult(summary=f"{parameters.name} is a goal now.", as_of=context.today)


REGISTRY = Registry(
    (
        Tool(
            name="months_to_save",
            title="Months to save",
            purpose="work out how many months it takes",
            description="Divides.",
            working="Counting the months",
            parameters=SaveParameters,
            run=months_to_save,
            topic="savings",
        ),
        Tool(
            name="keep_goal",
            title="Goal",
            purpose="keep a goal",
            description="Keeps a goal.",
            working="Writing it down",
            parameters=GoalParameters,
            run=keep_goal,
            topic="goals",
        ),
    )
)

ASK_BOTH = Call("months_to_save", {"goal_amount": None, "monthly_savings": None, "monthly_income": None})
ASK_SAVINGS = Call("months_to_save", {"goal_amount": "60,000", "monthly_savings": None, "monthly_income": None})
KEEP_HOUSE = Call("keep_goal", {"name": "House"})
KEEP = "Make House a goal"
HOW_LONG = "How long for 60,000?"
KEEP_TWICE = "Make House a goal, make House a goal, buy it, and how long for 60,000?"


def quoting(items: Sequence[WireItem], _: Sequence[WireTool]) -> Move:
    """A planner that keeps a goal, asks about savings, and otherwise repeats what it was told last."""
    last = items[-1]
    if last["type"] == "function_call_output":
        return Say(last["output"])
    content = last["content"]
    text = content if isinstance(content, str) else content[0]["text"]
    moves: dict[str, Move] = {
        KEEP: (KEEP_HOUSE,),
        HOW_LONG: (ASK_SAVINGS,),
        KEEP_TWICE: (KEEP_HOUSE, KEEP_HOUSE, Call("buy_house", {}), ASK_SAVINGS),
    }
    return moves.get(text, Say(f"You said: {text}"))


@dataclass
class Model:
    """What answers in the office: `moves` first, then `otherwise`. `heard` is what it was told, request by request."""

    moves: list[Move] = field(default_factory=list[Move])
    otherwise: Planner = quoting
    heard: list[list[WireItem]] = field(default_factory=list[list[WireItem]])

    def __call__(self, items: Sequence[WireItem], tools: Sequence[WireTool]) -> Move:
        self.heard.append(list(items))
        return self.moves.pop(0) if self.moves else self.otherwise(items, tools)


@dataclass
class Waits:
    """Records pauses instead of making them."""

    seconds: list[float] = field(default_factory=list[float])

    async def __call__(self, seconds: float) -> None:
        self.seconds.append(seconds)


@dataclass
class Office:
    """One RunHandler and its surroundings; each `take` is one turn from inbox to end."""

    database: Database
    server: OpenAIServer
    engine: AssistantEngine
    clock: FakeClock
    model: Model
    state: State
    registry: Registry = REGISTRY
    waits: Waits = field(default_factory=Waits)
    place: Place = field(default_factory=lambda: Place(team_id="T1", channel_id="D1", thread_ts="1.0", private=True))
    speaker: Speaker = field(default_factory=lambda: Speaker(team_id="T1", user_id="U1"))
    turns: int = 0
    history_tokens: int = HISTORY_TOKENS
    allowance: Allowance = field(default_factory=Allowance)

    @property
    def delta(self) -> str:
        """The event that brings a piece of text."""
        return "thread.message.delta" if self.state == "assistants" else "response.output_text.delta"

    @property
    def closing(self) -> str:
        """The event that brings a run with calls to its end."""
        return "thread.run.requires_action" if self.state == "assistants" else "response.completed"

    @property
    def run_path(self) -> str:
        """Where the model is asked."""
        return "/v1/threads/*/runs" if self.state == "assistants" else "/v1/responses"

    @property
    def output_path(self) -> str:
        """Where the model is told the outputs of its calls."""
        return "/v1/threads/*/runs/*/submit_tool_outputs" if self.state == "assistants" else "/v1/responses"

    def told(self) -> str:
        """What the model was told with the newest request."""
        return json.dumps(self.model.heard[-1], ensure_ascii=False)

    @property
    def handler(self) -> RunHandler:
        return self.handler_that_waits(self.waits)

    def handler_that_waits(self, wait: Wait) -> RunHandler:
        """The handler with other pauses before a request is repeated."""
        return RunHandler(
            engine=self.engine,
            executor=ToolExecutor(self.registry, self.database, self.clock),
            registry=self.registry,
            database=self.database,
            clock=self.clock,
            find_user=self.user,
            backoff=Backoff(wait=wait),
            allowance=self.allowance,
            history_tokens=self.history_tokens,
        )

    async def user(self, speaker: Speaker) -> User:
        """The speaker's row, made when there is none."""
        async with self.database.unit() as unit:
            return await unit.users.ensure(
                speaker.team_id, speaker.user_id, time_zone="UTC", locale="en_US", currency="USD"
            )

    async def claim(self, content: TurnInput) -> ClaimedTurn:
        """Put a turn into the inbox and claim it."""
        self.turns += 1
        request = TurnRequest(speaker=self.speaker, place=self.place, input=content)
        key = f"{self.place.channel_id}:{self.place.thread_ts}:{self.speaker.user_id}"
        await self.database.inbox.put(NewTurn(f"e{self.turns}", key, request.model_dump(mode="json")))
        now = self.clock()
        async with self.database.unit() as unit:
            (turn,) = await unit.turns.claim("office", now, now + timedelta(minutes=1), 1, 5)
        return turn

    async def end(self, turn: ClaimedTurn) -> None:
        async with self.database.unit() as unit:
            assert await unit.turns.finish(turn.id, "office", turn.attempts, "done", now=self.clock())

    async def take(self, content: TurnInput) -> RecordingReply:
        """Take one turn to its end and return what the user saw."""
        reply = RecordingReply()
        turn = await self.claim(content)
        await self.handler.run(turn, reply, Halt())
        await self.end(turn)
        return reply

    async def take_failing(self, content: TurnInput) -> tuple[RecordingReply, TurnFailedError]:
        """Take one turn that comes to nothing."""
        reply = RecordingReply()
        turn = await self.claim(content)
        try:
            await self.handler.run(turn, reply, Halt())
        except TurnFailedError as error:
            await self.end(turn)
            return reply, error
        raise AssertionError("the turn did not fail")

    async def say(self, text: str) -> RecordingReply:
        """Take a message of the user."""
        return await self.take(Message(text=text, ts=f"{self.turns + 1}.5"))

    async def fill(self, reply: RecordingReply, **answers: str | None) -> RecordingReply:
        """Take the answers to the form that `reply` asked."""
        call_id = reply.forms[-1].sections[0].call_id
        return await self.take(FormAnswer(answers={call_id: answers}))

    async def decline(self, reply: RecordingReply) -> RecordingReply:
        """Take "Not now" to the form that `reply` asked."""
        return await self.take(FormDecline(call_ids=tuple(s.call_id for s in reply.forms[-1].sections)))

    async def again(self, turn: ClaimedTurn, reply: Reply, halt: Halt | None = None) -> None:
        """Take the turn once more, as after a crash."""
        await self.handler.run(replace(turn, attempts=turn.attempts + 1), reply, halt or Halt())

    async def conversation(self) -> Conversation:
        """The conversation's row."""
        async with self.database.unit() as unit:
            user = await unit.users.find(self.speaker.team_id, self.speaker.user_id)
            assert user is not None
            place = self.place
            found = await unit.conversations.find(place.team_id, place.channel_id, place.thread_ts, user.id)
        assert found is not None
        return found

    def remote_threads(self) -> list[tuple[str, dict[str, str]]]:
        """The provider's threads: their ids and metadata."""
        threads = self.server.assistants.threads if self.state == "assistants" else self.server.conversations
        return [(remote.id, remote.metadata) for remote in threads.all()]

    def thread_path(self, remote_id: str) -> str:
        """Where a remote thread is updated."""
        return f"/v1/threads/{remote_id}" if self.state == "assistants" else f"/v1/conversations/{remote_id}"

    async def journal(self) -> list[StoredEntry]:
        conversation = await self.conversation()
        async with self.database.unit() as unit:
            return await unit.journal.entries(conversation.id)

    async def items(self, kind: str) -> list[dict[str, str]]:
        """The journal's items of one kind."""
        return [entry.item for entry in await self.journal() if entry.item["type"] == kind]

    async def open_calls(self) -> list[StoredCall]:
        async with self.database.unit() as unit:
            return await unit.tool_calls.open_of("conversation:1")

    async def goals(self) -> list[str]:
        async with self.database.unit() as unit:
            return [goal.name for goal in await unit.goals.of_user(1)]


@asynccontextmanager
async def open_office(database: Database, clock: FakeClock, state: State) -> AsyncGenerator[Office]:
    """Start the model server and put everything together."""
    model = Model()
    server = OpenAIServer(planner=model, clock=clock)
    engine = _engine(await server.start(), state)
    yield Office(database, server, engine, clock, model, state)
    await engine.close()
    await server.stop()


def _engine(url: str, state: State) -> AssistantEngine:
    if state == "assistants":
        from bot.assistant.engines.assistants import AssistantsEngine

        return AssistantsEngine(api_key="sk-test", base_url=url, model="test")
    return ResponsesEngine(api_key="sk-test", base_url=url, model="test", state=state)
