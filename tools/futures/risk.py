"""The tool that finds out how much risk suits somebody, and says where their answers contradict each other."""

from typing import Annotated

from tools.finance.risk import Aim, Experience, Horizon, Income, NeedOfCash, Reaction, RiskAnswers
from tools.futures.risk_memory import keep_tolerance
from tools.futures.risk_questions import (
    ASK_AIM,
    ASK_EXPERIENCE,
    ASK_HORIZON,
    ASK_INCOME,
    ASK_NEED,
    ASK_REACTION,
)
from tools.futures.risk_result import RiskProfile, risk_result
from tools.toolkit.params import Parameters
from tools.toolkit.tool import Tool, ToolContext


class RiskParameters(Parameters):
    """The answers to the questionnaire."""

    horizon: Annotated[Horizon, ASK_HORIZON]
    loss_reaction: Annotated[Reaction, ASK_REACTION]
    need_of_cash: Annotated[NeedOfCash, ASK_NEED]
    income_stability: Annotated[Income, ASK_INCOME]
    aim: Annotated[Aim | None, ASK_AIM] = None
    experience: Annotated[Experience | None, ASK_EXPERIENCE] = None


async def assess(params: RiskParameters, context: ToolContext) -> RiskProfile:
    """Return the risk tolerance that the answers come to, and keep it for the tools that need it."""
    answers = RiskAnswers(
        horizon=params.horizon,
        reaction=params.loss_reaction,
        need_of_cash=params.need_of_cash,
        income=params.income_stability,
        aim=params.aim,
        experience=params.experience,
    )
    await keep_tolerance(answers.level, context)
    return risk_result(answers, context.today, kept_for_later=context.caller.private)


ASSESS_RISK_PROFILE = Tool(
    name="assess_risk_profile",
    title="Your risk profile",
    purpose="find out how much risk suits you",
    description=(
        "Finds out the user's risk tolerance (conservative to aggressive) from a short questionnaire: when the money "
        "is needed, at what loss they would sell, need of cash, income, aim, experience; points out answers that "
        "contradict each other. Call it when the user asks for their risk profile or tolerance, or what kind of "
        "investor they are, even when nothing is answered yet: the user is then asked. Call it again with the changed "
        "answer. Each answer only as far as the user's own words say it; leave the rest null."
    ),
    working="Weighing your answers",
    parameters=RiskParameters,
    run=assess,
    topic="investing",
)
