from dataclasses import replace

import pytest

from storage.database import Database
from storage.tables.goals import Goal
from tests.clock import FakeClock
from tests.unit.tools.toolkit.sample import TOOLS, Desk, NameParameters, make_goal, open_desk, tool
from tools.catalog import registry
from tools.toolkit.registry import Registry
from tools.toolkit.surroundings import Surroundings, surroundings_of
from tools.toolkit.tool import Caller

ALONE = Surroundings(private=True, metadata={}, facts=frozenset(), goals=0)
IN_A_CHANNEL = replace(ALONE, private=False)
OF_WHAT_IS_KEPT = {
    "update_goal",
    "contribute_to_goal",
    "delete_goal",
    "forget_fact",
    "edit_transaction",
    "delete_transaction",
    "show_net_worth",
    "remove_from_net_worth",
}


def in_private(surroundings: Surroundings) -> bool:
    return surroundings.private


def nowhere(_: Surroundings) -> bool:
    return False


async def seen_by(desk: Desk, caller: Caller) -> Surroundings:
    async with desk.database.unit() as unit:
        return await surroundings_of(unit, caller)


async def test_in_private_facts_goals_and_metadata_count(desk: Desk) -> None:
    here = await desk.conversation()
    caller = replace(desk.private, conversation_id=here)
    await desk.run("make_goal", '{"target": "60k", "monthly_savings": "800", "monthly_income": "5k"}', caller=caller)
    seen = await seen_by(desk, caller)
    assert (seen.private, seen.facts, seen.goals) == (True, frozenset({"income"}), 1)
    assert seen.metadata == {"topic": "goals", "tool": "make_goal"}


async def test_a_goal_that_was_given_up_counts_since_it_can_be_taken_up_again(desk: Desk) -> None:
    async with desk.database.unit() as unit:
        goal = Goal(user_id=desk.user.id, name="House", target_minor=1, currency="USD", status="archived")
        await unit.goals.add(goal)
    assert (await seen_by(desk, desk.private)).goals == 1


async def test_in_a_channel_nothing_private_counts(desk: Desk) -> None:
    await desk.run("make_goal", '{"target": "60k", "monthly_savings": "800", "monthly_income": "5k"}')
    seen = await seen_by(desk, await desk.in_channel())
    assert seen == Surroundings(private=False, metadata={}, facts=frozenset(), goals=0)


async def test_in_a_channel_what_was_said_there_counts(desk: Desk) -> None:
    channel = await desk.in_channel()
    await desk.run("split", '{"monthly_income": "5k"}', caller=channel)
    assert (await seen_by(desk, channel)).facts == {"income"}


async def test_outside_any_conversation_there_is_no_metadata(desk: Desk) -> None:
    assert (await seen_by(desk, desk.private)).metadata == {}


def test_a_tool_that_says_nothing_else_is_offered_everywhere() -> None:
    names = {tool.name for tool in TOOLS}
    assert Registry(TOOLS).offered(ALONE) == Registry(TOOLS).offered(IN_A_CHANNEL) == names


def test_a_tool_is_offered_where_it_says_it_is_of_use() -> None:
    private = tool("private", NameParameters, make_goal, relevant=in_private)
    assert Registry([private]).offered(ALONE) == {"private"}
    assert Registry([private]).offered(IN_A_CHANNEL) == frozenset()


async def test_a_call_of_a_tool_that_is_not_offered_is_run(database: Database, clock: FakeClock) -> None:
    hidden = tool("hidden", TOOLS[0].parameters, make_goal, relevant=nowhere)
    desk = await open_desk(database, clock, (hidden,))
    assert (await desk.run("hidden", '{"target": "60k", "monthly_savings": "800"}')).status == "completed"


@pytest.mark.parametrize(
    ("seen", "offered"),
    [
        (ALONE, set[str]()),
        (replace(ALONE, goals=1), {"update_goal", "contribute_to_goal", "delete_goal"}),
        (replace(ALONE, facts=frozenset({"age"})), {"forget_fact"}),
        (replace(ALONE, transactions=True), {"edit_transaction", "delete_transaction"}),
        (replace(ALONE, worth=True), {"show_net_worth", "remove_from_net_worth"}),
        (IN_A_CHANNEL, OF_WHAT_IS_KEPT - {"forget_fact"}),
    ],
)
def test_penny_offers_to_change_and_forget_only_what_there_may_be(seen: Surroundings, offered: set[str]) -> None:
    assert registry().offered(seen) & OF_WHAT_IS_KEPT == offered
