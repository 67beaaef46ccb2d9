"""A RunHandler at work: real engine and database, the loopback model server, two small tools."""

from collections.abc import AsyncGenerator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace
from datetime import timedelta
from decimal import Decimal
from typing import Annotated, Literal

from bot.assistant.backoff import Backoff
from bot.assistant.engine import AssistantEngine
from bot.assistant.engines.responses import ResponsesEngine
from bot.assistant.errors import TurnFailedError
from bot.assistant.reply import Reply
from bot.assistant.run_handler import RunHandler
from bot.assistant.turn import FormAnswer, FormDecline, Message, Place, Speaker, TurnInput, TurnRequest
from bot.playground.openai.server import OpenAIServer
from bot.playground.planner.moves import Call, Move, Say, WireItem, WireTool
from storage.database import Database
from storage.money import Money
from storage.repositories.journal import StoredEntry
from storage.repositories.tool_calls import StoredCall
from storage.repositories.turns import ClaimedTurn, NewTurn
from storage.tables.goals import Goal
from storage.tables.users import User
from tests.clock import FakeClock
from tests.unit.bot.assistant.recording import RecordingReply
from tools.toolkit.executor import ToolExecutor
from tools.toolkit.outcome import ToolResult
from tools.toolkit.params import Ask, Parameters
from tools.toolkit.registry import Registry
from tools.toolkit.tool import Tool, ToolContext

State = Literal["conversation", "local"]


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
        ),
        Tool(
            name="keep_goal",
            title="Goal",
            purpose="keep a goal",
            description="Keeps a goal.",
            working="Writing it down",
            parameters=GoalParameters,
            run=keep_goal,
        ),
    )
)

ASK_BOTH = Call("months_to_save", {"goal_amount": None, "monthly_savings": None, "monthly_income": None})
ASK_SAVINGS = Call("months_to_save", {"goal_amount": "60,000", "monthly_savings": None, "monthly_income": None})
KEEP_HOUSE = Call("keep_goal", {"name": "House"})
KEEP = "Make House a goal"
HOW_LONG = "How long for 60,000?"


def quoting(items: Sequence[WireItem], _: Sequence[WireTool]) -> Move:
    """A planner that keeps a goal, asks about savings, and otherwise repeats what it was told last."""
    last = items[-1]
    if last["type"] == "function_call_output":
        return Say(last["output"])
    text = last["content"][0]["text"]
    moves: dict[str, Move] = {KEEP: (KEEP_HOUSE,), HOW_LONG: (ASK_SAVINGS,)}
    return moves.get(text, Say(f"You said: {text}"))


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
    waits: Waits = field(default_factory=Waits)
    place: Place = field(default_factory=lambda: Place(team_id="T1", channel_id="D1", thread_ts="1.0", private=True))
    speaker: Speaker = field(default_factory=lambda: Speaker(team_id="T1", user_id="U1"))
    turns: int = 0

    @property
    def handler(self) -> RunHandler:
        return RunHandler(
            engine=self.engine,
            executor=ToolExecutor(REGISTRY, self.database, self.clock),
            registry=REGISTRY,
            database=self.database,
            clock=self.clock,
            find_user=self.user,
            backoff=Backoff(wait=self.waits),
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
        await self.handler.run(turn, reply)
        await self.end(turn)
        return reply

    async def take_failing(self, content: TurnInput) -> tuple[RecordingReply, TurnFailedError]:
        """Take one turn that comes to nothing."""
        reply = RecordingReply()
        turn = await self.claim(content)
        try:
            await self.handler.run(turn, reply)
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

    async def again(self, turn: ClaimedTurn, reply: Reply) -> None:
        """Take the turn once more, as after a crash."""
        await self.handler.run(replace(turn, attempts=turn.attempts + 1), reply)

    async def journal(self) -> list[StoredEntry]:
        async with self.database.unit() as unit:
            user = await unit.users.find(self.speaker.team_id, self.speaker.user_id)
            assert user is not None
            place = self.place
            found = await unit.conversations.find(place.team_id, place.channel_id, place.thread_ts, user.id)
            return await unit.journal.entries(found.id) if found else []

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
    server = OpenAIServer(planner=quoting)
    engine = ResponsesEngine(api_key="sk-test", base_url=await server.start(), model="test", state=state)
    yield Office(database, server, engine, clock)
    await engine.close()
    await server.stop()
