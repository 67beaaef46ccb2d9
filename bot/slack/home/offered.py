"""What the settings offer to choose from: common currencies and time zones, and always those that are chosen now."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from bot.blocks.settings import Offered
from bot.blocks.text import OPTIONS
from bot.words import settings as words
from tools.memory.places import COMMON_CURRENCIES, COMMON_ZONES, city_of, currency_name
from tools.memory.settings import CHANNEL_CHOICES
from tools.toolkit.day_words import ordinal
from tools.toolkit.form import Choice
from tools.toolkit.schedule import LONGEST_MONTH

_MOST_ZONES = OPTIONS - 1
"""Beside that of the Slack profile."""


def offered(currency: str, zone: str, now: datetime, alerts: Mapping[str, str]) -> Offered:
    """Return all choices; `currency` and `zone` are those of now, `alerts` what can be told of, each by its label."""
    currencies = dict.fromkeys((currency, *COMMON_CURRENCIES.split()))
    zones = list(dict.fromkeys((zone, *COMMON_ZONES.split())))[:_MOST_ZONES]
    zones.sort(key=lambda name: (_offset(name, now), city_of(name)))
    return Offered(
        currencies=sorted((Choice(value=code, label=currency_name(code)) for code in currencies), key=_label),
        time_zones=[Choice(value=name, label=f"{city_of(name)} ({_shown(_offset(name, now))})") for name in zones],
        month_days=[Choice(value=str(day), label=_day(day)) for day in range(1, LONGEST_MONTH + 1)],
        channel_results=CHANNEL_CHOICES,
        alerts=[Choice(value=name, label=label) for name, label in alerts.items()],
    )


def _label(choice: Choice) -> str:
    return choice.label


def _day(day: int) -> str:
    return words.MONTH_DAY.format(ordinal=ordinal(day))


def _offset(zone: str, now: datetime) -> timedelta:
    return now.astimezone(ZoneInfo(zone)).utcoffset() or timedelta()


def _shown(offset: timedelta) -> str:
    """Return "UTC+5:30"."""
    minutes = int(offset.total_seconds()) // 60
    hours, rest = divmod(abs(minutes), 60)
    sign = "-" if minutes < 0 else "+"
    return f"UTC{sign}{hours}{f':{rest:02}' if rest else ''}" if minutes else "UTC"
