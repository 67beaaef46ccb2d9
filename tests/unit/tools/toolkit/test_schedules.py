"""Schedules and times of the day as people write them."""

from datetime import UTC, date, datetime, time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.scheduler import next_fire
from tools.toolkit.clock_times import parse_time
from tools.toolkit.errors import Invalid, Unclear
from tools.toolkit.formatting import Formatter
from tools.toolkit.kinds import KINDS, Reading
from tools.toolkit.params import Ask
from tools.toolkit.schedule import WEEKDAYS, WORKING_DAYS, Schedule, daily, monthly, once, schedule_from, weekly
from tools.toolkit.schedule_words import parse_schedule

TODAY = date(2026, 11, 21)
ENGLISH = Formatter("en_US", "UTC")
FEBRUARY = datetime(2027, 2, 1, tzinfo=UTC)
SAID = {
    "every Monday at 9": "every Monday at 9:00 AM",
    "Every Friday at 5 p.m.": "every Friday at 5:00 PM",
    "5pm every friday": "every Friday at 5:00 PM",
    "weekly on Sunday at 18:00": "every Sunday at 6:00 PM",
    "mondays and thursdays at 9": "every Monday and Thursday at 9:00 AM",
    "every Wed, Fri and Mon at 17:15": "every Monday, Wednesday and Friday at 5:15 PM",
    "weekdays at 07:45": "every weekday at 7:45 AM",
    "every day at noon": "every day at 12:00 PM",
    "every evening at 8": "every day at 8:00 PM",
    "every sunday evening at 6": "every Sunday at 6:00 PM",
    "every morning at 7:30": "every day at 7:30 AM",
    "daily at midnight": "every day at 12:00 AM",
    "on the 1st of every month at noon": "on the 1st of every month at 12:00 PM",
    "every month on the 15th at 10am": "on the 15th of every month at 10:00 AM",
    "monthly on the 22nd at 9am": "on the 22nd of every month at 9:00 AM",
    "the 31st of every month at 9": "on the last day of every month at 9:00 AM",
    "at the end of every month at 5pm": "on the last day of every month at 5:00 PM",
    "on the first Monday of every month at 9": "on the 1st Monday of every month at 9:00 AM",
    "the last Friday of the month at 4pm": "on the last Friday of every month at 4:00 PM",
    "tomorrow at 8": "on November 22, 2026 at 8:00 AM",
    "tonight at 8": "on November 21, 2026 at 8:00 PM",
    "tomorrow evening at 7": "on November 22, 2026 at 7:00 PM",
    "on Monday at 9": "on November 23, 2026 at 9:00 AM",
    "saturday at 10": "on November 28, 2026 at 10:00 AM",
    "next tuesday at 8 in the morning": "on November 24, 2026 at 8:00 AM",
    "in 3 days at 9": "on November 24, 2026 at 9:00 AM",
    "march 5 at 9": "on March 5, 2027 at 9:00 AM",
    "dec 24 at 18:00": "on December 24, 2026 at 6:00 PM",
    "2026-12-01 at 9": "on December 1, 2026 at 9:00 AM",
    "on 12/24/2026 at 9": "on December 24, 2026 at 9:00 AM",
}
DOUBTFUL = {
    "every Friday": "At what time of the day?",
    "every month on the 1st": "At what time of the day?",
    "every Friday at 5": "Is that 5 am or 5 pm?",
    "every Friday at 5:30": "Is that 5:30 am or 5:30 pm?",
    "every week at 9": "On which day of the week?",
    "monthly at 9:00": "On which day of the month?",
    "on the 1st at 9": "Every month, or only once?",
    "at 9": "On which day?",
    "in March 2027 at 9": "On which day of that month?",
    "every Monday at 9:00 and at 5 pm": "Please write one time of the day",
}
IMPOSSIBLE = (
    "every other Friday at 9",
    "every 2 weeks at 9",
    "hourly",
    "every year on May 1 at 9",
    "the 32nd of every month at 9",
    "every day at 25:00",
    "every day at 13 pm",
    "when I'm rich at 9",
    "sometime",
)


