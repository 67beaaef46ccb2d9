"""The tool that sets what-ifs beside a plan, all simulated on the same shocks."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Annotated, ClassVar, cast

from tools.futures.changed import changed
from tools.futures.comparison_case import PLAN, ComparisonCase, Variant
from tools.futures.comparison_result import ScenarioComparison, comparison_result
from tools.futures.parameters import FuturesParameters
from tools.futures.plan_parameters import PlanParameters
from tools.futures.planned import draw_of, goal_of, plan_of
from tools.futures.simulation import look_ahead
from tools.planning.amount import LARGEST_AMOUNT
from tools.planning.savings_case import Voice
from tools.toolkit.in_thread import in_thread
from tools.toolkit.kinds import Change
from tools.toolkit.params import Ask
from tools.toolkit.tool import GatherContext, Tool, ToolContext


def _asks_age(values: Mapping[str, object]) -> bool:
    """Tell whether an age is part of the plan, or of a what-if."""
    changes = cast("tuple[Change, ...]", values.get("changes") or ())
    retires = any(shift.quantity == "retirement_age" for change in changes for shift in change.shifts)
    return retires or PlanParameters.essential_if["age"](values)


class ComparisonParameters(FuturesParameters):
    """A plan, and what could be different in it."""

    essential_if: ClassVar[Mapping[str, Callable[[Mapping[str, object]], bool]]] = {
        **PlanParameters.essential_if,
        "age": _asks_age,
    }

    changes: Annotated[
        tuple[Change, ...],
        Ask(
            "What would you like to compare with your plan?",
            "What-ifs",
            "changes",
            hint="One change a line, at most five; what belongs together goes into one line.",
            example="save 200 more a month",
            maximum=LARGEST_AMOUNT,
        ),
    ]


@dataclass(frozen=True, slots=True)
class Compared:
    """The plan and its what-ifs, simulated."""

    variants: tuple[Variant, ...]


async def simulate_all(params: ComparisonParameters, context: GatherContext) -> Compared:
    """Return what becomes of the plan and of each what-if, worked out beside the event loop."""
    named = ((PLAN, params), *((change.name, changed(params, change)) for change in params.changes))
    draw = draw_of(params)

    def work() -> Compared:
        return Compared(
            tuple(Variant(name, told, look_ahead(plan_of(told), goal_of(told), draw)) for name, told in named)
        )

    doing = f"Simulating {context.format.number(draw.paths)} futures of {len(named)} plans"
    return await in_thread(work, context.progress, doing)


async def tell(params: ComparisonParameters, context: ToolContext) -> ScenarioComparison:
    """Return the comparison in figures and words."""
    plan, *others = context.gathered_as(Compared).variants
    voice = Voice(context.format, params.balance.currency, context.today)
    return comparison_result(ComparisonCase(plan, tuple(others), voice))


COMPARE_SCENARIOS = Tool(
    name="compare_scenarios",
    title="What-ifs side by side",
    purpose="compare what-ifs for your money",
    description=(
        "Compares a plan for savings, investments or retirement with one to five what-ifs, all simulated on the same "
        "10,000 futures: chance of success, ending and low point of each, and the differences. Call it when the user "
        "asks what if they save more or less than now (200 more a month), invest in something else, retire earlier or "
        "later, spend less, or which of several ways is better, even when values are still unknown: the user is then "
        "asked for them. The plan is what was said or asked about before in this conversation; changes are the user's "
        "own words. Never guess a return, never add a change to an amount yourself; leave everything else null. Quote "
        "the figures and the differences; do not calculate."
    ),
    working="Comparing your what-ifs",
    parameters=ComparisonParameters,
    run=tell,
    gather=simulate_all,
    topic="futures",
    reads_only=True,
)
