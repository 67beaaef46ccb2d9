"""The result of the risk questionnaire: figures for programs, words for people."""

from collections.abc import Iterator
from datetime import date

from pydantic import Field

from tools.finance.risk import (
    AIM_POINTS,
    HORIZON_POINTS,
    INCOME_POINTS,
    NEED_POINTS,
    REACTION_POINTS,
    Level,
    RiskAnswers,
)
from tools.futures.risk_questions import (
    ASK_AIM,
    ASK_EXPERIENCE,
    ASK_HORIZON,
    ASK_INCOME,
    ASK_NEED,
    ASK_REACTION,
    label_of,
)
from tools.futures.risk_words import assumptions, contradictions, suggestions, summary
from tools.toolkit.outcome import Display, Figure, Table, ToolResult

TITLE = "Your risk profile"
DISCLAIMER = (
    "For your education: general information, not personal investment advice, and no offer to buy or sell anything."
)
ONLY_HERE = "Others read along here, so I use this in this conversation only."


class RiskProfile(ToolResult):
    """A risk tolerance, the points behind it (one to five each), and the answers that contradict each other."""

    risk_tolerance: Level
    willingness: int
    ability: int
    contradictions: tuple[str, ...]
    table: Table = Field(exclude=True)

    def display(self) -> Display:
        """Return the tolerance with its two halves, and the answers with their points as a table."""
        return Display(
            title=TITLE,
            summary=self.summary,
            figures=(
                Figure(label="Risk tolerance", value=self.risk_tolerance.capitalize()),
                Figure(label="Willing to bear", value=f"{self.willingness} of 5"),
                Figure(label="Able to bear", value=f"{self.ability} of 5"),
            ),
            table=self.table,
            suggestions=self.suggestions,
            assumptions=self.assumptions,
            disclaimer=DISCLAIMER,
        )


def risk_result(answers: RiskAnswers, today: date, *, kept_for_later: bool) -> RiskProfile:
    """Return the result; where others read along, what was found out is used in the conversation only."""
    return RiskProfile(
        summary=summary(answers),
        as_of=today,
        assumptions=assumptions() if kept_for_later else (*assumptions(), ONLY_HERE),
        suggestions=suggestions(answers),
        risk_tolerance=answers.level,
        willingness=answers.willingness,
        ability=answers.ability,
        contradictions=contradictions(answers),
        table=Table(
            caption="Your answers",
            columns=("Question", "Your answer", "Points"),
            rows=tuple(_rows(answers)),
            numeric=(False, False, True),
        ),
    )


def _rows(answers: RiskAnswers) -> Iterator[tuple[str, str, str]]:
    asked = (
        (ASK_HORIZON, answers.horizon, HORIZON_POINTS[answers.horizon]),
        (ASK_REACTION, answers.reaction, REACTION_POINTS[answers.reaction]),
        (ASK_NEED, answers.need_of_cash, NEED_POINTS[answers.need_of_cash]),
        (ASK_INCOME, answers.income, INCOME_POINTS[answers.income]),
        (ASK_AIM, answers.aim, AIM_POINTS[answers.aim] if answers.aim else None),
        (ASK_EXPERIENCE, answers.experience, None),
    )
    for ask, answer, points in asked:
        if answer is not None:
            yield ask.label, label_of(ask, answer), "" if points is None else f"{points} of 5"
