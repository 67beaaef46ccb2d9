"""Modals, handled by a real Bolt app."""

import pytest
from slack_bolt.async_app import AsyncAck, AsyncApp
from slack_sdk.web.async_client import AsyncWebClient

from bot.playground.slack.errors import ApiError
from bot.playground.slack.workspace import SlackWorkspace
from tests.integration.slack_server.answers import Body
from tests.integration.slack_server.parts import form, plain

ALEX, DM = "U0ALEX", "D0ALEX"

pytestmark = pytest.mark.usefixtures("connection")


def opens(app: AsyncApp, view: Body) -> None:
    """Let the button open `view`."""

    @app.action("open")
    async def _open(ack: AsyncAck, body: Body, client: AsyncWebClient) -> None:
        await ack()
        await client.views_open(trigger_id=body["trigger_id"], view=view)


async def opened(workspace: SlackWorkspace, offer: str) -> str:
    """Press the button and return the id of the modal."""
    await workspace.click(ALEX, DM, offer, "open")
    view = await workspace.wait_for(lambda: workspace.view(ALEX))
    return view["id"]


async def test_a_modal_is_filled_corrected_and_closed(app: AsyncApp, workspace: SlackWorkspace, offer: str) -> None:
    opens(app, form(private_metadata="m"))
    submitted: list[Body] = []

    @app.view("form")
    async def submit(ack: AsyncAck, view: Body) -> None:
        submitted.append(view)
        amount = view["state"]["values"]["amount"]["value"]["value"]
        answers: dict[str, Body] = {"abc": {"response_action": "errors", "errors": {"amount": "Not an amount"}}}
        await ack(**answers.get(amount, {}))

    view_id = await opened(workspace, offer)
    empty = await workspace.submit(ALEX, view_id)
    wrong = await workspace.submit(ALEX, view_id, {"amount": "abc"})
    right = await workspace.submit(ALEX, view_id, {"amount": "800"})
    assert empty == {"ok": False, "errors": {"amount": "Please complete this required field."}}
    assert wrong == {"ok": False, "errors": {"amount": "Not an amount"}}
    assert right == {"ok": True}
    assert workspace.view(ALEX) is None
    assert [view["private_metadata"] for view in submitted] == ["m", "m"]


@pytest.mark.parametrize(
    ("answer", "titles"),
    [
        ({"response_action": "update", "view": form(title=plain("Second"))}, ["Second"]),
        ({"response_action": "push", "view": form(title=plain("Second"))}, ["Form", "Second"]),
        ({"response_action": "clear"}, []),
        ({}, []),
    ],
)
async def test_the_acknowledgement_of_a_submission_says_what_is_shown_next(
    app: AsyncApp, workspace: SlackWorkspace, offer: str, answer: Body, titles: list[str]
) -> None:
    opens(app, form())

    @app.view("form")
    async def submit(ack: AsyncAck) -> None:
        await ack(**answer)

    await workspace.submit(ALEX, await opened(workspace, offer), {"amount": "1"})
    assert [view["title"]["text"] for view in workspace.backend.views.stack(ALEX)] == titles


@pytest.mark.parametrize(
    "answer",
    [
        {"response_action": "errors", "errors": {"no such block": "x"}},
        {"response_action": "update", "view": form(title=plain("x" * 25))},
    ],
)
async def test_an_acknowledgement_slack_would_not_follow_is_refused(
    app: AsyncApp, workspace: SlackWorkspace, offer: str, answer: Body
) -> None:
    opens(app, form())

    @app.view("form")
    async def submit(ack: AsyncAck) -> None:
        await ack(**answer)

    view_id = await opened(workspace, offer)
    with pytest.raises(ApiError, match="invalid"):
        await workspace.submit(ALEX, view_id, {"amount": "1"})


async def test_closing_is_told_when_the_view_asks_for_it(app: AsyncApp, workspace: SlackWorkspace, offer: str) -> None:
    opens(app, form(notify_on_close=True))
    closed: list[Body] = []

    @app.view_closed("form")
    async def _closed(ack: AsyncAck, body: Body) -> None:
        closed.append(body)
        await ack()

    await workspace.close_view(ALEX, await opened(workspace, offer))
    assert [body["is_cleared"] for body in closed] == [False]
    assert workspace.view(ALEX) is None


async def test_a_choice_in_a_modal_carries_what_was_entered(
    app: AsyncApp, workspace: SlackWorkspace, offer: str
) -> None:
    options = [{"text": plain("Monthly"), "value": "monthly"}, {"text": plain("Once"), "value": "once"}]
    menu = {"type": "static_select", "action_id": "how", "options": options}
    opens(app, form({"type": "actions", "block_id": "choice", "elements": [menu]}))
    bodies: list[Body] = []

    @app.action("how")
    async def chosen(ack: AsyncAck, body: Body) -> None:
        bodies.append(body)
        await ack()

    view_id = await opened(workspace, offer)
    await workspace.click_in_view(ALEX, view_id, "how", selection="once", values={"amount": "800"})
    assert bodies[0]["actions"][0]["selected_option"] == options[1]
    values = bodies[0]["view"]["state"]["values"]
    assert values["amount"]["value"]["value"] == "800"
    assert values["choice"]["how"]["selected_option"] == options[1]
