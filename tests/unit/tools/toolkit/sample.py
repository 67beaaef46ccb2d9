"""Small tools to try the machinery on: one that writes, one that refuses, one that breaks off."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Annotated, Any, ClassVar

from storage.clock import Clock
from storage.database import Database
from storage.money import Money
from storage.tables.goals import Goal
from storage.tables.users import User
from tools.toolkit.errors import ToolError
from tools.toolkit.executor import ToolExecutor
from tools.toolkit.form import Choice
from tools.toolkit.kinds import Line
from tools.toolkit.outcome import ToolResult
from tools.toolkit.params import Ask, Parameters
from tools.toolkit.registry import Registry
from tools.toolkit.tool import Caller, Tool, ToolCall, ToolContext

INCOME = Ask("What is your monthly income?", "Monthly income", "money", fact="income", along=True, minimum=Decimal(0))


class GoalParameters(Parameters):
    """What a goal is made from: one of `monthly` and `deadline` is enough."""

    either: ClassVar[tuple[tuple[str, ...], ...]] = (("monthly_savings", "deadline"),)

    target: Annotated[Money, Ask("How much?", "Target", "money", minimum=Decimal(0), above=True)]
    monthly_savings: Annotated[Money | None, Ask("How much a month?", "Monthly savings", "money")] = None
    deadline: Annotated[date | None, Ask("By when?", "Deadline", "date", minimum=Decimal(0), above=True)] = None
    monthly_income: Annotated[Money | None, INCOME] = None
    timing: Annotated[
        str,
        Ask(
            "When?",
            "Timing",
            "choice",
            choices=(Choice(value="begin", label="Begin"), Choice(value="end", label="End")),
        ),
    ] = "end"


class BudgetParameters(Parameters):
    """A budget whose categories are essential for one method only."""

    essential_when: ClassVar[Mapping[str, tuple[str, str]]] = {"categories": ("method", "own")}

    monthly_income: Annotated[Money, INCOME]
    method: Annotated[
        str,
        Ask(
            "How?",
            "Method",
            "choice",
            along=True,
            metadata="budget_method",
            choices=(Choice(value="split", label="Split"), Choice(value="own", label="Own")),
        ),
    ] = "split"
    categories: Annotated[tuple[Line, ...] | None, Ask("On what?", "Categories", "lines")] = None


class NameParameters(Parameters):
    """A single text."""

    name: Annotated[str, Ask("What is it called?", "Name", "text")]


class GoalMade(ToolResult):
    """The goal that was made."""

    goal_id: int
    income: Money | None = None


async def make_goal(params: GoalParameters, context: ToolContext) -> GoalMade:
    """Write a goal."""
    goal = await context.unit.goals.add(
        Goal(
            user_id=context.caller.user.id,
            name=f"Goal of {context.format.money(params.target)}",
            target_minor=params.target.minor,
            currency=params.target.currency,
        )
    )
    return GoalMade(summary=goal.name, as_of=context.today, goal_id=goal.id, income=params.monthly_income)


async def split(params: BudgetParameters, context: ToolContext) -> ToolResult:
    """Say what there is to split."""
    return ToolResult(summary=context.format.money(params.monthly_income), as_of=context.today)


async def refuse_after_writing(params: NameParameters, context: ToolContext) -> ToolResult:
    """Write a goal, then refuse."""
    await _write(params.name, context)
    raise ToolError("That goal is too far away.")


async def break_off_after_writing(params: NameParameters, context: ToolContext) -> ToolResult:
    """Write a goal, then break."""
    await _write(params.name, context)
    raise RuntimeError("secret words of the user")


async def _write(name: str, context: ToolContext) -> None:
    await context.unit.goals.add(Goal(user_id=context.caller.user.id, name=name, target_minor=1, currency="USD"))


def tool(name: str, parameters: Any, run: Any, **settings: Any) -> Tool[Any]:
    title = name.replace("_", " ").capitalize()
    return Tool(name, title, f"{name} it", f"Does {name}.", "Working", parameters, run, **settings)


MAKE_GOAL = tool("make_goal", GoalParameters, make_goal, topic="goals")
SPLIT = tool("split", BudgetParameters, split, topic="budget", reads_only=True)
REFUSE = tool("refuse", NameParameters, refuse_after_writing)
BREAK_OFF = tool("break_off", NameParameters, break_off_after_writing)
TOOLS = (MAKE_GOAL, SPLIT, REFUSE, BREAK_OFF)


class Desk:
    """An executor over the sample tools, and what tests look up beside it."""

    def __init__(self, database: Database, clock: Clock, user: User, tools: tuple[Tool[Any], ...] = TOOLS) -> None:
        self.database, self.user, self.clock = database, user, clock
        self.executor = ToolExecutor(Registry(tools), database, clock)
        self.private = Caller(user=user, conversation_id=None, private=True, channel="D1", message_ts="1.1")

    async def run(self, name: str, arguments: str, call_id: str = "call_1", caller: Caller | None = None) -> Any:
        return await self.executor.execute(ToolCall(call_id, name, arguments), caller or self.private)

    async def goals(self) -> list[str]:
        async with self.database.unit() as unit:
            return [goal.name for goal in await unit.goals.of_user(self.user.id)]

    async def facts(self) -> dict[str, Any]:
        async with self.database.unit() as unit:
            return {fact.name: fact.value for fact in await unit.facts.of_user(self.user.id)}

    async def metadata(self, conversation_id: int) -> dict[str, str]:
        async with self.database.unit() as unit:
            conversation = await unit.conversations.get(conversation_id)
            assert conversation is not None
            return dict(conversation.details)

    async def conversation(self, thread_ts: str = "1.0") -> int:
        async with self.database.unit() as unit:
            conversation = await unit.conversations.ensure(
                "T1", "C1", thread_ts, self.user.id, engine="responses", endpoint="", now=self.clock()
            )
            return conversation.id

    async def in_channel(self, thread_ts: str = "1.0") -> Caller:
        """Return the user as a caller in a channel, where others read along."""
        conversation_id = await self.conversation(thread_ts)
        return Caller(user=self.user, conversation_id=conversation_id, private=False, channel="C1", message_ts="2.2")


async def open_desk(database: Database, clock: Clock, tools: tuple[Tool[Any], ...] = TOOLS) -> Desk:
    async with database.unit() as unit:
        user = await unit.users.ensure("T1", "U1", time_zone="America/New_York", locale="en_US", currency="USD")
    return Desk(database, clock, user, tools)
