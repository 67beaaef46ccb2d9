"""What is said about a risk profile: the answer, what does not fit together, and what it rests on."""

from collections.abc import Iterator

from tools.finance.asset_classes import FIRST_YEAR, LAST_YEAR, WORST_YEAR, YEARS_LOST
from tools.finance.glide_path import STOCKS_BY_LEVEL
from tools.finance.risk import HORIZON_POINTS, REACTION_POINTS, RiskAnswers
from tools.futures.risk_questions import HORIZON_CHOICES, SELLS_AT

_LONG = 4
"""Points of a time of ten years and more."""

_BOLD = 4
"""Points of those who would sell at no loss."""

_YEARS = LAST_YEAR - FIRST_YEAR + 1
_TIMES = {choice.value: choice.label.removeprefix("In ") for choice in HORIZON_CHOICES}

MEANINGS = {
    "conservative": "keeping what is there comes first",
    "cautious": "a little growth, with small falls",
    "balanced": "growth and steadiness in equal parts",
    "growth": "growth first, with deep falls on the way",
    "aggressive": "all for growth, whatever the way there looks like",
}


def summary(answers: RiskAnswers) -> str:
    """Return the risk tolerance, why it is that, and what does not fit together."""
    return " ".join((_level(answers), _why(answers), *contradictions(answers)))


def contradictions(answers: RiskAnswers) -> tuple[str, ...]:
    """Return a sentence for each pair of answers that do not fit together."""
    return tuple(_contradictions(answers))


def assumptions() -> tuple[str, ...]:
    """Return how the answers are scored."""
    return (
        "Willingness and ability are scored apart, one to five points, and the lower one decides, as the CFA "
        "Institute teaches it.",
        "Willingness is the reaction to a loss, a point less where the aim asks for less risk; without experience it "
        "counts three at most.",
        "Ability is the mean of time, need of cash and income, rounded down, and no more than the time allows.",
        "The stocks that go with a tolerance are Morningstar's allocation categories (April 2025).",
        "A short questionnaire sees little of a person: it is a place to start, and you can always say otherwise.",
    )


def suggestions(answers: RiskAnswers) -> tuple[str, ...]:
    """Return what helps before investing, and the way on."""
    return tuple(_suggestions(answers))


def _level(answers: RiskAnswers) -> str:
    least, most = STOCKS_BY_LEVEL[answers.level]
    return (
        f"Your answers come to a risk tolerance of {answers.level}: {MEANINGS[answers.level]}, which usually stands "
        f"for {least} to {most}% in stocks."
    )


def _why(answers: RiskAnswers) -> str:
    willing, able = answers.willingness, answers.ability
    if willing == able:
        return f"Your willingness to take risk and your ability to bear it agree, at {willing} of 5 points."
    lower, higher = ("willingness", "ability") if willing < able else ("ability", "willingness")
    points = sorted((willing, able))
    return (
        f"Your {lower} to bear losses counts {points[0]} of 5 points and your {higher} {points[1]}: the lower decides."
    )


def _contradictions(answers: RiskAnswers) -> Iterator[str]:
    time, sold_at = _TIMES[answers.horizon], SELLS_AT.get(answers.reaction)
    long, bold = HORIZON_POINTS[answers.horizon] >= _LONG, REACTION_POINTS[answers.reaction] >= _BOLD
    timid = sold_at is not None and sold_at < SELLS_AT["sell_at_35"]
    if timid and answers.aim == "most_growth":
        yield (
            f"This does not fit together: you want the most growth{f' over {time}' if long else ''}, but would sell at "
            f"a loss of {sold_at}%. Stocks lost more than that in {YEARS_LOST[sold_at or 0]} of {_YEARS} years, "
            f"{WORST_YEAR}% in the worst, and selling then makes the loss last."
        )
    elif timid and long:
        yield (f"You have {time}, but would sell at a loss of {sold_at}%: time heals a fall only for those who stay.")
    if bold and answers.aim == "keep":
        yield "You would sit through any fall, yet keeping what you have matters most: I count the more careful answer."
    if bold and HORIZON_POINTS[answers.horizon] < HORIZON_POINTS["5_to_10_years"]:
        yield f"You would sit through a fall, but need the money in {time}: there may be no time for a recovery."
    elif answers.aim == "most_growth" and not long and not timid:
        yield f"You want the most growth, but need the money in {time}: that is soon for what can fall so far."
    if answers.need_of_cash == "likely" and long:
        yield (
            f"You say {time}, and that you will probably need some of it earlier: that part has a time of its own, and "
            "belongs in cash."
        )
    if bold and answers.experience == "none":
        yield "You have not held what can fall yet, so nobody knows what you would do then: I count that carefully."


def _suggestions(answers: RiskAnswers) -> Iterator[str]:
    if answers.need_of_cash != "covered":
        yield "An emergency fund of three to six months of essentials comes first: then nothing must be sold in a fall."
    if answers.horizon == "under_3_years":
        yield "Money that is needed within three years belongs in cash, whatever your tolerance is."
    yield "Ask me how to spread your money, and I go by this profile."