def parsed(text: str) -> Schedule:
    return parse_schedule(text, locale="en_US", today=TODAY)


@pytest.mark.parametrize(("text", "meant"), SAID.items(), ids=SAID.keys())
def test_what_people_write_is_understood(text: str, meant: str) -> None:
    assert parsed(text).in_words(ENGLISH) == meant


@pytest.mark.parametrize(("text", "question"), DOUBTFUL.items(), ids=DOUBTFUL.keys())
def test_what_is_left_open_is_asked(text: str, question: str) -> None:
    with pytest.raises(Unclear) as doubt:
        parsed(text)
    assert doubt.value.message.startswith(question)


@pytest.mark.parametrize("text", IMPOSSIBLE)
def test_what_cannot_be_kept_is_refused_with_what_can(text: str) -> None:
    with pytest.raises(Invalid) as refusal:
        parsed(text)
    assert "for example" in refusal.value.message


def test_a_day_that_a_month_does_not_have_is_its_last() -> None:
    schedule = monthly("30", time(9))
    at = next_fire(schedule.fields, "UTC", FEBRUARY)
    assert at is not None
    assert at.date() == date(2027, 2, 28)


@pytest.mark.parametrize(
    ("text", "at"),
    [
        ("9", time(9)),
        ("17:30", time(17, 30)),
        ("05:00", time(5)),
        ("5 pm", time(17)),
        ("12am", time(0)),
        ("12 pm", time(12)),
        ("8 in the evening", time(20)),
        ("2 at night", time(2)),
        ("11 at night", time(23)),
        ("noon", time(12)),
        ("7 o'clock", time(7)),
    ],
)
def test_a_time_of_the_day_is_understood(text: str, at: time) -> None:
    assert parse_time(text) == at


times = st.times().map(lambda at: at.replace(second=0, microsecond=0))
days = st.sampled_from([*map(str, range(1, 32)), "last"])
weekdays = st.sets(st.sampled_from([*WEEKDAYS]), min_size=1).map(
    lambda chosen: ",".join(day for day in WEEKDAYS if day in chosen)
)
weekdays_of_months = st.builds(
    "{} {}".format, st.sampled_from(["1st", "2nd", "3rd", "4th", "last"]), st.sampled_from([*WEEKDAYS])
)
schedules = st.one_of(
    st.builds(daily, times),
    st.builds(weekly, weekdays | st.just(WORKING_DAYS), times),
    st.builds(monthly, days | weekdays_of_months, times),
    st.builds(once, st.dates(date(1900, 1, 1), date(2200, 12, 31)), times),
)


@settings(max_examples=1000, deadline=None)
@given(schedule=schedules, locale=st.sampled_from(["en_US", "de_DE", "en_GB", "ja_JP"]))
def test_a_schedule_as_it_is_typed_reads_back_as_the_same_schedule(schedule: Schedule, locale: str) -> None:
    assert parse_schedule(schedule.typed(), locale=locale, today=TODAY) == schedule
    assert schedule_from(schedule.fields) == schedule


@settings(max_examples=1000, deadline=None)
@given(schedule=schedules)
def test_a_schedule_as_people_see_it_reads_back_as_the_same_schedule(schedule: Schedule) -> None:
    assert parsed(schedule.in_words(ENGLISH)) == schedule


@settings(max_examples=1000, deadline=None)
@given(at=times, locale=st.sampled_from(["en_US", "de_DE", "en_GB"]))
def test_a_time_as_people_see_it_reads_back_as_the_same_time(at: time, locale: str) -> None:
    rules, reading = KINDS["time"], Reading(locale, "USD", TODAY)
    ask = Ask("When?", "Time", "time")
    assert rules.read(rules.show(at, Formatter("en_US", "UTC")), ask, reading) == at
    assert rules.read(rules.write(at, Formatter(locale, "UTC")), ask, reading) == at
    assert rules.from_json(rules.to_json(at)) == at
