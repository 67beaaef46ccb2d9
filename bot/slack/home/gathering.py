"""Gathers what the Home tab shows, in one transaction and in the user's own words for amounts and days."""

from collections.abc import Mapping, Sequence
from datetime import time
from typing import TYPE_CHECKING

from bot.blocks.home.content import CheckInLine, FactLine, GoalLine, HomeContent
from bot.slack.home.money import budget_card, worth_card
from bot.slack.home.settings import chosen_by, month_start_of
from bot.slack.home.usage import month_began, usage_line
from bot.slack.home.waiting import waiting_forms
from bot.slack.home.watches import watch_lines
from bot.words import home as words
from storage.repositories.facts import StoredFact
from storage.tables.users import User
from tools.memory.alert_choices import ALERT_LABELS, AlertName
from tools.memory.check_in_words import shown_check_ins
from tools.memory.goal_parameters import GoalFilter
from tools.memory.goal_progress import GoalProgress
from tools.memory.goals import list_all
from tools.memory.places import city_of, currency_name
from tools.memory.profile import fact_label
from tools.toolkit.day_words import ordinal
from tools.toolkit.formatting import Formatter
from tools.toolkit.kinds import fact_text
from tools.toolkit.tool import Caller, ToolContext

if TYPE_CHECKING:
    from bot.blocks.settings import Chosen
    from bot.slack.services import Services


async def gather(services: "Services", user: User) -> HomeContent:
    """Return all that the user's Home tab shows. Raises StorageError."""
    formatter = Formatter(user.locale, user.time_zone)
    waiting = await waiting_forms(services, user)
    async with services.database.unit() as unit:
        context = ToolContext(Caller(user, None, private=True), services.clock(), formatter, unit)
        preferences = await unit.preferences.of_user(user.id)
        facts = await unit.facts.of_user(user.id)
        month_start = month_start_of({fact.name: fact for fact in facts})
        return HomeContent(
            user=user.user_id,
            today=formatter.full(context.today),
            welcome=preferences.set_up_at is None,
            waiting=waiting,
            budget=await budget_card(context, month_start),
            goals=[_goal(goal, formatter) for goal in (await list_all(GoalFilter(), context)).goals],
            check_ins=await _check_ins(context),
            worth=await worth_card(context),
            watches=await watch_lines(context, services.last_quote),
            facts=[_fact(fact, formatter) for fact in facts],
            settings=_settings(user, await chosen_by(unit, user), formatter),
            usage=usage_line(await unit.usage.of_user(user.id, month_began(context)), formatter),
            expanded=preferences.home_expanded,
        )


def _goal(goal: GoalProgress, formatter: Formatter) -> GoalLine:
    amounts = [words.GOAL_SAVED.format(saved=goal.saved.text, target=goal.target.text)]
    if goal.deadline:
        amounts.append(words.GOAL_BY.format(deadline=formatter.medium(goal.deadline)))
    return GoalLine(goal.name, " ".join(amounts), float(goal.progress), goal.progress_text, _standing(goal))


def _standing(goal: GoalProgress) -> str:
    match goal.track:
        case "reached":
            return words.GOAL_REACHED
        case "on_track":
            return words.GOAL_ON_TRACK
        case "overdue":
            return words.GOAL_OVERDUE
        case "behind" if goal.needed_monthly:
            return words.GOAL_BEHIND.format(needed=goal.needed_monthly.text)
        case _:
            return words.GOAL_AT_THIS_PACE.format(month=goal.reached_in) if goal.reached_in else ""


async def _check_ins(context: ToolContext) -> list[CheckInLine]:
    """Return what comes next, the soonest first."""
    known = sorted(await shown_check_ins(context), key=lambda pair: pair[0].next_fire_at)
    return [
        CheckInLine(
            str(stored.id), shown.title, words.NEXT_TIME.format(schedule=shown.schedule, moment=shown.next_text)
        )
        for stored, shown in known
    ]


def _fact(fact: StoredFact, formatter: Formatter) -> FactLine:
    label = fact_label(fact.name)
    return FactLine(
        fact.name, label[:1].upper() + label[1:], fact_text(fact, formatter), formatter.day_of(fact.said_at)
    )


def _settings(user: User, chosen: "Chosen", formatter: Formatter) -> Sequence[tuple[str, str]]:
    zone = city_of(user.time_zone)
    return (
        (words.CURRENCY, currency_name(user.currency)),
        (words.TIME_ZONE, zone if chosen.time_zone else words.ZONE_OF_SLACK.format(zone=zone)),
        (words.MONTH_START, words.MONTH_STARTS.format(ordinal=ordinal(chosen.month_start))),
        (words.QUIET, _quiet(chosen, formatter)),
        (words.CHANNELS, words.CHANNEL_RESULTS[chosen.channel_results]),
        (words.ALERTS, _alerts(ALERT_LABELS, chosen.alerts)),
    )


def _quiet(chosen: "Chosen", formatter: Formatter) -> str:
    if not chosen.quiet_from:
        return words.NONE
    first, last = (formatter.clock(time.fromisoformat(at)) for at in (chosen.quiet_from, chosen.quiet_until))
    return words.QUIET_HOURS.format(first=first, last=last)


def _alerts(labels: Mapping[AlertName, str], on: frozenset[str]) -> str:
    told = ", ".join(label[:1].lower() + label[1:] for name, label in labels.items() if name in on)
    return told[:1].upper() + told[1:] or words.NONE
