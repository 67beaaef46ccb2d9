"""The answer to a question about saving, in sentences that can be quoted as they are."""

from collections.abc import Iterator

from tools.finance.outcomes import AlreadyThere, Never
from tools.finance.savings import Reached
from tools.finance.time_value import monthly_from_effective
from tools.planning.savings_case import COMFORTABLE_SHARE, HIGHEST_SHARE, SavingsCase


def summary(case: SavingsCase) -> str:
    """Return the answer in a few sentences: when, how much, and what it means for the income."""
    match case.timeline:
        case AlreadyThere():
            start, goal = case.voice.money(case.plan.start), case.voice.money(case.plan.goal)
            spare = case.plan.start - case.plan.goal
            rest = f", with {case.voice.money(spare)} to spare" if spare else ""
            return f"You are already there: your {start} cover the goal of {goal}{rest}."
        case Never():
            fits = case.affordability in ("comfortable", "ambitious")
            sentences = (_never(case), *(() if fits else _income(case)), *_deadline_missed(case))
        case Reached() as reached:
            answer = _when(case, reached) if case.given else _how_much(case, reached)
            sentences = (answer, *_growth(case, reached), *_income(case), *_deadline_missed(case))
    return " ".join(sentences)


def assumptions(case: SavingsCase) -> tuple[str, ...]:
    """Return what the answer rests on: rates and their basis, prices, timing; nothing when all is saved."""
    return () if isinstance(case.timeline, AlreadyThere) else tuple(_assumptions(case))


def _when(case: SavingsCase, reached: Reached) -> str:
    voice, plan = case.voice, case.plan
    start = f"Starting from {voice.money(plan.start)} and saving" if plan.start else "Saving"
    answer = (
        f"{start} {voice.a_month(plan.monthly)} you reach {voice.money(plan.goal)} in "
        f"{voice.span(reached.months)}, in {voice.month_after(reached.months)}"
    )
    if case.deadline is None:
        return f"{answer}."
    early = case.deadline.months - reached.months
    when = voice.formatter.long(case.deadline.day)
    if early == 0:
        return f"{answer}: just in time for {when}."
    if early > 0:
        return f"{answer}: {voice.formatter.months(early)} before {when}."
    return f"{answer}: {voice.formatter.months(-early)} after {when}."


def _how_much(case: SavingsCase, reached: Reached) -> str:
    voice, plan = case.voice, case.plan
    assert case.deadline is not None
    goal, when = voice.money(plan.goal), voice.formatter.long(case.deadline.day)
    if not plan.monthly:
        return f"Your {voice.money(plan.start)} grow to {goal} by {when} without saving anything more."
    start = f", starting from {voice.money(plan.start)}" if plan.start else ""
    if case.deadline.months == 1:
        return f"To have {goal} by {when}{start}, you need to put aside {voice.money(plan.monthly)} until then."
    return (
        f"To have {goal} by {when}{start}, you need to save {voice.a_month(plan.monthly)} for "
        f"{voice.span(reached.months)}."
    )


def _never(case: SavingsCase) -> str:
    voice, plan = case.voice, case.plan
    goal = voice.money(plan.goal)
    if not plan.monthly and not (plan.start and plan.annual_return):
        return f"Without saving anything each month you never reach {goal}."
    saving = f"Saving {voice.a_month(plan.monthly)} you"
    if case.timeline == Never("no_growth"):
        return f"{saving} never reach {goal}: the losses take more than you put in."
    if case.inflated and plan.inflation > plan.annual_return:
        return f"{saving} never reach {goal} in today's money: prices rise faster than your savings can follow."
    return f"{saving} do not reach {goal} within a hundred years."


def _deadline_missed(case: SavingsCase) -> Iterator[str]:
    """What the deadline takes; where that fits into the income, the suggestions say it."""
    if case.affordability not in ("strained", "impossible"):
        return
    if case.deadline and case.needed is not None and not case.on_time:
        when = case.voice.formatter.long(case.deadline.day)
        yield f"To make it by {when} you need to save {case.voice.a_month(case.needed)}."


def _growth(case: SavingsCase, reached: Reached) -> Iterator[str]:
    voice = case.voice
    if case.inflated:
        cost = f"By then {voice.money(case.plan.goal)} in today's money will be {voice.money(reached.goal)}"
        earned = f", and interest brings {voice.money(reached.interest)} of it" if reached.interest > 0 else ""
        yield f"{cost}{earned}."
    elif reached.interest > 0:
        yield f"Interest brings {voice.money(reached.interest)} of it."
    if reached.interest < 0:
        yield f"Losses cost {voice.money(-reached.interest)} on the way."


def _income(case: SavingsCase) -> Iterator[str]:
    if case.income is None or case.share is None or not case.plan.monthly:
        return
    voice = case.voice
    share, income = voice.percent(case.share), f"your monthly income of {voice.money(case.income)}"
    usual, takes = voice.percent(COMFORTABLE_SHARE), "The monthly saving takes"
    if case.affordability == "comfortable":
        yield f"{takes} {share} of {income}, within the {usual} that many budgets set aside for savings."
    elif case.affordability == "ambitious":
        yield f"{takes} {share} of {income}: ambitious, as many budgets set aside {usual}, but it can be done."
    elif case.affordability == "strained":
        left = voice.money(case.income - case.plan.monthly)
        half = voice.percent(HIGHEST_SHARE)
        yield f"{takes} {share} of {income}, more than {half}: only {left} a month would be left to live on."
    elif case.share == 1:
        yield f"{takes} all of {income}, so nothing would be left to live on."
    else:
        over = voice.money(case.plan.monthly - case.income)
        yield f"{takes} {over} more than {income}, so it cannot work as it stands."


def _assumptions(case: SavingsCase) -> Iterator[str]:
    voice, plan = case.voice, case.plan
    number = voice.formatter.percent
    if plan.annual_return:
        monthly = number(monthly_from_effective(plan.annual_return))
        yield (
            f"The return is {number(plan.annual_return)} a year, effective annual: {monthly} each month, "
            "compounded and rounded."
        )
    elif case.inflated:
        yield "No interest is counted."
    if case.inflated:
        yield (
            f"The goal is in today's money and grows with prices, {number(plan.inflation)} a year (effective "
            "annual); the monthly amount stays the same."
        )
    elif plan.annual_return:
        yield "No inflation is counted."
    else:
        yield "No interest and no inflation are counted."
    if plan.timing == "end":
        yield f"You save at the end of each month, first on {voice.formatter.long(voice.day_after(1))}."
    else:
        yield f"You save at the beginning of each month, first on {voice.formatter.long(voice.today)}."
    if isinstance(case.timeline, Reached) and 0 < case.timeline.last_paid_in < plan.monthly:
        yield f"The last month takes only what is still missing, {voice.money(case.timeline.last_paid_in)}."
    if case.income is None:
        yield "I don't know your monthly income, so I have not checked whether this fits into it."
