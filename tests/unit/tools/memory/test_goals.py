"""Goals: set up, listed, and spoken of plainly."""

from tests.unit.tools.person import Person

HOUSE = {"name": "House", "target": "$60,000"}


async def test_a_goal_needs_only_a_name_and_a_target(alex: Person) -> None:
    result = await alex.result("create_goal", **HOUSE)

    assert result["summary"] == ("Your goal is set up. House: $0 of $60,000 saved (0%), $60,000 to go.")
    assert (result["goal"]["track"], result["goal"]["progress"]) == ("no_pace", "0.000")
    assert result["suggestions"] == [
        "Tell me what you put aside for it each month, and I'll tell you when you get there."
    ]


async def test_name_and_target_are_asked_for_and_the_rest_may_be_left_out(alex: Person) -> None:
    outcome = await alex.ask("create_goal")

    assert outcome.status == "needs_input"
    assert [(field.name, field.state) for field in outcome.section.fields] == [
        ("name", "missing"),
        ("target", "missing"),
        ("saved", "optional"),
        ("monthly_amount", "optional"),
        ("deadline", "optional"),
    ]


async def test_a_goal_on_track_says_when_it_is_reached(alex: Person) -> None:
    result = await alex.result("create_goal", **HOUSE, saved="12,000", monthly_amount="1000", deadline="2030-11-21")

    assert result["goal"]["sentence"] == (
        "House: $12,000 of $60,000 saved (20%), $48,000 to go. "
        "At $1,000 a month you get there in 4 years, in November 2030. That is on track for November 21, 2030."
    )
    assert (result["goal"]["track"], result["goal"]["months_left"]) == ("on_track", 48)


async def test_a_goal_on_track_for_a_day_of_this_month_is_not_reached_after_it(alex: Person) -> None:
    result = await alex.result("create_goal", name="Gift", target="100", monthly_amount="100", deadline="2026-11-30")

    assert (result["goal"]["track"], result["goal"]["reached_on"]) == ("on_track", "2026-11-30")


async def test_a_goal_that_is_behind_says_what_the_deadline_takes(alex: Person) -> None:
    result = await alex.result("create_goal", **HOUSE, monthly_amount="500", deadline="2028-11-21")

    assert result["goal"]["track"] == "behind"
    assert "That is too slow for November 21, 2028: it takes $2,500 a month." in result["summary"]
    assert result["suggestions"] == ["Or move the deadline to November 2036, and $500 a month is enough."]


async def test_a_deadline_without_a_pace_says_what_to_save(alex: Person) -> None:
    result = await alex.result("create_goal", **HOUSE, deadline="2028-11-21")

    assert "To make it by November 21, 2028, save $2,500 a month." in result["summary"]


async def test_a_pace_too_slow_for_a_century_is_said_to_be(alex: Person) -> None:
    result = await alex.result("create_goal", **HOUSE, monthly_amount="1")

    assert "At $1 a month that takes more than a hundred years." in result["summary"]


async def test_a_goal_that_is_saved_for_already_is_reached(alex: Person) -> None:
    result = await alex.result("create_goal", **HOUSE, saved="60,000")

    assert result["goal"]["status"] == result["goal"]["track"] == "reached"
    assert "House is reached: $60,000 of $60,000. Well done!" in result["summary"]


async def test_a_goal_just_short_of_its_target_is_not_at_a_hundred_percent(alex: Person) -> None:
    result = await alex.result("create_goal", **HOUSE, saved="59,999.99")

    assert result["goal"]["progress_text"] == "99.9%"


async def test_a_second_goal_of_the_same_name_is_refused(alex: Person) -> None:
    await alex.result("create_goal", **HOUSE)

    message = await alex.refusal("create_goal", name="house", target="1")

    assert message.startswith("You already have a goal called House:")
    assert len((await alex.result("list_goals"))["goals"]) == 1


async def test_a_name_that_is_too_long_is_refused(alex: Person) -> None:
    assert "at most 80 characters" in await alex.refusal("create_goal", name="x" * 81, target="1")


async def test_no_goals_are_answered_with_how_to_begin(alex: Person) -> None:
    result = await alex.result("list_goals")

    assert result["summary"] == "You have no goals yet."
    assert result["suggestions"]


async def test_goals_are_listed_with_their_standing(alex: Person) -> None:
    await alex.result("create_goal", **HOUSE, saved="15,000", monthly_amount="500")
    await alex.result("create_goal", name="Japan trip", target="4000", saved="4000")

    outcome = await alex.get("list_goals")

    assert outcome.display.summary.startswith("You have 2 goals. House: $15,000 of $60,000 saved (25%)")
    assert outcome.display.table
    assert [row[0] + ": " + row[-1] for row in outcome.display.table.rows] == [
        "House: under way",
        "Japan trip: reached",
    ]
    assert outcome.display.chart
    assert outcome.display.chart.series[0].values == (25.0, 100.0)


async def test_names_cut_for_the_chart_stay_apart(alex: Person) -> None:
    await alex.result("create_goal", name="A very long name for a house", target="100")
    await alex.result("create_goal", name="A very long name for a boat", target="100")

    chart = (await alex.get("list_goals")).display.chart

    assert chart
    assert len(set(chart.categories)) == 2
    assert all(len(label) <= 20 for label in chart.categories)


async def test_goals_are_not_shown_where_others_read_along(alex: Person) -> None:
    await alex.result("create_goal", **HOUSE)
    among_others = await alex.in_a_channel()

    for tool, arguments in (("list_goals", {}), ("contribute_to_goal", {"name": "House", "amount": "5"})):
        assert (await among_others.refusal(tool, **arguments)).startswith("Goals are private")


async def test_other_conversations_are_told_of_goals_set_up_in_private_only(alex: Person) -> None:
    await alex.result("create_goal", **HOUSE)
    await (await alex.in_a_channel()).result("create_goal", name="Boat", target="9000")

    assert await alex.notes() == ["The user set up a goal. House: $0 of $60,000 saved (0%), $60,000 to go."]
