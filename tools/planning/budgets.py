"""The tool that divides a monthly income, to the cent."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Annotated, ClassVar

from storage.money import Money
from tools.planning.amount import LARGEST_AMOUNT
from tools.planning.budget_case import BudgetCase
from tools.planning.budget_result import BudgetPlan, Method
from tools.planning.fifty_thirty_twenty import plan_by_shares
from tools.planning.zero_based import plan_by_categories
from tools.toolkit.form import Choice
from tools.toolkit.kinds import Line
from tools.toolkit.params import Ask, Parameters
from tools.toolkit.tool import Tool, ToolContext


class BudgetParameters(Parameters):
    """What a budget is planned from."""

    essential_when: ClassVar[Mapping[str, tuple[str, str]]] = {"categories": ("method", "zero_based")}

    monthly_income: Annotated[
        Money,
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
    ]
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


async def plan(params: BudgetParameters, context: ToolContext) -> BudgetPlan:
    """Return where the income goes."""
    case = BudgetCase(params.monthly_income, params.categories or (), context.format, context.today)
    return plan_by_shares(case) if params.method == "50/30/20" else plan_by_categories(case)


PLAN_BUDGET = Tool(
    name="plan_budget",
    title="Monthly budget",
    purpose="plan your monthly budget",
    description=(
        "Divides a monthly income after tax into a budget that adds up to the cent: 50/30/20 (needs, wants, savings), "
        "or zero-based with the user's own categories. Call it as soon as the user asks for a budget, how to divide "
        "their money, or what they can spend, even when the income is still unknown: the user is then asked for it. "
        "Choose zero_based when the user wants every amount assigned or lists categories to be planned; "
        "list the categories one a line with the user's own amounts. Pass only what the user said; leave everything "
        "else null and never invent an income, a category or an amount. Quote the result's figures; do not calculate "
        "with them."
    ),
    working="Planning your budget",
    parameters=BudgetParameters,
    run=plan,
    topic="budget",
    reads_only=True,
)
