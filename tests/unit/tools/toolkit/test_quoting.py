"""The words of somebody else: tools compute with them, and nothing is kept because of them."""

from dataclasses import replace

from tests.unit.tools.toolkit.sample import TOOLS, Desk
from tools.toolkit.outcome import Completed, Failed
from tools.toolkit.registry import Registry
from tools.toolkit.surroundings import Surroundings, surroundings_of

HOUSE = '{"target": "60k", "monthly_savings": "1,200"}'


async def test_a_tool_that_changes_something_refuses(desk: Desk) -> None:
    outcome = await desk.run("make_goal", HOUSE, caller=replace(desk.private, keeps=False))
    assert isinstance(outcome, Failed)
    assert outcome.code == "refused"
    assert await desk.goals() == []


async def test_it_asks_nothing_either(desk: Desk) -> None:
    outcome = await desk.run("make_goal", "{}", caller=replace(desk.private, keeps=False))
    assert isinstance(outcome, Failed)


async def test_a_tool_that_only_reads_computes_and_remembers_nothing(desk: Desk) -> None:
    here = await desk.conversation()
    quoting = replace(desk.private, conversation_id=here, keeps=False)
    outcome = await desk.run("split", '{"monthly_income": "5k", "method": "split"}', caller=quoting)
    assert isinstance(outcome, Completed)
    assert outcome.result["summary"] == "$5,000.00"
    assert await desk.facts() == {}
    assert "budget_method" not in await desk.metadata(here)


async def test_the_model_is_offered_what_only_reads(desk: Desk) -> None:
    async with desk.database.unit() as unit:
        seen = await surroundings_of(unit, replace(desk.private, keeps=False))
    assert Registry(TOOLS).offered(seen) == {"split"}
    assert Registry(TOOLS).offered(Surroundings(True, {}, frozenset(), 0)) == {each.name for each in TOOLS}
