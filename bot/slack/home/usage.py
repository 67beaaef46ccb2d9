"""How much of the language model somebody's answers took this month, in words."""

from datetime import UTC, datetime, time
from zoneinfo import ZoneInfo

from bot.words import home as words
from storage.repositories.usage import UsageSum
from tools.toolkit.formatting import Formatter
from tools.toolkit.tool import Circumstances


def usage_line(used: UsageSum, formatter: Formatter) -> str:
    """Return how often somebody was answered, and with how many tokens."""
    if not used.turns:
        return words.NO_USAGE
    answers = words.ONE_ANSWER if used.turns == 1 else words.ANSWERS.format(count=formatter.number(used.turns))
    return words.USAGE.format(answers=answers, tokens=formatter.number(used.total_tokens))


def month_began(context: Circumstances) -> datetime:
    """Return when the calendar month began where the user lives."""
    first = context.today.replace(day=1)
    return datetime.combine(first, time(), ZoneInfo(context.caller.user.time_zone)).astimezone(UTC)
