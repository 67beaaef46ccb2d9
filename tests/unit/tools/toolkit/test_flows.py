"""Lists of money that comes or goes, with its days, as people write them."""

from contextlib import suppress
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from storage.money import Money
from tests.unit.tools.toolkit.test_recurrence import RECURRENCES
from tools.toolkit.errors import Invalid, ReadingError, Unclear
from tools.toolkit.formatting import Formatter
from tools.toolkit.kinds import KINDS, FlowLine, Reading
from tools.toolkit.params import Ask
from tools.toolkit.recurrence import Every, Once, OnDate, OnDays, OnWeekday, Recurrence

FLOWS = KINDS["flows"]
ASK = Ask("What comes?", "Flows", "flows", minimum=Decimal(0), above=True, maximum=Decimal(10) ** 12)
READING = Reading("en_US", "USD", date(2026, 11, 21))
WORDS = "rent phone 1200 80 on the 1st 15th every two weeks other Friday from Dec 4 2026 a month year and plus".split()  # noqa: SIM905
LOCALES = {"en_US": "USD", "en_GB": "GBP", "de_DE": "EUR", "fr_FR": "EUR", "en_IN": "INR", "ja_JP": "JPY"}


def flow(name: str, amount: str, when: Recurrence) -> FlowLine:
    return FlowLine(name, Money(Decimal(amount), "USD"), when)


RENT = flow("rent", "1200", OnDays((1,)))
PHONE = flow("phone", "80", OnDays((15,)))
BIWEEKLY = Every(14, "day", date(2026, 12, 4))


@pytest.mark.parametrize(
    "text",
    [
        "rent 1200 on the 1st",
        "rent: $1,200 on the 1st of each month",
        "- rent - 1200 - 1st",
        "rent 1.2k monthly on the 1st",
        "rent 1,200/month, due on the 1st",
        "my rent is 1200 on the first",
        "on the 1st: rent 1200",
        "1200 for rent on the 1st",
        "rent 1200 on 1",
        "rent 1200 a month on day 1",
    ],
)
def test_a_bill_is_read_however_it_is_listed(text: str) -> None:
    assert FLOWS.read(text, ASK, READING) == (RENT,)


@pytest.mark.parametrize(
    ("words", "when"),
    [
        ("every two weeks from Dec 4", BIWEEKLY),
        ("every 2 weeks, next on 4 December", BIWEEKLY),
        ("biweekly starting 2026-12-04", BIWEEKLY),
        ("every other Friday from Dec 4", BIWEEKLY),
        ("every fortnight from 4 Dec 2026", BIWEEKLY),
        ("every two weeks since Nov 6", Every(14, "day", date(2026, 11, 6))),
        ("every 2 weeks from next Friday", Every(14, "day", date(2026, 11, 27))),
        ("twice a month on the 15th and 1st", OnDays((1, 15))),
        ("on the 1st and the 15th", OnDays((1, 15))),
        ("on the last day of the month", OnDays((31,))),
        ("at the end of each month", OnDays((31,))),
        ("every Friday", OnWeekday(4)),
        ("weekly on Mondays", OnWeekday(0)),
        ("a year on March 3", OnDate(3, 3)),
        ("yearly on 29 February", OnDate(2, 29)),
        ("every year on March 3, 2027", OnDate(3, 3)),
        ("a year from March 3, 2029", Every(12, "month", date(2029, 3, 3))),
        ("quarterly from Jan 15", Every(3, "month", date(2027, 1, 15))),
        ("every six months from April 1", Every(6, "month", date(2027, 4, 1))),
        ("a month from 2027-02-28", Every(1, "month", date(2027, 2, 28))),
        ("a day", Every(1, "day", date(2026, 11, 21))),
        ("once on Dec 20", Once(date(2026, 12, 20))),
        ("on Nov 20", Once(date(2027, 11, 20))),
        ("on 2027-01-31", Once(date(2027, 1, 31))),
        ("on 12/05/2026", Once(date(2026, 12, 5))),
    ],
)
def test_its_days_are_read_however_they_are_said(words: str, when: Recurrence) -> None:
    assert FLOWS.read(f"salary 2,500 {words}", ASK, READING) == (flow("salary", "2500", when),)


@pytest.mark.parametrize(
    "text",
    [
        "rent 1200 on the 1st\nphone 80 on the 15th",
        "rent 1200 on the 1st; phone 80 on the 15th",
        "rent 1200 on the 1st, phone 80 on the 15th",
        "rent 1200 on the 1st and phone 80 on the 15th.",
        "1200 for rent on the 1st, and $80 for phone on the 15th",
    ],
)
def test_several_bills_may_stand_in_lines_or_in_one(text: str) -> None:
    assert FLOWS.read(text, ASK, READING) == (RENT, PHONE)


