"""penny tools, tool, migrate and key; and settings that are wrong or half set."""

import json
from collections.abc import Sequence
from pathlib import Path

import pytest

from storage.crypto import Cipher, new_key
from tests.command_line import MODULE, SCRIPT, CommandLine
from tools.catalog import CATALOG, registry

TIMELINE = "calculate_savings_timeline"


@pytest.fixture
def penny(tmp_path: Path) -> CommandLine:
    return CommandLine(tmp_path)


@pytest.mark.parametrize("program", [MODULE, SCRIPT], ids=["python -m bot", "penny"])
async def test_both_ways_to_call_penny_list_the_tools_with_their_topics_and_purposes(
    penny: CommandLine, program: Sequence[str]
) -> None:
    penny.program = program
    ran = await penny.run("tools")
    assert (ran.code, ran.err) == (0, "")
    assert [line.split(maxsplit=2) for line in ran.out.splitlines()] == [[t.name, t.topic, t.purpose] for t in CATALOG]


async def test_the_schemas_are_those_that_the_model_is_given(penny: CommandLine) -> None:
    ran = await penny.run("tools", "--schema")
    assert (ran.code, ran.err) == (0, "")
    assert json.loads(ran.out) == list(registry().schemas())


async def test_a_tool_with_all_it_needs_prints_its_result_as_json(penny: CommandLine) -> None:
    ran = await penny.run("tool", TIMELINE, '{"goal_amount":"60k","monthly_savings":"1,200"}')
    assert (ran.code, ran.err) == (0, "")
    assert json.loads(ran.out)["months"] == 50


async def test_a_tool_that_lacks_something_says_what_and_what_would_do_instead(penny: CommandLine) -> None:
    ran = await penny.run("tool", TIMELINE, '{"goal_amount":"60k"}')
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.splitlines() == [
        "Savings timeline still needs:",
        "  monthly_savings: How much do you plan to save each month?",
        "  or deadline: By when would you like to have it?",
    ]


async def test_a_tool_without_any_arguments_asks_for_all_that_is_essential(penny: CommandLine) -> None:
    ran = await penny.run("tool", TIMELINE)
    assert (ran.code, ran.out) == (2, "")
    assert "goal_amount: How much do you want to save in all?" in ran.err


@pytest.mark.parametrize(
    ("tool", "arguments", "complaint"),
    [
        (TIMELINE, '{"goal_amount":', "not valid JSON"),
        (TIMELINE, "[1]", "must be a JSON object"),
        (TIMELINE, '"60k"', "must be a JSON object"),
        (TIMELINE, '{"goal":"60k"}', "goal: There is no such parameter; there are goal_amount"),
        ("calculate_saving_timeline", "{}", f"Did you mean one of these: {TIMELINE}?"),
        ("plan_budget", '{"monthly_income":"abc"}', "monthly_income: I can't read that as an amount"),
        ("plan_budget", '{"monthly_income":"-5"}', "monthly_income: Please write an amount above $0"),
        ("plan_budget", '{"monthly_income":"1e999"}', "monthly_income: I can't read that as an amount"),
        ("plan_budget", '{"monthly_income":1e999}', "monthly_income: "),
        ("plan_budget", '{"monthly_income":true}', "monthly_income: "),
        ("plan_budget", '{"monthly_income":"$5,00"}', "Did you mean 5 or 5,000?"),
        ("plan_budget", '{"monthly_income":5000,"method":"60/40"}', "method: "),
        (TIMELINE, '{"goal_amount":"60k","deadline":"yesterday"}', "deadline: "),
        ("forget_fact", '{"name":"rent"}', "There is nothing I could forget"),
    ],
)
async def test_wrong_input_is_refused_with_exit_code_2_and_what_is_wrong(
    penny: CommandLine, tool: str, arguments: str, complaint: str
) -> None:
    ran = await penny.run("tool", tool, arguments)
    assert (ran.code, ran.out) == (2, "")
    assert complaint in ran.err
    assert "Traceback" not in ran.err


