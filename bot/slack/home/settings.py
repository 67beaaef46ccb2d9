"""The settings and the set-up: what is chosen now, and the modals that show it."""

from collections.abc import Mapping
from typing import cast

from bot.assistant.turn import Speaker
from bot.blocks.settings import Chosen, set_up_modal, settings_modal
from bot.slack.home.offered import offered
from bot.slack.modals import open_modal
from bot.slack.services import Services
from storage.repositories.facts import StoredFact
from storage.tables.users import User
from storage.unit import UnitOfWork
from tools.memory.alert_choices import ALERT_LABELS, AlertName, alerts_of
from tools.memory.quiet import MINUTES_OF_AN_HOUR
from tools.toolkit.formatting import Formatter
from tools.toolkit.kinds import KINDS, fact_value

INCOME, MONTH_START = "monthly_income", "month_start"
FIRST = 1


async def open_settings(services: Services, trigger_id: str, speaker: Speaker) -> bool:
    """Open all settings as a modal; False when Slack refuses."""
    user = await services.people.user(speaker)
    async with services.database.unit() as unit:
        chosen = await chosen_by(unit, user)
        alerts = await _alerts_to_choose(unit, user.id)
    choices = offered(user.currency, user.time_zone, services.clock(), alerts)
    return await open_modal(services, trigger_id, settings_modal(chosen, choices))


async def open_set_up(services: Services, trigger_id: str, speaker: Speaker) -> bool:
    """Open the short set-up as a modal; False when Slack refuses."""
    user = await services.people.user(speaker)
    async with services.database.unit() as unit:
        chosen = await chosen_by(unit, user)
    choices = offered(user.currency, user.time_zone, services.clock(), {})
    return await open_modal(services, trigger_id, set_up_modal(chosen, choices))


async def chosen_by(unit: UnitOfWork, user: User) -> Chosen:
    """Return what the user has chosen by now."""
    preferences = await unit.preferences.of_user(user.id)
    quiet = await unit.quiet_times.of_user(user.id)
    facts = {fact.name: fact for fact in await unit.facts.of_user(user.id)}
    paces = await alerts_of(unit, user.id)
    return Chosen(
        currency=user.currency,
        time_zone=preferences.time_zone or "",
        month_start=month_start_of(facts),
        quiet_from=_clock(quiet.starts),
        quiet_until=_clock(quiet.ends),
        channel_results=preferences.channel_results,
        alerts=frozenset(name for name, pace in paces.items() if pace != "off"),
        income=_typed(facts.get(INCOME), Formatter(user.locale, user.time_zone)),
    )


def month_start_of(facts: Mapping[str, StoredFact]) -> int:
    """Return the day on which the user's month begins, as they said; the first unless they did."""
    fact = facts.get(MONTH_START)
    return cast("int | None", fact and fact_value(fact.kind, fact.value)) or FIRST


async def _alerts_to_choose(unit: UnitOfWork, user_id: int) -> dict[str, str]:
    """Return what can be turned on or off by a tick: what needs to know more first is set up in words."""
    on = {name for name, pace in (await alerts_of(unit, user_id)).items() if pace != "off"}
    lacking: set[AlertName] = {"low_point"} if "low_point" not in await unit.alerts.of_user(user_id) else set()
    if not await unit.watches.of_user(user_id):
        lacking.add("price_alerts")
    return {name: label for name, label in ALERT_LABELS.items() if name in on or name not in lacking}


def _typed(fact: StoredFact | None, formatter: Formatter) -> str:
    value = fact_value(fact.kind, fact.value) if fact else None
    return "" if fact is None or value is None else KINDS["money"].write(value, formatter)


def _clock(minute: int | None) -> str:
    return "" if minute is None else "{:02}:{:02}".format(*divmod(minute, MINUTES_OF_AN_HOUR))
