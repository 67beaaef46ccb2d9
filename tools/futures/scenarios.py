"""The tool that simulates what may become of a plan: the chance of success, and how widely the futures spread."""

from tools.futures.parameters import FuturesParameters
from tools.futures.planned import draw_of, goal_of, plan_of
from tools.futures.scenarios_case import ScenarioCase
from tools.futures.scenarios_result import SimulatedFutures, simulation_result
from tools.futures.simulation import Outlook, look_ahead
from tools.planning.savings_case import Voice
from tools.toolkit.in_thread import in_thread
from tools.toolkit.tool import GatherContext, Tool, ToolContext


async def simulate_plan(params: FuturesParameters, context: GatherContext) -> Outlook:
    """Return what becomes of the plan, worked out beside the event loop."""
    plan, goal, draw = plan_of(params), goal_of(params), draw_of(params)
    doing = f"Simulating {context.format.number(draw.paths)} futures"
    return await in_thread(lambda: look_ahead(plan, goal, draw), context.progress, doing)


async def tell(params: FuturesParameters, context: ToolContext) -> SimulatedFutures:
    """Return the simulation in figures and words."""
    voice = Voice(context.format, params.balance.currency, context.today)
    return simulation_result(ScenarioCase(params, context.gathered_as(Outlook), voice))


SIMULATE_SCENARIOS = Tool(
    name="simulate_scenarios",
    title="Possible futures",
    purpose="simulate what may become of your money",
    description=(
        "Simulates 10,000 futures of savings or investments (Monte Carlo): the chance of having a goal after so many "
        "years, or that the money lasts while so much is taken out each month, the spread of balances by year, and the "
        "contribution that a chance of 50, 75 or 90% takes. Call it when the user asks how likely or safe a plan is, "
        "what chance it has, what happens in bad markets, or names returns that swing, even when values are still "
        "unknown: the user is then asked for them. For a plain answer at a steady rate use calculate_savings_timeline "
        "or project_retirement, to compare what-ifs compare_scenarios. Pass only what the user said; never guess a "
        "return or a swing, never subtract ages; leave everything else null. Quote the figures; do not calculate."
    ),
    working="Simulating your possible futures",
    parameters=FuturesParameters,
    run=tell,
    gather=simulate_plan,
    topic="futures",
    reads_only=True,
)
