"""The tool that shows how money can be spread over classes of assets; it names no security."""

import asyncio
from decimal import Decimal
from typing import Annotated

from storage.money import Money
from tools.finance.risk import Horizon, Level
from tools.futures.allocation_case import AllocationCase, Circumstance, Wish, WorkedOut, work_out
from tools.futures.allocation_result import SuggestedAllocation, allocation_result
from tools.futures.risk_memory import tell_tolerance
from tools.futures.risk_questions import ASK_HORIZON, ASK_TOLERANCE, REACTION, SELLS_AT
from tools.planning.amount import LARGEST_AMOUNT
from tools.planning.savings_case import Voice
from tools.toolkit.kinds import DebtLine, fact_value
from tools.toolkit.params import Ask, Parameters
from tools.toolkit.surroundings import metadata_of
from tools.toolkit.tool import GatherContext, Tool, ToolContext

ZERO = Decimal(0)
_CUSHIONS = ("emergency", "rainy", "cushion", "safety net")
"""Words in the names of goals that are emergency funds."""


class AllocationParameters(Parameters):
    """What an allocation goes by."""

    risk_tolerance: Annotated[Level, ASK_TOLERANCE]
    horizon: Annotated[Horizon, ASK_HORIZON]
    amount: Annotated[
        Money | None,
        Ask(
            "How much do you want to invest?",
            "Amount",
            "money",
            hint="You may leave this out; with it I can show what may become of it.",
            example="20,000",
            along=True,
            minimum=ZERO,
            maximum=LARGEST_AMOUNT,
        ),
    ] = None
    monthly_contribution: Annotated[
        Money | None,
        Ask(
            "How much will you add each month?",
            "Monthly contribution",
            "money",
            example="300",
            along=True,
            minimum=ZERO,
            maximum=LARGEST_AMOUNT,
        ),
    ] = None
    age: Annotated[
        int | None,
        Ask(
            "How old are you?",
            "Age",
            "integer",
            hint="It limits the share of stocks.",
            example="40",
            fact="age",
            along=True,
            minimum=Decimal(16),
            maximum=Decimal(110),
        ),
    ] = None
    emergency_fund: Annotated[
        bool | None,
        Ask(
            "Have you put three to six months of essentials aside for emergencies?",
            "Emergency fund",
            "flag",
            metadata="emergency_fund",
            along=True,
        ),
    ] = None


async def simulate_mix(params: AllocationParameters, context: GatherContext) -> WorkedOut:
    """Work out the mix and its futures off the event loop."""
    await context.progress("Simulating 10,000 futures of this mix")
    return await asyncio.to_thread(work_out, _wish(params))


async def suggest(params: AllocationParameters, context: ToolContext) -> SuggestedAllocation:
    """Return classes of assets with their ranges, an example mix, and what may become of the money."""
    await tell_tolerance(params.risk_tolerance, context)
    named = params.amount or params.monthly_contribution
    voice = Voice(context.format, named.currency if named else context.caller.user.currency, context.today)
    chosen = await metadata_of(context.unit, context.caller)
    circumstance = Circumstance(
        emergency_fund=await _has_emergency_fund(params, context),
        sells_at=SELLS_AT.get(chosen.get(REACTION, "")),
        dearest_debt=await _dearest_debt(context),
    )
    return allocation_result(AllocationCase(_wish(params), context.gathered_as(WorkedOut), circumstance, voice))


def _wish(params: AllocationParameters) -> Wish:
    return Wish(
        level=params.risk_tolerance,
        horizon=params.horizon,
        age=params.age,
        amount=None if params.amount is None else params.amount.amount,
        monthly=None if params.monthly_contribution is None else params.monthly_contribution.amount,
    )


async def _has_emergency_fund(params: AllocationParameters, context: ToolContext) -> bool | None:
    """Tell what was said, else whether a goal that is an emergency fund has been reached; goals are private."""
    if params.emergency_fund is not None or not context.caller.private:
        return params.emergency_fund
    goals = await context.unit.goals.of_user(context.caller.user.id)
    cushions = [goal for goal in goals if any(word in goal.name.casefold() for word in _CUSHIONS)]
    return any(goal.status == "reached" for goal in cushions) if cushions else None


async def _dearest_debt(context: ToolContext) -> Decimal | None:
    """Return the highest rate among the debts that the user told of in private."""
    facts = await context.unit.facts.of_user(context.caller.user.id) if context.caller.private else []
    values = [fact_value(fact.kind, fact.value) for fact in facts if fact.kind == "debts"]
    lines = [line for value in values if isinstance(value, tuple) for line in value]
    return max((line.annual_rate for line in lines if isinstance(line, DebtLine)), default=None)


SUGGEST_ALLOCATION = Tool(
    name="suggest_allocation",
    title="Spreading your money",
    purpose="show how your money can be spread",
    description=(
        "Shows how money can be spread over classes of assets (stocks, bonds, cash, gold) for a risk tolerance and the "
        "time until it is needed: ranges, an example mix, expected real return and spread with their source, and what "
        "may become of the money. Call it when the user asks how or in what to invest, how to split or allocate "
        "savings or a portfolio, or how much to hold in stocks, even when tolerance and time are unknown: the user is "
        "then asked. It names classes only, no securities. Where they do not know their tolerance, call "
        "assess_risk_profile first. horizon is the time that the user named, as one of the choices. Pass only what the "
        "user said; leave everything else null. Quote the figures as possibilities: never as a promise, never as a "
        "call to buy or sell."
    ),
    working="Looking at mixes for you",
    parameters=AllocationParameters,
    run=suggest,
    gather=simulate_mix,
    topic="investing",
    reads_only=True,
)