def test_a_year_after_a_comma_or_a_name_with_an_and_does_not_split_an_entry() -> None:
    [salary] = FLOWS.read("Salary 2,500 every two weeks from Dec 4, 2026", ASK, READING)
    [family] = FLOWS.read("Mom and dad 500 on the 5th", ASK, READING)
    assert (salary.when, family.name) == (BIWEEKLY, "Mom and dad")


def test_money_without_a_name_is_numbered_and_nothing_is_an_empty_list() -> None:
    found = FLOWS.read("2,000 on the 1st\n500 every Friday", ASK, READING)
    assert [entry.name for entry in found] == ["Payment", "Payment 2"]
    assert FLOWS.read("none", ASK, READING) == FLOWS.read("No bills", ASK, READING) == ()


@pytest.mark.parametrize(
    ("text", "question"),
    [
        ("rent 1200", "On which day is it?"),
        ("rent 1200 a month", "On which day is it?"),
        ("insurance 600 a year", "On which date is it?"),
        ("salary 2500 every two weeks", "From which date on?"),
        ("salary 2500 every other Friday", "From which date on?"),
        ("salary 2500 twice a month", "On which two days of the month?"),
        ("salary 2500 every other Friday from Dec 5", "is no Friday"),
        ("gym 30 on Mondays and Fridays", "more than one day"),
        ("rent 1200 on the 1st and 80 on the 15th", "more than one amount"),
        ("rent 1.200 on the 1st", "Did you mean 1,200 or 1.20?"),
    ],
)
def test_what_is_left_open_is_asked_about(text: str, question: str) -> None:
    with pytest.raises(Unclear) as caught:
        FLOWS.read(text, ASK, READING)
    assert question in caught.value.message


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("", "one name, its amount and its day on each line"),
        ("rent", "one name, its amount and its day on each line"),
        ("rent abc on the 1st", "one name, its amount and its day on each line"),
        ("rent 0 on the 1st", "above $0"),
        ("rent -5 on the 1st", "not negative"),
        ("rent 1200 on the 45th", "from 1 to 31"),
        ("rent 1200 on Feb 30", "no day 30"),
        ("rent 1200 on 2027-02-29", "no day 29"),
        ("rent 1200 every 0 weeks from Dec 4", "how often"),
        ("rent 5 on the 1st\nRent 6 on the 2nd", "there twice"),
        ("\n".join(f"bill {number} on the 1st" for number in range(1, 32)), "at most 30 lines"),
    ],
)
def test_what_is_no_list_of_bills_is_refused_with_what_to_write(text: str, complaint: str) -> None:
    with pytest.raises(Invalid) as caught:
        FLOWS.read(text, ASK, READING)
    assert complaint in caught.value.message


def test_they_are_shown_in_the_order_of_the_locale() -> None:
    flows = (RENT, flow("salary", "2500.50", BIWEEKLY), flow("insurance", "600", OnDate(3, 3)))
    assert FLOWS.show(flows, Formatter("en_US", "UTC")) == (
        "rent $1,200 on the 1st, salary $2,500.50 every 2 weeks from December 4, 2026, insurance $600 every year on "
        "March 3"
    )
    assert "every year on 3 March" in FLOWS.show(flows, Formatter("en_GB", "UTC"))
    assert FLOWS.show((), Formatter("en_US", "UTC")) == "none"


@settings(max_examples=1_000, deadline=None)
@given(
    entries=st.lists(st.tuples(st.integers(1, 10**9), RECURRENCES), min_size=0, max_size=4),
    locale=st.sampled_from([*LOCALES]),
)
def test_written_flows_read_back_as_the_same_flows(entries: list[tuple[int, Recurrence]], locale: str) -> None:
    currency = LOCALES[locale]
    flows = tuple(
        FlowLine(f"bill {'abcd'[number]}", Money.from_minor(minor, currency), when)
        for number, (minor, when) in enumerate(entries)
    )
    written = FLOWS.write(flows, Formatter(locale, "UTC"))
    again = Reading(locale, currency, date(1999, 1, 1))

    assert FLOWS.read(written, ASK, again) == flows
    assert FLOWS.from_json(FLOWS.to_json(flows)) == flows


@settings(max_examples=1_000, deadline=None)
@given(words=st.lists(st.sampled_from(WORDS), max_size=10))
def test_any_words_are_flows_or_one_of_the_readers_errors(words: list[str]) -> None:
    with suppress(ReadingError):
        flows = FLOWS.read(" ".join(words), ASK, READING)
        assert FLOWS.read(FLOWS.write(flows, Formatter("en_US", "UTC")), ASK, READING) == flows
