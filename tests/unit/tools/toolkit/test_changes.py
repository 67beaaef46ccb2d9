"""What-ifs as people write them."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from storage.money import Money
from tools.toolkit.errors import Invalid, Unclear
from tools.toolkit.formatting import Formatter
from tools.toolkit.kinds import KINDS, Reading, currency_of_value
from tools.toolkit.kinds.base import Quantity, Shift
from tools.toolkit.params import Ask

CHANGES = KINDS["changes"]
ASK = Ask("What would be different?", "What-ifs", "changes", maximum=Decimal(10) ** 12)
READING = Reading("en_US", "USD", date(2026, 11, 21))
FORMATTER = Formatter("en_US", "UTC")


def dollars(quantity: Quantity, amount: str, *, more: bool = False) -> Shift:
    return Shift(quantity, Money(Decimal(amount), "USD"), more)


def rate(quantity: Quantity, value: str) -> Shift:
    return Shift(quantity, Decimal(value))


MORE = dollars("contribution", "200", more=True)
SWINGS = (rate("return", "0.07"), rate("volatility", "0.15"))


@pytest.mark.parametrize(
    ("line", "shifts"),
    [
        ("save 200 more a month", (MORE,)),
        ("What if I save $200 more?", (MORE,)),
        ("save an extra 200 each month", (MORE,)),
        ("add another $200 a month", (MORE,)),
        ("200 more per month", (MORE,)),
        ("and what if I put 200 more in each month?", (MORE,)),
        ("save 200 less a month", (dollars("contribution", "-200", more=True),)),
        ("save 1.5k a month", (dollars("contribution", "1500"),)),
        ("save one hundred and fifty more a month", (dollars("contribution", "150", more=True),)),
        ("stop saving", (dollars("contribution", "0"),)),
        ("invest 10,000 today", (dollars("balance", "10000", more=True),)),
        ("save 10,000 more at once", (dollars("balance", "10000", more=True),)),
        ("start with 50k", (dollars("balance", "50000"),)),
        ("spend 3,500 a month", (dollars("spending", "3500"),)),
        ("spend 500 less a month", (dollars("spending", "-500", more=True),)),
        ("aim for 400k", (dollars("goal", "400000"),)),
        ("a goal of 400,000", (dollars("goal", "400000"),)),
        ("invest in stocks at 7% ± 15%", SWINGS),
        ("7% +/- 15%", SWINGS),
        ("index funds at 7% with 15% volatility", SWINGS),
        ("invest at 7%, volatility 15%", SWINGS),
        ("a savings account at 4%", (rate("return", "0.04"), rate("volatility", "0"))),
        ("put it all into stocks", (rate("stocks", "1"),)),
        ("invest in an index fund", (rate("stocks", "1"),)),
        ("bonds", (rate("stocks", "0"),)),
        ("60/40", (rate("stocks", "0.6"),)),
        ("invest 60% in stocks", (rate("stocks", "0.6"),)),
        ("half in stocks and half in bonds", (rate("stocks", "0.5"),)),
        ("fees of 0.2%", (rate("fees", "0.002"),)),
        ("inflation at 4%", (rate("inflation", "0.04"),)),
        ("retire at 60", (Shift("retirement_age", 60),)),
        ("stop working when I'm 58", (Shift("retirement_age", 58),)),
        ("retire 3 years earlier", (Shift("saving_years", -3, more=True),)),
        ("work two more years", (Shift("saving_years", 2, more=True),)),
        ("wait 5 more years", (Shift("years", 5, more=True),)),
        ("over 25 years", (Shift("years", 25),)),
        ("retire at 60 and save 200 more a month", (Shift("retirement_age", 60), MORE)),
        ("retire at 60, save 200 more", (Shift("retirement_age", 60), MORE)),
    ],
)
def test_a_change_is_read_however_it_is_told(line: str, shifts: tuple[Shift, ...]) -> None:
    (change,) = CHANGES.read(line, ASK, READING)
    assert change.shifts == shifts


def test_several_changes_stand_in_lines_or_are_told_with_or() -> None:
    lines = CHANGES.read("- save 200 more a month\n- retire at 60", ASK, READING)
    told = CHANGES.read("What if I save 200 more a month, or retire at 60?", ASK, READING)
    assert lines == told
    assert [change.name for change in told] == ["Save 200 more a month", "Retire at 60"]


def test_commas_before_an_or_list_changes_that_stand_for_themselves() -> None:
    changes = CHANGES.read("What if I save 200 more a month, retire at 60 or invest in stocks?", ASK, READING)
    assert [change.name for change in changes] == ["Save 200 more a month", "Retire at 60", "Invest in stocks"]


def test_a_change_may_have_a_name_of_its_own() -> None:
    (change,) = CHANGES.read("Early: retire at 60 and spend 500 less a month", ASK, READING)
    assert (change.name, [shift.quantity for shift in change.shifts]) == ("Early", ["retirement_age", "spending"])


@pytest.mark.parametrize(
    ("text", "question"),
    [
        ("stocks at 7%", "how far it swings"),
        ("invest 10,000", "each month, or once"),
        ("save 2,400 a year", "an amount for a year"),
        ("save 200 a week more", "an amount for a week"),
    ],
)
def test_what_can_be_meant_in_two_ways_is_asked_about(text: str, question: str) -> None:
    with pytest.raises(Unclear, match=question):
        CHANGES.read(text, ASK, READING)


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("", "one change on each line"),
        ("win the lottery", "I can't tell what changes"),
        ("save 200 and win the lottery", "I can't tell what changes"),
        ("save 200 more and save 300 more", "changes the same thing twice"),
        ("stocks at 7% ± 15% and bonds", "changes the same thing twice"),
        ("retire at 60\nretire at 60", "is there twice"),
        ("return of 60% ± 5%", "between -20% and 30%"),
        ("retire at 12", "between 16 and 100"),
        ("save 9,000,000,000,000 a month", "smaller amount"),
        ("save -200 a month", "not negative"),
        ("save 1\nsave 2\nsave 3\nsave 4\nsave 5\nsave 6", "at most 5 changes"),
        ("wait 2.5 more years", "whole years"),
        ("save " + "very " * 40 + "much", "one change on each line"),
    ],
)
def test_what_is_no_change_is_refused_with_what_helps(text: str, problem: str) -> None:
    with pytest.raises(Invalid, match=problem):
        CHANGES.read(text, ASK, READING)


AMOUNTS = st.integers(1, 10**9).map(lambda cents: Decimal(cents) / 100)
LINES = st.one_of(
    st.builds(
        "{} {} {}{}".format,
        st.sampled_from(("save", "put away", "spend")),
        AMOUNTS.map(lambda amount: f"{amount:,.2f}"),
        st.sampled_from(("more ", "less ", "")),
        st.sampled_from(("a month", "per month", "each month")),
    ),
    st.builds("retire at {}".format, st.integers(16, 99)),
    st.builds("{} years longer".format, st.integers(1, 70)),
    st.builds("invest at {}% ± {}%".format, st.integers(0, 30), st.integers(0, 60)),
    st.builds("{}% in stocks".format, st.integers(0, 100)),
)


@settings(max_examples=1000, deadline=None)
@given(lines=st.lists(LINES, min_size=1, max_size=5, unique_by=str.casefold))
def test_what_was_read_is_written_and_kept_so_that_it_reads_the_same(lines: list[str]) -> None:
    changes = CHANGES.read("\n".join(lines), ASK, READING)
    assert CHANGES.read(CHANGES.write(changes, FORMATTER), ASK, READING) == changes
    assert CHANGES.from_json(CHANGES.to_json(changes)) == changes


def test_a_name_of_its_own_is_written_before_the_words() -> None:
    changes = CHANGES.read("Early: retire at 60\nsave 200 more", ASK, READING)
    assert CHANGES.write(changes, FORMATTER) == "Early: retire at 60\nsave 200 more"
    assert CHANGES.show(changes, FORMATTER) == "Early; Save 200 more"


def test_changes_are_in_the_currency_of_whoever_reads() -> None:
    (change,) = CHANGES.read("save 200 more", ASK, Reading("de_DE", "EUR", date(2026, 11, 21)))
    assert change.shifts == (Shift("contribution", Money(Decimal(200), "EUR"), more=True),)
    assert currency_of_value((change,)) is None
