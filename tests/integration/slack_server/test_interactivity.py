"""Buttons, slash commands, response URLs and Home, handled by a real Bolt app."""

import pytest
from slack_bolt.async_app import AsyncAck, AsyncApp, AsyncRespond
from slack_sdk.web.async_client import AsyncWebClient

from bot.playground.slack.errors import ApiError, GestureError
from bot.playground.slack.timing import ACK_SECONDS, ManualSleep
from bot.playground.slack.workspace import SlackWorkspace
from tests.integration.slack_server.answers import Body, answer
from tests.integration.slack_server.parts import plain

ALEX, SAM, DM, CHANNEL = "U0ALEX", "U0SAM", "D0ALEX", "C0MONEY"

pytestmark = pytest.mark.usefixtures("connection")


async def test_a_click_tells_what_was_pressed_and_where(app: AsyncApp, workspace: SlackWorkspace, offer: str) -> None:
    bodies: list[Body] = []

    @app.action("open")
    async def pressed(ack: AsyncAck, body: Body) -> None:
        bodies.append(body)
        await ack()

    await workspace.click(ALEX, DM, offer, "open")
    (body,) = bodies
    assert (body["type"], body["user"]["id"], body["container"]["message_ts"]) == ("block_actions", ALEX, offer)
    (action,) = body["actions"]
    assert (action["action_id"], action["block_id"], action["value"]) == ("open", "row", "1")
    assert body["message"]["text"] == "Fill in"


async def test_feedback_is_the_value_of_the_chosen_button(
    app: AsyncApp, client: AsyncWebClient, workspace: SlackWorkspace
) -> None:
    good, bad = {"text": plain("Good"), "value": "good"}, {"text": plain("Bad"), "value": "bad"}
    pair = {"type": "feedback_buttons", "action_id": "feedback", "positive_button": good, "negative_button": bad}
    blocks = [{"type": "context_actions", "elements": [pair]}]
    ts = (await answer(client.chat_postMessage(channel=DM, text="Answer", blocks=blocks)))["ts"]
    values: list[str] = []

    @app.action("feedback")
    async def rated(ack: AsyncAck, action: Body) -> None:
        values.append(action["value"])
        await ack()

    await workspace.click(ALEX, DM, ts, "feedback", selection="bad")
    assert values == ["bad"]


async def test_a_command_is_answered_in_its_acknowledgement(app: AsyncApp, workspace: SlackWorkspace) -> None:
    @app.command("/budget")
    async def budget(ack: AsyncAck, command: Body) -> None:
        await ack(f"You said {command['text']} in {command['channel_name']}")

    await workspace.command(ALEX, CHANNEL, "/budget", "5000")
    (answer,) = workspace.ephemerals(CHANNEL, ALEX)
    assert answer["text"] == "You said 5000 in money"


async def test_a_response_url_posts_replaces_and_deletes(app: AsyncApp, workspace: SlackWorkspace, offer: str) -> None:
    steps: list[Body] = [
        {"text": "only you", "response_type": "ephemeral"},
        {"text": "everybody", "response_type": "in_channel"},
        {"text": "instead", "replace_original": True},
        {"delete_original": True},
    ]

    @app.action("open")
    async def pressed(ack: AsyncAck, respond: AsyncRespond) -> None:
        await ack()
        for step in steps:
            await respond(**step)

    await workspace.click(ALEX, DM, offer, "open")
    await workspace.wait_for(lambda: len(workspace.calls("response_url")) == len(steps))
    assert [message["text"] for message in workspace.ephemerals(DM, ALEX)] == ["only you"]
    assert [message["text"] for message in workspace.messages(DM)] == ["everybody"]


async def test_a_home_is_published_for_one_person(client: AsyncWebClient, workspace: SlackWorkspace) -> None:
    blocks = [{"type": "section", "text": plain("Your goals")}]
    await client.views_publish(user_id=ALEX, view={"type": "home", "blocks": blocks})
    home = workspace.home(ALEX)
    assert home
    assert home["blocks"][0]["text"] == plain("Your goals")
    assert workspace.home(SAM) is None


async def test_a_gesture_without_effect_says_why(workspace: SlackWorkspace, offer: str) -> None:
    with pytest.raises(GestureError, match="no_such_element"):
        await workspace.click(ALEX, DM, offer, "nothing")
    with pytest.raises(GestureError, match="no_such_message"):
        await workspace.click(ALEX, DM, "1.0", "open")
    with pytest.raises(GestureError, match="unknown_command"):
        await workspace.command(ALEX, DM, "/nothing")
    with pytest.raises(GestureError, match="view_not_found"):
        await workspace.submit(ALEX, "V0")
    with pytest.raises(ApiError, match="channel_not_found"):
        await workspace.click(SAM, DM, offer, "open")


async def test_a_gesture_the_app_does_not_acknowledge_times_out(
    app: AsyncApp, workspace: SlackWorkspace, sleep: ManualSleep, offer: str
) -> None:
    @app.action("open")
    async def silent() -> None:
        await sleep.advance(ACK_SECONDS)

    with pytest.raises(GestureError, match="operation_timeout"):
        await workspace.click(ALEX, DM, offer, "open")
