"""Keeps what was chosen in the settings or the set-up: one tool for each thing that is different now."""

from collections.abc import Iterator, Mapping
from zoneinfo import ZoneInfo

from bot.assistant.turn import Speaker
from bot.blocks.settings import Chosen, Field
from bot.slack.home.acting import act
from bot.slack.home.settings import INCOME, MONTH_START, chosen_by
from bot.slack.services import Services
from bot.words import settings as words
from storage.tables.users import User
from tools.memory.profile import PROFILE_FACTS
from tools.memory.settings import AS_IN_SLACK
from tools.toolkit.amounts import currency_of
from tools.toolkit.errors import ReadingError
from tools.toolkit.kinds import Reading, read_value
from tools.toolkit.outcome import Closed, Completed, Failed, Outcome

Change = tuple[Field, str, Mapping[str, str | bool]]
"""What is different, at which field, and with which arguments of which tool it is kept."""


async def save(services: Services, speaker: Speaker, chosen: Chosen, key: str) -> dict[str, str]:
    """Keep what is different from now; return what is wrong, at its field: then nothing is kept.

    `key` names the submission: what is delivered twice is kept once.
    """
    user = await services.people.user(speaker)
    async with services.database.unit() as unit:
        now = await chosen_by(unit, user)
    if wrong := dict(_wrong(chosen, user, services)):
        return wrong
    for field, tool, arguments in _changes(now, chosen):
        outcome = await act(services, speaker, f"{key}:{field}:{arguments.get('alert', '')}", tool, arguments)
        if not isinstance(outcome, Completed):
            return {field: words.NOT_SAVED.format(reason=_reason(outcome))}
    async with services.database.unit() as unit:
        await unit.preferences.change(user.id, set_up_at=services.clock())
    services.home.soon(speaker)
    return {}


def _changes(now: Chosen, chosen: Chosen) -> Iterator[Change]:
    if chosen.currency != now.currency:
        yield "currency", "change_settings", {"currency": chosen.currency}
    # After the currency: an income without one is meant in the currency that was chosen beside it.
    if chosen.income and chosen.income != now.income:
        yield "income", "remember_fact", {"name": INCOME, "value": chosen.income}
    if chosen.time_zone != now.time_zone:
        yield "time_zone", "change_settings", {"time_zone": chosen.time_zone or AS_IN_SLACK}
    if chosen.month_start != now.month_start:
        yield "month_start", "remember_fact", {"name": MONTH_START, "value": str(chosen.month_start)}
    if not chosen.channel_results:
        # The set-up asks for nothing else.
        return
    if chosen.channel_results != now.channel_results:
        yield "channel_results", "change_settings", {"channel_results": chosen.channel_results}
    if (chosen.quiet_from, chosen.quiet_until) != (now.quiet_from, now.quiet_until):
        yield "quiet_from", "set_quiet_hours", _quiet(chosen)
    for alert in sorted(chosen.alerts ^ now.alerts):
        yield "alerts", "set_alerts", {"alert": alert, "how_often": "each" if alert in chosen.alerts else "off"}


def _quiet(chosen: Chosen) -> Mapping[str, str | bool]:
    if not chosen.quiet_from:
        return {"quiet_hours": False}
    return {"quiet_from": chosen.quiet_from, "quiet_until": chosen.quiet_until}


def _wrong(chosen: Chosen, user: User, services: Services) -> Iterator[tuple[str, str]]:
    if bool(chosen.quiet_from) != bool(chosen.quiet_until):
        yield ("quiet_until" if chosen.quiet_from else "quiet_from"), words.ONLY_ONE_TIME
    elif chosen.quiet_from and chosen.quiet_from == chosen.quiet_until:
        yield "quiet_until", words.SAME_TIME
    if chosen.income:
        today = services.clock().astimezone(ZoneInfo(user.time_zone)).date()
        named = currency_of(chosen.income, locale=user.locale, currency=chosen.currency)
        try:
            read_value(chosen.income, PROFILE_FACTS[INCOME].ask, Reading(user.locale, named or chosen.currency, today))
        except ReadingError as error:
            yield "income", str(error)


def _reason(outcome: Outcome) -> str:
    return outcome.message if isinstance(outcome, Failed | Closed) else ""
