"""The tool that says what a loan takes each month, and what it costs until it is repaid."""

from decimal import Decimal
from typing import Annotated, ClassVar

from pydantic import ValidationInfo, field_validator

from storage.money import Money, minor_digits
from tools.finance.amortization import Loan, monthly_payment
from tools.planning.amount import LARGEST_AMOUNT
from tools.planning.loan_case import work_out_loan
from tools.planning.loan_result import LoanSchedule, loan_result
from tools.planning.savings_case import Voice
from tools.toolkit.params import Ask, Parameters
from tools.toolkit.tool import Tool, ToolContext

ZERO = Decimal(0)
LONGEST_TERM = Decimal(600)
"""Fifty years, in months: no lender gives more."""


class LoanParameters(Parameters):
    """What a loan is computed from."""

    either: ClassVar[tuple[tuple[str, ...], ...]] = (("term", "monthly_payment"),)

    principal: Annotated[
        Money,
        Ask(
            "How much is the loan?",
            "Loan amount",
            "money",
            hint="What you borrow, or what you still owe.",
            example="250,000",
            minimum=ZERO,
            above=True,
            maximum=LARGEST_AMOUNT,
        ),
    ]
    annual_rate: Annotated[
        Decimal,
        Ask(
            "What is its interest rate in a year?",
            "Interest rate",
            "percent",
            hint="The nominal annual rate of the contract, without fees.",
            example="6.5%",
            minimum=ZERO,
            maximum=Decimal(1),
        ),
    ]
    term: Annotated[
        int | None,
        Ask(
            "Over how many months do you pay it back?",
            "Term",
            "months",
            hint="In months: 360 are 30 years.",
            example="30 years",
            minimum=Decimal(1),
            maximum=LONGEST_TERM,
        ),
    ] = None
    monthly_payment: Annotated[
        Money | None,
        Ask(
            "How much do you pay on it each month?",
            "Monthly payment",
            "money",
            hint="Give this if you would rather hear how long it takes.",
            example="1,600",
            minimum=ZERO,
            above=True,
            maximum=LARGEST_AMOUNT,
        ),
    ] = None
    extra_monthly: Annotated[
        Money | None,
        Ask(
            "How much more would you like to pay each month?",
            "Extra each month",
            "money",
            hint="On top of the payment that is due; nothing, unless you say so.",
            example="200",
            along=True,
            minimum=ZERO,
            maximum=LARGEST_AMOUNT,
            per="month",
        ),
    ] = None
    extra_once: Annotated[
        Money | None,
        Ask(
            "How much more would you like to pay once?",
            "Extra once",
            "money",
            hint="A lump sum on top of the first payment; nothing, unless you say so.",
            example="5,000",
            minimum=ZERO,
            maximum=LARGEST_AMOUNT,
        ),
    ] = None

    fees: Annotated[
        Money | None,
        Ask(
            "Which fees do you pay for the loan up front?",
            "Fees",
            "money",
            hint="What is charged for making the loan; with it I can tell what the loan really costs a year.",
            example="3,000",
            minimum=ZERO,
            maximum=LARGEST_AMOUNT,
        ),
    ] = None

    @field_validator("fees")
    @classmethod
    def _less_than_the_loan(cls, fees: Money | None, info: ValidationInfo) -> Money | None:
        principal = info.data.get("principal")
        if fees is not None and principal is not None and fees.amount >= principal.amount:
            raise ValueError("Please write fees that are less than the loan.")
        return fees


async def amortize(params: LoanParameters, context: ToolContext) -> LoanSchedule:
    """Return how the loan is repaid, or what would repay it."""
    principal, currency = params.principal.amount, params.principal.currency
    digits, payment = minor_digits(currency), params.monthly_payment
    due = payment.amount if payment else monthly_payment(principal, params.annual_rate, params.term or 1, digits)
    loan = Loan(
        principal=principal,
        annual_rate=params.annual_rate,
        payment=due,
        term=params.term,
        extra=params.extra_monthly.amount if params.extra_monthly else ZERO,
        extra_once=params.extra_once.amount if params.extra_once else ZERO,
        digits=digits,
    )
    voice = Voice(context.format, currency, context.today)
    fees = params.fees.amount if params.fees else ZERO
    return loan_result(work_out_loan(loan, given=payment is not None, fees=fees, voice=voice))


AMORTIZE_LOAN = Tool(
    name="amortize_loan",
    title="Loan",
    purpose="work out what your loan takes each month and what it costs",
    description=(
        "Works out one loan or mortgage: the monthly payment for a term, or how long a given payment takes; interest, "
        "total, a schedule by year, what extra payments save, the APR with fees, and whether a payment does not even "
        "cover the interest. "
        "Call it as soon as the user asks what a loan costs, what the payments are, when it is paid off or what paying "
        "more would change, even when amounts are still unknown: the user is then asked for them. Several debts with "
        "minimum payments belong to plan_debt_payoff. Pass only what the user said, in their words; leave everything "
        "else null and never guess a rate or a term. Quote the result's figures; do not calculate with them."
    ),
    working="Working out your loan",
    parameters=LoanParameters,
    run=amortize,
    topic="loans",
    reads_only=True,
)
