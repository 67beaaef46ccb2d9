"""The facts about a person that tools know how to use, and the names people give them."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from tools.futures.risk_questions import LEVEL_CHOICES
from tools.planning.amount import LARGEST_AMOUNT
from tools.toolkit.form import Choice, Kind
from tools.toolkit.params import Ask
from tools.toolkit.periods import Period

LONGEST_NAME = 60


@dataclass(frozen=True, slots=True)
class ProfileFact:
    """A fact with a meaning: what it is called, what kind of value it has, and its bounds."""

    label: str
    kind: Kind
    aliases: tuple[str, ...] = ()
    per: Period | None = None
    minimum: Decimal | None = None
    maximum: Decimal | None = None
    above: bool = False
    choices: tuple[Choice, ...] = ()

    @property
    def ask(self) -> Ask:
        """How the value is read; the same bounds as where tools ask for it."""
        return Ask(
            f"What is your {self.label}?",
            self.label.capitalize(),
            self.kind,
            minimum=self.minimum,
            maximum=self.maximum,
            above=self.above,
            per=self.per,
            choices=self.choices,
        )


def _money(label: str, *aliases: str, per: Period | None = None, above: bool = False) -> ProfileFact:
    return ProfileFact(label, "money", aliases, per, Decimal(0), LARGEST_AMOUNT, above)


PROFILE_FACTS: Mapping[str, ProfileFact] = {
    "monthly_income": _money(
        "monthly income", "income", "salary", "wage", "pay", "paycheck", "net_income", per="month", above=True
    ),
    "monthly_expenses": _money("monthly expenses", "expenses", "spending", "costs", per="month"),
    "essential_spending": _money(
        "essential spending", "essentials", "essential_expenses", "monthly_essentials", per="month", above=True
    ),
    "retirement_savings": _money("retirement savings", "retirement_balance", "retirement_account"),
    "savings_balance": _money("savings", "total_savings", "savings_account"),
    "investments": _money("investments", "portfolio", "investment_account", "invested"),
    "emergency_savings": _money("emergency savings", "emergency_fund", "rainy_day_fund", "rainy_day_savings"),
    "gross_income": _money("income before tax", "gross_monthly_income", "pre_tax_income", per="month", above=True),
    "debt_payments": _money("monthly debt payments", "monthly_debts", per="month"),
    "debts": ProfileFact("debts", "debts", ("my_debts", "credit_cards"), None, Decimal(0), LARGEST_AMOUNT, above=True),
    "paydays": ProfileFact("paydays", "flows", (), None, Decimal(0), LARGEST_AMOUNT, above=True),
    "bills": ProfileFact("recurring bills", "flows", ("my_bills",), None, Decimal(0), LARGEST_AMOUNT, above=True),
    "household_size": ProfileFact(
        "household size", "integer", ("household", "family_size"), None, Decimal(1), Decimal(30)
    ),
    "age": ProfileFact("age", "integer", (), None, Decimal(1), Decimal(120)),
    "home": ProfileFact("home", "text", ("city", "country", "residence", "where_i_live")),
    "month_start": ProfileFact(
        "first day of the month", "integer", ("first_day_of_my_month", "month_begins"), None, Decimal(1), Decimal(31)
    ),
    "payday": ProfileFact("payday", "text", ("pay_day",)),
    "risk_tolerance": ProfileFact("risk tolerance", "choice", ("risk_profile", "risk_appetite"), choices=LEVEL_CHOICES),
}
"""Facts by the names under which tools find them."""

_ALIASES: Mapping[str, str] = {alias: name for name, fact in PROFILE_FACTS.items() for alias in fact.aliases}
_OTHERS = re.compile(r"[\W_]+")


def fact_name(said: str) -> str:
    """Return the name under which a fact is kept: "My salary" -> "monthly_income", "Next trip" -> "next_trip"."""
    name = _OTHERS.sub("_", said.casefold()).strip("_").removeprefix("my_")
    return _ALIASES.get(name, name)


def fact_label(name: str) -> str:
    """Return what people call the fact: "monthly income"."""
    known = PROFILE_FACTS.get(name)
    return known.label if known else name.replace("_", " ")
