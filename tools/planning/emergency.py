"""The tool that says how large an emergency fund should be, what is missing, and when it is there."""

from decimal import Decimal
from typing import Annotated

from storage.money import Money, minor_digits
from tools.finance.emergency import FEWEST_MONTHS, USUAL_MONTHS, EmergencyFund
from tools.planning.amount import LARGEST_AMOUNT
from tools.planning.emergency_case import EmergencyCase
from tools.planning.emergency_result import EmergencyFundResult, emergency_result
from tools.planning.savings_case import Voice
from tools.toolkit.params import Ask, Parameters
from tools.toolkit.tool import Tool, ToolContext

ZERO = Decimal(0)


class EmergencyParameters(Parameters):
    """What an emergency fund is computed from."""

    monthly_essentials: Annotated[
        Money,
        Ask(
            "How much do you need each month for the essentials?",
            "Essential spending",
            "money",
            hint="What you could not do without: rent, food, utilities, insurance, minimum payments on debts.",
            example="2,500",
            fact="essential_spending",
            minimum=ZERO,
            above=True,
            maximum=LARGEST_AMOUNT,
        ),
    ]
    emergency_savings: Annotated[
        Money | None,
        Ask(
            "How much have you put aside for emergencies already?",
            "Emergency savings",
            "money",
            hint="What you can get at within days; nothing, unless you say so.",
            example="4,000",
            fact="emergency_savings",
            along=True,
            minimum=ZERO,
            maximum=LARGEST_AMOUNT,
        ),
    ] = None
    monthly_savings: Annotated[
        Money | None,
        Ask(
            "How much can you put aside for it each month?",
            "Monthly savings",
            "money",
            hint="You may leave this out; with it I can tell when the fund is there.",
            example="300",
            along=True,
            minimum=ZERO,
            maximum=LARGEST_AMOUNT,
        ),
    ] = None
    target_months: Annotated[
        int | None,
        Ask(
            "For how many months should it last?",
            "Months to cover",
            "months",
            hint="Three to six, unless you say otherwise; more if your income varies or others depend on it.",
            example="6 months",
            minimum=Decimal(1),
            maximum=Decimal(36),
        ),
    ] = None


async def work_out(params: EmergencyParameters, context: ToolContext) -> EmergencyFundResult:
    """Return what the emergency fund should hold, what is missing, and when it is filled."""
    currency = params.monthly_essentials.currency
    fund = EmergencyFund(
        essentials=params.monthly_essentials.amount,
        saved=params.emergency_savings.amount if params.emergency_savings else ZERO,
        monthly=None if params.monthly_savings is None else params.monthly_savings.amount,
        digits=minor_digits(currency),
    )
    targets = (FEWEST_MONTHS, USUAL_MONTHS) if params.target_months is None else (params.target_months,)
    voice = Voice(context.format, currency, context.today)
    return emergency_result(EmergencyCase(fund, targets, params.emergency_savings is not None, voice))


EMERGENCY_FUND = Tool(
    name="emergency_fund",
    title="Emergency fund",
    purpose="work out your emergency fund",
    description=(
        "Works out how large an emergency fund (rainy-day fund, safety cushion) should be: three to six months of "
        "essential spending or as many as the user says, what is missing, how many months the money put aside lasts, "
        "and when the fund is there at a monthly saving. Call it when the user asks how big theirs should be, whether "
        "what they have is enough, or how long they could live on it, even when amounts are still unknown: the user is "
        "then asked for them. Where they only want to save a stated amount use calculate_savings_timeline, to keep it "
        "as a goal create_goal. Pass only what the user said; leave everything else null, and quote the figures."
    ),
    working="Working out your emergency fund",
    parameters=EmergencyParameters,
    run=work_out,
    topic="emergency",
    reads_only=True,
)
