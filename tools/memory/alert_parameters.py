"""How it is asked what Penny tells users by herself, and how often."""

from decimal import Decimal
from typing import Annotated, Literal

from storage.money import Money
from storage.tables.alerts import AlertPace
from tools.memory.alert_choices import ALERT_LABELS, PACE_LABELS, AlertName
from tools.planning.amount import LARGEST_AMOUNT
from tools.toolkit.form import Choice
from tools.toolkit.params import Ask, Parameters

EVERYTHING = "all"

_ALERT = Ask(
    "What shall I tell you by myself?",
    "Alert",
    "choice",
    choices=(
        *(Choice(value=name, label=label) for name, label in ALERT_LABELS.items()),
        Choice(value=EVERYTHING, label="All of them"),
    ),
)
_HOW_OFTEN = Ask(
    "How often shall I tell you?",
    "How often",
    "choice",
    hint="Each time, unless you say otherwise.",
    choices=tuple(Choice(value=pace, label=label) for pace, label in PACE_LABELS.items()),
)
_BALANCE = Ask(
    "How much is in your account now?",
    "Balance",
    "money",
    hint="With a minus sign if it is overdrawn.",
    example="1,850",
    minimum=-LARGEST_AMOUNT,
    maximum=LARGEST_AMOUNT,
)
_AT_LEAST = Ask(
    "How low may your balance get before I warn you?",
    "Lowest balance",
    "money",
    hint="Zero, unless you say otherwise.",
    example="200",
    along=True,
    minimum=Decimal(0),
    maximum=LARGEST_AMOUNT,
)
_EVERYDAY = Ask(
    "How much do you spend each month on everyday things?",
    "Everyday spending",
    "money",
    hint="Groceries, going out and the like: what is no bill with a date.",
    example="600",
    along=True,
    minimum=Decimal(0),
    maximum=LARGEST_AMOUNT,
    per="month",
)


class AlertSetting(Parameters):
    """What is to be told, and how often. The amounts are for a balance that gets low; no other alert needs them."""

    alert: Annotated[AlertName | Literal["all"], _ALERT]
    how_often: Annotated[AlertPace | None, _HOW_OFTEN] = None
    balance: Annotated[Money | None, _BALANCE] = None
    lowest_balance: Annotated[Money | None, _AT_LEAST] = None
    everyday_spending: Annotated[Money | None, _EVERYDAY] = None
