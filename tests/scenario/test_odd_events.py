"""Events in shapes that nobody expects: each is acked, and the next message is answered."""

from typing import Any

import pytest

from bot.playground.slack.directory import BOT_USER
from tests.world import ALEX, CHANNEL, DM, World

TS = "1795000000.000100"
MESSAGE: dict[str, Any] = {"type": "message", "user": ALEX, "channel": DM, "channel_type": "im", "ts": TS, "text": "Hi"}
OPENED: dict[str, Any] = {"type": "app_home_opened", "user": ALEX, "channel": DM, "tab": "messages"}

WITHOUT_ANSWER: dict[str, dict[str, Any]] = {
    "nobody speaks": MESSAGE | {"user": None},
    "the user is no id": MESSAGE | {"user": {"id": ALEX}},
    "no time": MESSAGE | {"ts": None},
    "no channel": MESSAGE | {"channel": None},
    "a thread that is no ts": MESSAGE | {"thread_ts": 5},
    "somebody joined": MESSAGE | {"subtype": "channel_join", "channel": CHANNEL, "channel_type": "channel"},
    "a subtype of tomorrow": MESSAGE | {"subtype": "message_of_tomorrow"},
    "a mention without a channel": MESSAGE | {"type": "app_mention", "channel": None},
    "a visit of nobody": OPENED | {"user": None, "tab": "home"},
    "a visit nowhere": OPENED | {"channel": None},
    "a tab of tomorrow": OPENED | {"tab": "tomorrow"},
}

ANSWERED: dict[str, dict[str, Any]] = {
    "no text": {"text": None},
    "only blocks": {"text": "", "blocks": [{"type": "rich_text", "elements": []}]},
    "only a file": {"text": "", "subtype": "file_share", "files": [{"id": "F1", "mimetype": "text/csv"}]},
    "a thread of its own": {"thread_ts": None},
    "a person whom Slack does not know": {"user": "U0GHOST"},
    "fields of tomorrow": {"tomorrow": {"is": ["another", "day"]}},
    "markup": {"text": "<!channel> <@U0SAM|sam> &amp; <https://example.com|a link> ```code``` :moneybag: \u202e\u0000"},
    "many words": {"text": "money " * 6_000},
}


@pytest.mark.parametrize("event", WITHOUT_ANSWER.values(), ids=WITHOUT_ANSWER.keys())
async def test_an_event_that_nobody_can_answer_is_acked_and_leaves_penny_well(
    world: World, event: dict[str, Any]
) -> None:
    world.workspace.backend.events.send(event)
    await world.settled()
    assert world.workspace.bot_messages(DM) == []
    [answer] = world.said(await world.say("Make a budget for $5,432.10"))
    assert "$2,716.05" in answer


@pytest.mark.parametrize("odd", ANSWERED.values(), ids=ANSWERED.keys())
async def test_a_message_in_an_odd_shape_is_answered(world: World, odd: dict[str, Any]) -> None:
    thread = await world.workspace.say(ALEX, DM, "Hello", extra=odd)
    await world.settled()
    [answer] = world.said(thread)
    assert "Reference" not in answer


@pytest.mark.parametrize(
    ("event", "told"),
    [
        ({"type": "app_uninstalled"}, ["penny was removed from the workspace: install the app again, or stop her"]),
        (
            {"type": "tokens_revoked", "tokens": {"oauth": [], "bot": [BOT_USER]}},
            ["the bot token was revoked: install the app again and set SLACK_BOT_TOKEN"],
        ),
        ({"type": "tokens_revoked", "tokens": {"oauth": [ALEX], "bot": []}}, []),
    ],
)
async def test_who_runs_penny_is_told_that_she_was_removed(
    world: World, caplog: pytest.LogCaptureFixture, event: dict[str, Any], told: list[str]
) -> None:
    world.workspace.backend.events.send(event)
    await world.settled()
    assert [record.message for record in caplog.records if record.name.endswith("app_uninstalled")] == told


async def test_an_event_of_an_unknown_type_leaves_penny_well(world: World) -> None:
    world.workspace.backend.events.send({"type": "reaction_added", "user": ALEX, "reaction": "moneybag"})
    thread = await world.workspace.say(ALEX, DM, "Hello")
    await world.workspace.wait_for(lambda: world.said(thread))


async def test_a_button_that_nobody_knows_leaves_penny_well(world: World) -> None:
    thread = await world.say("How long will it take me to save for a house?")
    payload = {"type": "block_actions", "actions": [{"action_id": "of.tomorrow", "block_id": "b", "type": "button"}]}
    world.workspace.backend.hub.dispatch("interactive", "block_actions", payload)
    await world.workspace.say(ALEX, DM, "60k", thread_ts=thread)
    await world.workspace.wait_for(lambda: len(world.said(thread)) > 1)


async def test_words_for_everybody_are_never_repeated_as_a_call_to_everybody(world: World) -> None:
    thread = await world.say("Create a goal: $12,000 for <!channel>")
    assert "<!channel>" not in str(world.workspace.bot_messages(DM, thread))
