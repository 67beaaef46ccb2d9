"""The closed questions about risk, with their answers: asked alike by every tool that needs one of them."""

from collections.abc import Mapping

from tools.finance.risk import LEVELS
from tools.toolkit.form import Choice
from tools.toolkit.params import Ask

TOLERANCE = "risk_tolerance"
"""The fact that tools take a risk tolerance from; the conversation's metadata tell under it which one was used last."""

REACTION = "loss_reaction"
HORIZON = "investment_horizon"
"""Keys of the conversation's metadata."""

LEVEL_CHOICES = tuple(Choice(value=level, label=level.capitalize()) for level in LEVELS)

HORIZON_CHOICES = (
    Choice(value="under_3_years", label="In less than 3 years"),
    Choice(value="3_to_5_years", label="In 3 to 5 years"),
    Choice(value="5_to_10_years", label="In 5 to 10 years"),
    Choice(value="10_to_20_years", label="In 10 to 20 years"),
    Choice(value="over_20_years", label="In more than 20 years"),
)

ASK_HORIZON = Ask(
    "When will you need this money?",
    "Time until the money is needed",
    "choice",
    hint="When you begin to spend it. Money for different times is best looked at one by one.",
    metadata=HORIZON,
    choices=HORIZON_CHOICES,
)

ASK_REACTION = Ask(
    "Markets fall, and your investment with them. At what loss would you sell?",
    "Reaction to a loss",
    "choice",
    hint="What you would really do counts, not what one should do.",
    metadata=REACTION,
    choices=(
        Choice(value="sell_at_10", label="At 10%: I'd rather be out"),
        Choice(value="sell_at_20", label="At 20%"),
        Choice(value="sell_at_35", label="At a third"),
        Choice(value="wait", label="At none: I'd wait it out"),
        Choice(value="buy_more", label="At none: I'd put in more"),
    ),
)

ASK_NEED = Ask(
    "Might you need some of this money earlier?",
    "Need of cash",
    "choice",
    hint="For repairs, a job lost, an illness.",
    choices=(
        Choice(value="likely", label="Probably"),
        Choice(value="possible", label="Possibly"),
        Choice(value="covered", label="No, I have other savings for that"),
    ),
)

ASK_INCOME = Ask(
    "How steady is your income?",
    "Stability of income",
    "choice",
    choices=(
        Choice(value="unsteady", label="It could stop any time"),
        Choice(value="varying", label="It varies"),
        Choice(value="steady", label="Steady and safe"),
    ),
)

ASK_AIM = Ask(
    "What matters most to you?",
    "Aim",
    "choice",
    along=True,
    choices=(
        Choice(value="keep", label="Keeping what I have"),
        Choice(value="some_growth", label="Some growth with few surprises"),
        Choice(value="most_growth", label="The most growth over time"),
    ),
)

ASK_EXPERIENCE = Ask(
    "Have you held investments that can fall?",
    "Experience",
    "choice",
    along=True,
    choices=(
        Choice(value="none", label="Not yet"),
        Choice(value="some", label="Yes, but through no big fall"),
        Choice(value="through_a_fall", label="Yes, and I held them through a fall"),
    ),
)

ASK_TOLERANCE = Ask(
    "How much risk do you want to take?",
    "Risk tolerance",
    "choice",
    hint="Not sure? Ask me for your risk profile: a few questions tell.",
    fact=TOLERANCE,
    choices=LEVEL_CHOICES,
)


SELLS_AT: Mapping[str, int] = {"sell_at_10": 10, "sell_at_20": 20, "sell_at_35": 35}
"""At which loss in percent somebody sells, by their answer; those who would not are left out."""


def label_of(ask: Ask, value: str) -> str:
    """Return the answer as people read it."""
    return next(choice.label for choice in ask.choices if choice.value == value)