async def test_the_local_user_is_remembered_from_command_to_command(penny: CommandLine) -> None:
    await penny.run("tool", "remember_fact", '{"name":"monthly income","value":"5,432.10"}')
    await penny.run("tool", "create_goal", '{"name":"Car","target":"12k"}')
    ran = await penny.run("tool", "plan_budget")
    assert (ran.code, ran.err) == (0, "")
    assert "$2,716.05" in json.loads(ran.out)["summary"]
    assert "Car" in (await penny.run("tool", "list_goals")).out


async def test_the_database_may_be_migrated_twice(penny: CommandLine) -> None:
    for _ in range(2):
        ran = await penny.run("migrate")
        assert (ran.code, ran.out, ran.err) == (0, "The database has the current schema.\n", "")
    assert (penny.folder / "var" / "penny.db").exists()


async def test_a_database_that_cannot_be_reached_is_told_in_one_line(penny: CommandLine) -> None:
    penny.variables = {"DATABASE_URL": "postgresql://penny@127.0.0.1:1/penny", "ENCRYPTION_KEYS": new_key()}
    ran = await penny.run("migrate")
    assert (ran.code, ran.out) == (1, "")
    assert ran.err.startswith("penny: the database is not available")
    assert len(ran.err.splitlines()) == 1


async def test_a_new_key_seals_and_opens(penny: CommandLine) -> None:
    ran = await penny.run("key")
    assert ran.code == 0
    cipher = Cipher([ran.out.strip()])
    assert cipher.open(cipher.seal("secret")) == "secret"


@pytest.mark.parametrize(
    ("variables", "named"),
    [
        ({"SLACK_BOT_TOKEN": "xoxb-1"}, "SLACK_APP_TOKEN"),
        ({"SLACK_APP_TOKEN": "xapp-1"}, "SLACK_BOT_TOKEN"),
        ({"SLACK_BOT_TOKEN": "xoxb-1", "SLACK_APP_TOKEN": "xapp-1"}, "OPENAI_API_KEY"),
        ({"DATABASE_URL": "postgresql://x"}, "ENCRYPTION_KEYS"),
        ({"PORT": "eighty"}, "PORT"),
    ],
    ids=["no app token", "no bot token", "no model", "no key", "no port"],
)
async def test_a_half_set_setting_ends_the_start_with_one_line_that_names_it(
    penny: CommandLine, variables: dict[str, str], named: str
) -> None:
    penny.variables = variables
    ran = await penny.run("run")
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith(f"penny: {named}: ")
    assert len(ran.err.splitlines()) == 1


@pytest.mark.parametrize(
    "arguments", [(), ("bogus",), ("playground", "--port", "99999"), ("playground", "--port", "x")]
)
async def test_a_command_that_is_none_is_refused_with_what_there_is(
    penny: CommandLine, arguments: tuple[str, ...]
) -> None:
    ran = await penny.run(*arguments)
    assert (ran.code, ran.out) == (2, "")
    assert "usage: penny" in ran.err


async def test_a_file_is_sent_along_as_if_it_was_dropped_in_the_dm(penny: CommandLine, tmp_path: Path) -> None:
    statement = tmp_path / "january.csv"
    statement.write_text("Date,Description,Amount\n2026-01-30,Lidl,-64.20\n")
    asked = await penny.run("tool", "import_statement", '{"account": "Checking"}', "--file", str(statement))
    assert asked.code == 2
    assert "Shall I import 1 new line from january.csv into Checking" in asked.err
    done = await penny.run("tool", "import_statement", '{"account": "Checking", "confirmed": true}')
    assert json.loads(done.out)["imported"] == 1


async def test_a_file_that_is_not_there_is_named(penny: CommandLine) -> None:
    ran = await penny.run("tool", "import_statement", "{}", "--file", "nowhere.csv")
    assert (ran.code, ran.out) == (2, "")
    assert "there is no file nowhere.csv" in ran.err
