"""Gathers what the App Home shows and publishes it."""

from bot.assistant.turn import Speaker
from bot.blocks.home import MOST_OF_EACH, FactLine, GoalLine, WaitingForm, home_view
from bot.slack.services import Services
from storage.repositories.facts import StoredFact
from storage.scopes import conversation_of
from storage.tables.goals import Goal
from storage.unit import UnitOfWork
from tools.toolkit.formatting import Formatter
from tools.toolkit.kinds import fact_text


async def publish_home(services: Services, speaker: Speaker) -> None:
    """Show the speaker's goals and facts in Penny's Home tab. Raises SlackApiError."""
    user = await services.people.user(speaker)
    async with services.database.unit() as unit:
        goals = await unit.goals.of_user(user.id)
        facts = await unit.facts.of_user(user.id)
        waiting = await _waiting_forms(services, unit, user.id)
    formatter = Formatter(user.locale, user.time_zone)
    view = home_view(
        speaker.user_id,
        [_goal_line(goal, formatter) for goal in goals],
        [_fact_line(fact, formatter) for fact in facts],
        waiting,
    )
    await services.client.views_publish(user_id=speaker.user_id, view=view)


async def _waiting_forms(services: Services, unit: UnitOfWork, user_id: int) -> list[WaitingForm]:
    forms: list[WaitingForm] = []
    for call in await unit.tool_calls.open_of_user(user_id, MOST_OF_EACH):
        conversation_id, tool = conversation_of(call.scope), services.registry.get(call.tool)
        conversation = None if conversation_id is None else await unit.conversations.get(conversation_id)
        if conversation is not None and tool is not None:
            forms.append(WaitingForm(call.call_id, tool.title, conversation.channel_id, conversation.thread_ts))
    return forms


def _goal_line(goal: Goal, formatter: Formatter) -> GoalLine:
    return GoalLine(
        name=goal.name,
        saved=formatter.money_short(goal.saved),
        target=formatter.money_short(goal.target),
        share=goal.saved_minor / goal.target_minor if goal.target_minor else 0.0,
        deadline=formatter.long(goal.deadline) if goal.deadline else "",
    )


def _fact_line(fact: StoredFact, formatter: Formatter) -> FactLine:
    name = fact.name.replace("_", " ").capitalize()
    return FactLine(name, fact_text(fact, formatter), formatter.day_of(fact.said_at))
