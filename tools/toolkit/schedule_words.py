"""Schedules as people write them: "every Monday at 9", "on the 1st of every month at noon", "tomorrow at 8"."""

import re
from collections.abc import Callable
from datetime import date, time, timedelta

from tools.toolkit.clock_times import PATTERN, time_of
from tools.toolkit.dates import parse_date
from tools.toolkit.errors import Invalid, ReadingError, Unclear
from tools.toolkit.schedule import (
    LAST_DAY,
    LONGEST_MONTH,
    WEEKDAYS,
    WORKING_DAYS,
    Schedule,
    daily,
    monthly,
    once,
    weekly,
)
from tools.toolkit.text import plain

HELP = (
    "Please write when, for example “every Monday at 9:00”, “on the 1st of every month at noon” or “tomorrow at 8 am”."
)

_WEEKDAY = r"(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?s?\b"
_NUMBER = r"(?P<number>\d{1,2}(?:st|nd|rd|th)?|first|last)"
_OF_MONTHS = r"(?: day)?(?: of)? (?:(?:every|each|the) month|month)|(?: day)?,? (?:monthly|(?:every|each) month)"
_TIME = re.compile(rf"(?:^|(?<=\s)|(?<=,)){PATTERN}(?=$|[\s,])")
_BARE_TIME = re.compile(r"\d{1,2}")
_PART = re.compile(r"\b(?P<every>(?:every|each) )?(?P<to>to|this )?(?P<part>morning|afternoon|evening|night)s?\b")
_DAILY = re.compile(r"(?:every|each) (?:single )?day|daily|(?:once a|per) day")
_WORKING = re.compile(
    r"(?:(?:on|every|each) )?(?:weekdays?|working days?|workdays?)|(?:mon(?:day)?(?:-| to )fri(?:day)?)"
)
_WEEKLY = re.compile(
    r"(?:(?:every|each|weekly|every week|each week|once a week)(?: on)? "
    rf"(?P<days>{_WEEKDAY}(?:(?:,? and |, ?| ){_WEEKDAY})*)"
    rf"|(?:on )?(?P<plural>(?:{_WEEKDAY}(?:,? and |, ?| ))*(?:mon|tues|wednes|thurs|fri|satur|sun)days)"
    rf"|(?:on )?(?P<before>{_WEEKDAY}),? (?:every|each) week)"
    r"(?: (?:morning|afternoon|evening|night))?"
)
_MONTHLY = re.compile(
    rf"(?:on )?(?:the )?{_NUMBER}(?:{_OF_MONTHS})"
    r"|(?:every month|each month|monthly|once a month),?(?: on)?(?: the)? "
    rf"{_NUMBER.replace('number', 'after')}(?: day)?"
    r"|(?:at )?(?:the )?(?P<end>end) of (?:every|each|the) month|every month,? at the (?P<end2>end)"
)
_OF_WEEKS = re.compile(
    rf"(?:every month )?(?:on )?(?:the |every )?(?P<which>first|second|third|fourth|last|[1-4](?:st|nd|rd|th)) "
    rf"(?P<day>{_WEEKDAY})(?: (?:of|in))?(?: (?:every|each|the|a) month|,? monthly)?"
)
_WHICH = {"first": "1st", "second": "2nd", "third": "3rd", "fourth": "4th"}
_TOO_ODD = re.compile(
    r"\b(?:every (?:other|second|third|two|three|few|\d+)|bi-?weekly|fortnight\w*|quarter\w*|hour(?:ly|s)?|minutes?"
    r"|year(?:ly)?|annual\w*|twice)\b"
)
_ON_WEEKDAY = re.compile(rf"(?:on |this |next |coming )*(?P<day>{_WEEKDAY})")
_DAY_OF_MONTH = re.compile(rf"(?:on )?(?:the )?{_NUMBER}(?: of the month)?")
_WITHOUT_DAY = re.compile(r"(?:every|each|once a) (?P<what>week|month)|(?P<ly>weekly|monthly)")
_MONTH_ALONE = re.compile(r"(?:in |by |on )?(?:the )?[a-z]{3,}\.? ?,?\d{4}|next month|(?:in )?\d+ months?")


