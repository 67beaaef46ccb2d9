"""How the values of the ledger's tools are asked for."""

from decimal import Decimal

from tools.planning.amount import LARGEST_AMOUNT
from tools.planning.categories import CATEGORIES
from tools.toolkit.form import Choice
from tools.toolkit.params import Ask

_ALL = tuple(Choice(value=category.name, label=category.label) for category in CATEGORIES.values())
SPENDING = tuple(
    Choice(value=category.name, label=category.label) for category in CATEGORIES.values() if category.is_spending
)

LONGEST_AGO = Decimal(-3_660)
"""Ten years of days: nobody logs what is longer ago."""

CATEGORY = Ask("Which category is it?", "Category", "choice", hint="I guess it unless you say so.", choices=_ALL)
LIMITED_CATEGORY = Ask("For which category?", "Category", "choice", choices=SPENDING)
ORIGIN = Ask("Where did it come from?", "Description", "text", hint="A word or two.", example="Salary", along=True)
ANY_CATEGORY = Ask("Of which category?", "Category", "choice", choices=_ALL)
LIKELY_CATEGORY = Ask("Which category is likely?", "Likely category", "choice", choices=_ALL, inferred=True)
LIMIT = Ask(
    "How much may it take in a month at most?",
    "Amount",
    "money",
    hint="0 takes the limit away.",
    example="400",
    minimum=Decimal(0),
    maximum=LARGEST_AMOUNT,
)
DESCRIPTION = Ask(
    "What was it for?",
    "Description",
    "text",
    hint="A word or two; I guess the category from it.",
    example="Groceries",
    along=True,
)
DAY = Ask(
    "On which day was it?",
    "Day",
    "date",
    hint="Today, unless you say so.",
    minimum=LONGEST_AGO,
    maximum=Decimal(0),
)
MONTHS_BACK = Ask(
    "How many months shall I look at?",
    "Months",
    "integer",
    hint="This month only, unless you say so.",
    minimum=Decimal(1),
    maximum=Decimal(24),
)
WORDS = Ask("Which words are in it?", "Words", "text", example="coffee")
WHICH = Ask("Which transaction is it?", "Transaction", "text", hint="The newest, unless you say so.", example="coffee")
OLD_DAY = Ask("Of which day is it?", "Its day", "date", minimum=Decimal(-36_600), maximum=Decimal(0))
OLD_AMOUNT = Ask("How much is it?", "Its amount", "money", minimum=Decimal(0), above=True, maximum=LARGEST_AMOUNT)
NEW_DESCRIPTION = Ask("What should it be called?", "New description", "text", example="Coffee with Ann")
ACCOUNT = Ask("Which account is it?", "Account", "text", example="Checking")
MONTH_START = Ask(
    "On which day does your month begin?",
    "First day of your month",
    "integer",
    hint="The 1st, unless you say so; your payday, to plan from one to the next.",
    fact="month_start",
    minimum=Decimal(1),
    maximum=Decimal(31),
)


def positive_amount(question: str, example: str) -> Ask:
    """Return how an amount above zero is asked for."""
    return Ask(question, "Amount", "money", example=example, minimum=Decimal(0), above=True, maximum=LARGEST_AMOUNT)


FIRST_DAY = Ask("From which day on?", "From", "date", minimum=Decimal(-36_600), maximum=Decimal(0))
LAST_DAY = Ask("Until which day?", "Until", "date", minimum=Decimal(-36_600), maximum=Decimal(0))
