"""The buttons of the Home tab that log, set up and fill something: each opens the form of its tool."""

from slack_bolt.async_app import AsyncAck, AsyncApp

from bot.blocks.home.lists import ADD, GOAL
from bot.blocks.home.view import LOG_EXPENSE, NEW_GOAL, SET_LIMIT
from bot.slack.commands.budget import LOG
from bot.slack.commands.command import RunTool
from bot.slack.commands.forms import open_form
from bot.slack.identity import Payload
from bot.slack.invocation import invocation_of_click
from bot.slack.services import Services
from bot.words import home as words

_FORMS = {
    LOG_EXPENSE: (LOG, words.LOG_EXPENSE),
    SET_LIMIT: (RunTool("set_budget_limit"), words.SET_LIMIT),
    NEW_GOAL: (RunTool("create_goal"), words.NEW_GOAL),
}
_PUT_IN = RunTool("contribute_to_goal")
_CHANGE = RunTool("update_goal", offers=("target", "monthly_amount", "deadline", "new_name", "dropped"))


def register(app: AsyncApp, services: Services) -> None:
    """Register the handlers of the buttons and of the menu of a goal."""

    async def on_pressed(ack: AsyncAck, body: Payload) -> None:
        does, label = _FORMS[body["actions"][0]["action_id"]]
        await open_form(services, invocation_of_click(body, f"“{label}”"), does, body["trigger_id"])
        await ack()

    async def on_goal(ack: AsyncAck, body: Payload) -> None:
        what, _, name = body["actions"][0]["selected_option"]["value"].partition(":")
        does, label = (_PUT_IN, words.ADD_TO_GOAL) if what == ADD else (_CHANGE, words.CHANGE_GOAL)
        await open_form(services, invocation_of_click(body, f"“{label}”"), does, body["trigger_id"], {"name": name})
        await ack()

    for action_id in _FORMS:
        app.action(action_id)(on_pressed)
    app.action(GOAL)(on_goal)