def parse_schedule(text: str, *, locale: str, today: date) -> Schedule:
    """Return when `text` says that something is to happen, seen from the user's today.

    Raises Invalid for what is no schedule, or none that can be kept, and Unclear where the day, the time of the day, or
    whether it comes again is left open.
    """
    words = plain(text).rstrip(".!")
    found = list(_TIME.finditer(words))
    times = [match for match in found if not _belongs_to_a_date(words, match)]
    if _TOO_ODD.search(words):
        raise Invalid(f"I can do that daily, weekly, monthly or once. {HELP}")
    if len(times) > 1:
        raise Unclear("Please write one time of the day; for two times, set up two.")
    rest = f"{words[: times[0].start()]} {words[times[0].end() :]}" if times else words
    part = _PART.search(rest)
    make = _days(" ".join(_PART.sub(_day_of_part, rest).split()).strip(" ,"), locale, today)
    if not times:
        raise Unclear("At what time of the day? Please write it with the day, for example “every Monday at 9:00”.")
    return make(time_of(times[0], part["part"] if part else ""))


def _day_of_part(part: re.Match[str]) -> str:
    """Return the day that a part of it stands for: "every evening" is every day, "tonight" today."""
    if part["every"]:
        return "every day"
    return "today" if part["to"] else ""


def _belongs_to_a_date(words: str, match: re.Match[str]) -> bool:
    """Tell whether a bare number is rather a day: only "at", a colon or am and pm make a time of it."""
    written = match[0]
    return bool(_BARE_TIME.fullmatch(written)) and not re.fullmatch(r"\d{1,2}", words)


def _days(text: str, locale: str, today: date) -> Callable[[time], Schedule]:
    """Return what makes the schedule once the time of the day is known. Raises Invalid and Unclear."""
    if _DAILY.fullmatch(text):
        return daily
    if _WORKING.fullmatch(text):
        return lambda at: weekly(WORKING_DAYS, at)
    if match := _WEEKLY.fullmatch(text):
        return lambda at: weekly(_weekdays(match["days"] or match["plural"] or match["before"]), at)
    if match := _OF_WEEKS.fullmatch(text):
        day = f"{_WHICH.get(match['which'], match['which'])} {_weekdays(match['day'])}"
        return lambda at: monthly(day, at)
    if match := _MONTHLY.fullmatch(text):
        day = LAST_DAY if match["end"] or match["end2"] else _day_number(match["number"] or match["after"])
        return lambda at: monthly(day, at)
    if match := _WITHOUT_DAY.fullmatch(text):
        unit = match["what"] or match["ly"].removesuffix("ly")
        example = "every Monday at 9:00" if unit == "week" else "on the 1st of every month at 9:00"
        raise Unclear(f"On which day of the {unit}? For example “{example}”.")
    if match := _DAY_OF_MONTH.fullmatch(text):
        raise Unclear(
            f"Every month, or only once? Please write “on the {match['number']} of every month at 9:00”, or the date."
        )
    day = _one_day(text, locale, today)
    return lambda at: once(day, at)


def _one_day(text: str, locale: str, today: date) -> date:
    if match := _ON_WEEKDAY.fullmatch(text):
        wanted = list(WEEKDAYS).index(_weekdays(match["day"]))
        return today + timedelta(days=(wanted - today.weekday() - 1) % 7 + 1)
    if text == "tonight":
        return today
    if not text:
        raise Unclear("On which day? For example “every Monday at 9:00” or “tomorrow at 9:00”.")
    if _MONTH_ALONE.fullmatch(text):
        raise Unclear("On which day of that month? Please write the date.")
    try:
        return parse_date(text, locale=locale, today=today)
    except Unclear as doubt:
        return _this_year_or_next(text, locale, today, doubt)
    except Invalid:
        raise Invalid(HELP) from None


def _this_year_or_next(text: str, locale: str, today: date, doubt: Unclear) -> date:
    """Return the next day of a date without its year."""
    for year in (today.year, today.year + 1):
        try:
            day = parse_date(f"{text} {year}", locale=locale, today=today)
        except ReadingError:
            break
        if day >= today and any(character.isdigit() for character in text):
            return day
    raise doubt


def _weekdays(text: str) -> str:
    """Return the weekdays by their short names, in the order of the week: "mon,fri"."""
    named = {word[:3] for word in re.findall(_WEEKDAY, text)}
    return ",".join(name for name in WEEKDAYS if name in named)


def _day_number(text: str) -> str:
    if text == LAST_DAY:
        return LAST_DAY
    number = 1 if text == "first" else int(re.sub(r"\D", "", text))
    if not 1 <= number <= LONGEST_MONTH:
        raise Invalid(f"No month has a day {number}. {HELP}")
    return str(number)
