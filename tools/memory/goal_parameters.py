"""What the tools for goals are given, and how it is asked for."""

from datetime import date
from decimal import Decimal
from typing import Annotated

from storage.money import Money
from tools.planning.amount import LARGEST_AMOUNT
from tools.toolkit.consent import Confirmed
from tools.toolkit.params import Ask, Parameters

NAME = Ask(
    "What are you saving for?",
    "Name of the goal",
    "text",
    hint="A word or two is enough.",
    example="House",
)
NEW_NAME = Ask("What should the goal be called from now on?", "New name", "text", example="House by the sea")
TARGET = Ask(
    "How much do you need for it in all?",
    "Target",
    "money",
    hint="The whole amount, including what is saved already.",
    example="60,000",
    along=True,
    minimum=Decimal(0),
    above=True,
    maximum=LARGEST_AMOUNT,
)
SAVED = Ask(
    "How much have you saved for it so far?",
    "Saved so far",
    "money",
    hint="The total that is there now.",
    example="2,500",
    along=True,
    minimum=Decimal(0),
    maximum=LARGEST_AMOUNT,
)
WHICH = Ask("Which goal is it?", "Goal", "text", example="House")
AMOUNT = Ask(
    "How much did you put in?",
    "Amount put in",
    "money",
    hint="With a minus sign if you took it out.",
    example="200",
    minimum=-LARGEST_AMOUNT,
    maximum=LARGEST_AMOUNT,
)
MONTHLY = Ask(
    "How much do you put aside for it each month?",
    "Monthly amount",
    "money",
    hint="With it I can tell when you get there.",
    example="300",
    along=True,
    minimum=Decimal(0),
    maximum=LARGEST_AMOUNT,
)
DEADLINE = Ask(
    "By when would you like to have it?",
    "Deadline",
    "date",
    hint="With it I can tell whether you are on track.",
    example="June 2030",
    along=True,
    minimum=Decimal(0),
    above=True,
    maximum=Decimal(36_500),
)
DROPPED = Ask("Do you want to give this goal up?", "Give the goal up", "flag", hint="No takes it up again.")
WITH_DROPPED = Ask("Should goals you gave up be listed too?", "Goals given up as well", "flag")


class NewGoal(Parameters):
    """A goal to be created."""

    name: Annotated[str, NAME]
    target: Annotated[Money, TARGET]
    saved: Annotated[Money | None, SAVED] = None
    monthly_amount: Annotated[Money | None, MONTHLY] = None
    deadline: Annotated[date | None, DEADLINE] = None


class GoalFilter(Parameters):
    """Which goals to list."""

    with_dropped: Annotated[bool, WITH_DROPPED] = False


class GoalContribution(Parameters):
    """Money for a goal; negative when it was taken out."""

    name: Annotated[str, WHICH]
    amount: Annotated[Money, AMOUNT]


class GoalDeletion(Confirmed):
    """A goal to be deleted, once its owner agreed."""

    name: Annotated[str, WHICH]


class GoalChange(Parameters):
    """What to change in a goal; what is None stays as it is. `saved` is a new total."""

    name: Annotated[str, WHICH]
    saved: Annotated[Money | None, SAVED] = None
    target: Annotated[Money | None, TARGET] = None
    monthly_amount: Annotated[Money | None, MONTHLY] = None
    deadline: Annotated[date | None, DEADLINE] = None
    new_name: Annotated[str | None, NEW_NAME] = None
    dropped: Annotated[bool | None, DROPPED] = None
