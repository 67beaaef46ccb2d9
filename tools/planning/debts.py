"""The tool that says how to pay off several debts, and when they are gone."""

import asyncio
from decimal import Decimal
from typing import Annotated, Literal

from storage.money import Money, minor_digits
from tools.finance.payoff import Debt
from tools.planning.amount import LARGEST_AMOUNT
from tools.planning.debt_case import work_out_debts
from tools.planning.debt_result import DebtPlan, debt_result
from tools.planning.savings_case import Voice
from tools.toolkit.form import Choice
from tools.toolkit.kinds import DebtLine
from tools.toolkit.params import Ask, Parameters
from tools.toolkit.tool import GatherContext, Tool, ToolContext

ZERO = Decimal(0)


class DebtParameters(Parameters):
    """What a plan to pay off debts is made from."""

    debts: Annotated[
        tuple[DebtLine, ...],
        Ask(
            "Which debts do you have, with balance, yearly rate and minimum payment?",
            "Debts",
            "debts",
            hint="One debt on each line: its name, balance, yearly rate and minimum payment.",
            example="Visa 8,000 at 24.99% minimum 160\nCar loan 12,000 at 6.5% minimum 350",
            fact="debts",
            minimum=ZERO,
            above=True,
            maximum=LARGEST_AMOUNT,
        ),
    ]
    extra_monthly: Annotated[
        Money | None,
        Ask(
            "How much can you pay each month on top of the minimums?",
            "Extra each month",
            "money",
            hint="All debts together; nothing, unless you say so.",
            example="200",
            along=True,
            minimum=ZERO,
            maximum=LARGEST_AMOUNT,
            per="month",
        ),
    ] = None
    strategy: Annotated[
        Literal["avalanche", "snowball"],
        Ask(
            "Which debt would you like to pay off first?",
            "Order",
            "choice",
            hint="Both are compared; the avalanche costs least.",
            metadata="debt_strategy",
            choices=(
                Choice(value="avalanche", label="Avalanche: the dearest first"),
                Choice(value="snowball", label="Snowball: the smallest first"),
            ),
        ),
    ] = "avalanche"


async def work_out(params: DebtParameters, context: GatherContext) -> DebtPlan:
    """Return how the debts are paid off in both orders, or what would pay them off.

    Twenty debts over a hundred years take long enough to hold up everybody else, so a thread works them out.
    """
    currency = params.debts[0].balance.currency
    debts = [Debt(line.name, line.balance.amount, line.annual_rate, line.minimum.amount) for line in params.debts]
    extra = params.extra_monthly.amount if params.extra_monthly else ZERO
    voice = Voice(context.format, currency, context.today)
    digits = minor_digits(currency)
    return await asyncio.to_thread(
        lambda: debt_result(work_out_debts(debts, extra, params.strategy, digits, voice)),
    )


async def plan(params: DebtParameters, context: ToolContext) -> DebtPlan:
    """Return the plan that was worked out."""
    return context.gathered_as(DebtPlan)


PLAN_DEBT_PAYOFF = Tool(
    name="plan_debt_payoff",
    title="Debt payoff",
    purpose="plan how to pay off your debts",
    description=(
        "Plans how to pay off credit cards and other debts: avalanche (dearest first) and snowball (smallest first) "
        "side by side, with months, interest and the order, and names debts that their minimum never pays off. Call it "
        "as soon as the user asks how to get out of debt, which debt to pay first, or what paying more would change, "
        "even when balances, rates or minimums are still unknown: the user is then asked for them. List the debts one "
        "a line with the user's own amounts; leave out what they did not say, and never guess a rate or a minimum. One "
        "loan with a term belongs to amortize_loan. Quote the result's figures; do not calculate with them."
    ),
    working="Planning your way out of debt",
    parameters=DebtParameters,
    run=plan,
    gather=work_out,
    topic="debts",
    reads_only=True,
)
