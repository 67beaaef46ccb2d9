"""The tool that says how expensive a home may be, and what limits it."""

from decimal import Decimal
from typing import Annotated

from storage.money import Money, minor_digits
from tools.finance.affordability import BACK_END, FRONT_END, Household, affordable_home
from tools.planning.amount import LARGEST_AMOUNT
from tools.planning.mortgage_result import MortgageAffordability, mortgage_result
from tools.planning.mortgage_words import MortgageCase
from tools.planning.savings_case import Voice
from tools.toolkit.params import Ask, Parameters
from tools.toolkit.tool import Tool, ToolContext

ZERO = Decimal(0)
THIRTY_YEARS = 360
LONGEST_TERM = Decimal(600)
"""Fifty years, in months: no lender gives more."""


class MortgageParameters(Parameters):
    """What the highest price of a home is computed from."""

    gross_income: Annotated[
        Money,
        Ask(
            "What is your household's monthly income before tax?",
            "Income before tax",
            "money",
            hint="Lenders look at the income before tax, of all who sign.",
            example="8,000",
            fact="gross_income",
            minimum=ZERO,
            above=True,
            maximum=LARGEST_AMOUNT,
            per="month",
        ),
    ]
    monthly_debts: Annotated[
        Money,
        Ask(
            "How much do you pay on debts each month?",
            "Debt payments",
            "money",
            hint="Car loans, student loans, minimum payments on cards; 0 if there are none.",
            example="300",
            fact="debt_payments",
            minimum=ZERO,
            maximum=LARGEST_AMOUNT,
        ),
    ]
    down_payment: Annotated[
        Money,
        Ask(
            "How much can you put down?",
            "Down payment",
            "money",
            hint="The cash you bring along, without closing costs; 0 if there is none.",
            example="60,000",
            minimum=ZERO,
            maximum=LARGEST_AMOUNT,
        ),
    ]
    annual_rate: Annotated[
        Decimal,
        Ask(
            "At which interest rate would you borrow?",
            "Interest rate",
            "percent",
            hint="The nominal annual rate that a lender offers you.",
            example="6.5%",
            minimum=ZERO,
            maximum=Decimal("0.5"),
        ),
    ]
    housing_costs: Annotated[
        Money | None,
        Ask(
            "What would taxes, insurance and fees of the home cost each month?",
            "Taxes and insurance",
            "money",
            hint="They count as housing; nothing, unless you say so.",
            example="450",
            along=True,
            minimum=ZERO,
            maximum=LARGEST_AMOUNT,
            per="month",
        ),
    ] = None
    term: Annotated[
        int,
        Ask(
            "Over how many months would you pay it back?",
            "Term",
            "months",
            hint="In months: 360, which are 30 years, unless you say so.",
            example="30 years",
            minimum=Decimal(12),
            maximum=LONGEST_TERM,
        ),
    ] = THIRTY_YEARS
    housing_share: Annotated[
        Decimal,
        Ask(
            "How much of the income may housing take?",
            "Share for housing",
            "percent",
            hint="28%, unless you say so.",
            example="28%",
            minimum=ZERO,
            above=True,
            maximum=Decimal(1),
        ),
    ] = FRONT_END
    debt_share: Annotated[
        Decimal,
        Ask(
            "How much of the income may housing and debts take together?",
            "Share with debts",
            "percent",
            hint="36%, unless you say so.",
            example="36%",
            minimum=ZERO,
            above=True,
            maximum=Decimal(1),
        ),
    ] = BACK_END


async def afford(params: MortgageParameters, context: ToolContext) -> MortgageAffordability:
    """Return the highest price and what limits it, or why there is no room for a mortgage."""
    currency = params.gross_income.currency
    household = Household(
        income=params.gross_income.amount,
        debts=params.monthly_debts.amount,
        down_payment=params.down_payment.amount,
        annual_rate=params.annual_rate,
        costs=params.housing_costs.amount if params.housing_costs else ZERO,
        months=params.term,
        front_end=params.housing_share,
        back_end=params.debt_share,
        digits=minor_digits(currency),
    )
    voice = Voice(context.format, currency, context.today)
    return mortgage_result(MortgageCase(household, affordable_home(household), voice))


MORTGAGE_AFFORDABILITY = Tool(
    name="mortgage_affordability",
    title="Home you can afford",
    purpose="work out how expensive a home you can afford",
    description=(
        "Works out the highest price of a home that an income allows by the 28/36 rule: price, loan, monthly payment, "
        "and whether income or debts limit it. Call it as soon as the user asks how much house or which mortgage they "
        "can afford, even when income, debts, down payment or rate are still unknown: the user is then asked for them. "
        "The income is the one before tax; never take an income after tax for it. When a loan's amount is known, use "
        "amortize_loan; for how long saving a down payment takes, calculate_savings_timeline. Pass only what the user "
        "said, in their words; leave everything else null and never guess a rate. Quote the result's figures; do not "
        "calculate with them."
    ),
    working="Working out the price",
    parameters=MortgageParameters,
    run=afford,
    topic="mortgage",
    reads_only=True,
)
