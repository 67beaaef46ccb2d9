"""The tool that divides an income, to the cent: by the month, or from payday to payday."""

from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import Annotated, ClassVar

from storage.money import Money
from tools.planning.amount import LARGEST_AMOUNT
from tools.planning.budget_case import BudgetCase
from tools.planning.budget_result import BudgetPlan, Method
from tools.planning.fifty_thirty_twenty import plan_by_shares
from tools.planning.payday_case import payday_case
from tools.planning.payday_result import PaydayBudget, plan_by_paydays
from tools.planning.zero_based import plan_by_categories
from tools.toolkit.form import Choice
from tools.toolkit.kinds import FlowLine, Line
from tools.toolkit.params import Ask, Parameters
from tools.toolkit.tool import Tool, ToolContext

PAYDAY: Method = "payday"


class BudgetParameters(Parameters):
    """What a budget is planned from."""

    essential_when: ClassVar[Mapping[str, tuple[str, str]]] = {"categories": ("method", "zero_based")}
    essential_if: ClassVar[Mapping[str, Callable[[Mapping[str, object]], bool]]] = {
        "monthly_income": lambda values: values["method"] != PAYDAY,
        "paydays": lambda values: values["method"] == PAYDAY,
        "bills": lambda values: values["method"] == PAYDAY,
    }

    monthly_income: Annotated[
        Money | None,
        Ask(
            "What is your monthly income after tax?",
            "Monthly income",
            "money",
            hint="What arrives in your account in a usual month.",
            example="4,000",
            fact="monthly_income",
            minimum=Decimal(0),
            above=True,
            maximum=LARGEST_AMOUNT,
        ),
    ] = None
    method: Annotated[
        Method,
        Ask(
            "How would you like to divide it?",
            "Method",
            "choice",
            hint="50/30/20, unless you say otherwise.",
            metadata="budget_method",
            along=True,
            choices=(
                Choice(value="50/30/20", label="50/30/20: needs, wants, savings"),
                Choice(value="zero_based", label="Zero-based: my own categories"),
                Choice(value=PAYDAY, label="Payday to payday: so much a day after bills"),
            ),
        ),
    ] = "50/30/20"
    categories: Annotated[
        tuple[Line, ...] | None,
        Ask(
            "What do you spend each month, and on what?",
            "Categories",
            "lines",
            hint="For a zero-based budget: one category and its monthly amount on each line.",
            example="Rent 1,200\nGroceries 450\nEating out 200",
            along=True,
            maximum=LARGEST_AMOUNT,
            per="month",
        ),
    ] = None
    paydays: Annotated[
        tuple[FlowLine, ...] | None,
        Ask(
            "What pay do you get, and when?",
            "Paydays",
            "flows",
            hint="For a budget from payday to payday: one a line, with its days.",
            example="2,000 every 2 weeks from Dec 4",
            fact="paydays",
            minimum=Decimal(0),
            above=True,
            maximum=LARGEST_AMOUNT,
        ),
    ] = None
    bills: Annotated[
        tuple[FlowLine, ...] | None,
        Ask(
            "Which bills do you have, and when are they due?",
            "Recurring bills",
            "flows",
            hint="For a budget from payday to payday: one a line, with its days; “none” if there are none.",
            example="Rent 1,200 on the 1st\nPhone 80 on the 15th",
            fact="bills",
            minimum=Decimal(0),
            above=True,
            maximum=LARGEST_AMOUNT,
        ),
    ] = None


async def plan(params: BudgetParameters, context: ToolContext) -> BudgetPlan | PaydayBudget:
    """Return where the income goes. Raises ToolError for a single payday, which has no next one."""
    listed, income = params.categories or (), params.monthly_income
    if income is None or params.method == PAYDAY:
        flows = (params.paydays or (), params.bills or ())
        return plan_by_paydays(payday_case(*flows, listed, context.format, context.today))
    case = BudgetCase(income, listed, context.format, context.today)
    return plan_by_shares(case) if params.method == "50/30/20" else plan_by_categories(case)


PLAN_BUDGET = Tool(
    name="plan_budget",
    title="Budget",
    purpose="plan your budget",
    description=(
        "Divides an income after tax into a budget that adds up to the cent: 50/30/20 (needs, wants, savings), "
        "zero-based with the user's own categories, or from payday to payday (bills due before the next payday are "
        "kept back, the rest is so much a day). Call it as soon as the user asks for a budget, how to divide their "
        "money, or what they can spend, even when the income is still unknown: the user is then asked for it. Choose "
        "zero_based when the user wants every amount assigned or lists categories to be planned, payday when they plan "
        "from payday to payday; list the categories one a line with the user's own amounts, paydays and bills one a "
        "line with their days. Pass only what the user said; leave everything else null and never invent an income, a "
        "category or an amount. Quote the result's figures; do not calculate with them."
    ),
    working="Planning your budget",
    parameters=BudgetParameters,
    run=plan,
    topic="budget",
    reads_only=True,
)
