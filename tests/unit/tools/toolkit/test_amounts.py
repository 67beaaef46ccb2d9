from decimal import Decimal

import pytest

from storage.money import Money
from tools.toolkit.amounts import parse_amount
from tools.toolkit.errors import Invalid, Unclear
from tools.toolkit.periods import Period


def in_dollars(text: str, per: Period | None = "month") -> Decimal:
    return parse_amount(text, locale="en_US", currency="USD", per=per).amount


def in_euros(text: str, locale: str = "de_DE") -> Decimal:
    return parse_amount(text, locale=locale, currency="EUR").amount


def in_rupees(text: str) -> Decimal:
    return parse_amount(text, locale="en_IN", currency="INR").amount


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("5000", "5000"),
        ("5,000.50", "5000.50"),
        ("$5k", "5000"),
        ("$ 5,000", "5000"),
        ("USD 5,000.50", "5000.50"),
        ("5,000.50 usd", "5000.50"),
        ("us$5", "5"),
        ("5 dollars", "5"),
        ("$5 USD", "5"),
        ("5k", "5000"),
        ("5 K", "5000"),
        ("1.2m", "1200000"),
        ("1.25 million", "1250000"),
        ("5 hundred thousand", "500000"),
        ("2 lakh", "200000"),
        ("3 crore", "30000000"),
        ("about 5000", "5000"),
        ("~ 500", "500"),
        ("5000.", "5000"),
        ("+5", "5"),
        (".50", "0.50"),
        ("$.50", "0.50"),
        ("500.-", "500"),
        ("\uff15\uff10\uff10\uff10", "5000"),
        ("\u0661\u0662\u0663", "123"),
        ("5\u00a0000", "5000"),
        ("5\u202f000,50", "5000.50"),
        ("5 000", "5000"),
        ("1'000'000", "1000000"),
        ("1,00,000", "100000"),
        ("1.234,56", "1234.56"),
        ("5000,50", "5000.50"),
        ("0.500", "0.5"),
    ],
)
def test_amounts_in_digits_are_read(text: str, amount: str) -> None:
    assert in_dollars(text) == Decimal(amount)


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("fifty grand", "50000"),
        ("a grand", "1000"),
        ("half a million", "500000"),
        ("two and a half million", "2500000"),
        ("one point five million", "1500000"),
        ("two lakh fifty thousand", "250000"),
        ("one crore twenty lakh", "12000000"),
        ("twenty-five hundred dollars", "2500"),
        ("five hundred and ten", "510"),
        ("minus fifty", "-50"),
    ],
)
def test_amounts_in_words_are_read(text: str, amount: str) -> None:
    assert in_dollars(text) == Decimal(amount)


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("1.234,56 €", "1234.56"),
        ("€1.234,56", "1234.56"),
        ("1.500", "1500"),
        ("5,00", "5"),
        ("5000.50", "5000.50"),
        ("fünfzigtausend Euro", "50000"),
        ("800 € im Monat", "800"),
        ("1,2 Mio. €", "1200000"),
        ("500,- €", "500"),
    ],
)
def test_amounts_are_read_as_germans_write_them(text: str, amount: str) -> None:
    assert in_euros(text) == Decimal(amount)


@pytest.mark.parametrize("text", ["1 500", "1\u202f500,00\u00a0€", "1500 euros", "mille cinq cents"])
def test_amounts_are_read_as_the_french_write_them(text: str) -> None:
    assert in_euros(text, "fr_FR") == 1500


@pytest.mark.parametrize(
    "text", ["₹1,00,000", "Rs. 100,000", "Rs.1,00,000", "1,00,000 Rs. a month", "1 lakh rupees", "INR 1,00,000.00"]
)
def test_amounts_are_read_as_indians_write_them(text: str) -> None:
    assert in_rupees(text) == 100_000


@pytest.mark.parametrize("text", ["-5", "\u22125", "-$5", "$-5", "($5)", "(5.00)", "minus five"])
def test_signs_and_parentheses_make_an_amount_negative(text: str) -> None:
    assert in_dollars(text) == -5


@pytest.mark.parametrize(
    "text", ["800 a month", "800 per month", "800/month", "$800/mo", "800 / mo.", "800 monthly", "800 each month"]
)
def test_an_amount_for_a_month_fits_where_a_monthly_one_is_wanted(text: str) -> None:
    assert in_dollars(text) == 800


def test_an_amount_for_a_year_is_asked_about_with_what_it_is_in_a_month() -> None:
    with pytest.raises(Unclear, match=r"if you mean 800\.00 a month"):
        in_dollars("9600 a year")


@pytest.mark.parametrize("text", ["50 a week", "10 daily"])
def test_an_amount_for_another_period_is_asked_about(text: str) -> None:
    with pytest.raises(Unclear, match="in a month"):
        in_dollars(text)


def test_an_amount_for_a_period_is_asked_about_where_a_whole_one_is_wanted() -> None:
    with pytest.raises(Unclear, match="the whole amount"):
        in_dollars("800 a month", per=None)


@pytest.mark.parametrize(
    ("text", "readings"),
    [
        ("1.500", r"1,500 or 1\.50"),
        ("5.000", "5,000 or 5"),
        ("$5,00", "5 or 5,000"),
        ("1,5", r"1\.50"),
        ("1,5k", "1,500"),
        ("5,0000", "50,000"),
        ("1.125m", "1,125,000,000 or 1,125,000"),
        ("-1.500", r"-1,500 or -1\.50"),
        ("500 600", "500,600"),
    ],
)
def test_doubt_is_asked_about_with_the_possible_readings(text: str, readings: str) -> None:
    with pytest.raises(Unclear, match=rf"Did you mean {readings}\?"):
        in_dollars(text)


def test_nothing_is_nothing_however_it_is_separated() -> None:
    assert in_euros("0.00") == 0


@pytest.mark.parametrize(("text", "readings"), [("1,500", r"1\.500 or 1,50"), ("5.00", r"5 or 5\.000")])
def test_doubt_is_asked_about_in_the_writing_of_the_locale(text: str, readings: str) -> None:
    with pytest.raises(Unclear, match=rf"Did you mean {readings}\?"):
        in_euros(text)


@pytest.mark.parametrize(
    "text",
    [
        "abc",
        "NaN",
        "inf",
        "1e999",
        "5²",
        "½",
        "$",
        "k",
        "()",
        "(5",
        "a",
        "half",
        "5kk",
        "5..0",
        "1,23,4",
        "--5",
        "0x1F",
    ],
)
def test_what_is_no_amount_is_refused(text: str) -> None:
    with pytest.raises(Invalid, match="I can't read that as an amount"):
        in_dollars(text)


@pytest.mark.parametrize("text", ["", "  ", "\u00a0", "."])
def test_nothing_is_refused_with_an_example(text: str) -> None:
    with pytest.raises(Invalid, match="Please write an amount, for example 5,000"):
        in_dollars(text)


@pytest.mark.parametrize("text", ["5k or 6k", "5000-6000", "100, 200 and 300", "$5 plus $6"])
def test_two_amounts_in_one_text_are_refused(text: str) -> None:
    with pytest.raises(Invalid, match="just one amount"):
        in_dollars(text)


@pytest.mark.parametrize("text", ["1234567890123456", "999999999999999m", "1,234,567,890,123,456"])
def test_more_digits_than_an_amount_has_are_refused(text: str) -> None:
    with pytest.raises(Invalid, match="at most 15 digits"):
        in_dollars(text)


@pytest.mark.parametrize("text", ["€500", "500 EUR", "500 euros", "£5", "CAD 5", "$5 EUR"])
def test_another_currency_is_refused_with_the_one_that_is_expected(text: str) -> None:
    with pytest.raises(Invalid, match=r"US dollars \(USD\)"):
        in_dollars(text)


@pytest.mark.parametrize("text", ["CHF 5'000.-", "5000 Fr.", "Fr. 5\u2019000.00", "5000 Franken"])
def test_amounts_are_read_as_the_swiss_write_them(text: str) -> None:
    assert parse_amount(text, locale="de_CH", currency="CHF") == Money(Decimal(5000), "CHF")


def test_a_shared_sign_means_the_users_own_currency() -> None:
    assert parse_amount("$5", locale="en_CA", currency="CAD") == Money(Decimal(5), "CAD")


def test_more_decimals_than_the_currency_has_are_refused() -> None:
    with pytest.raises(Invalid, match="at most 2 decimals"):
        in_dollars("5.1234")
    with pytest.raises(Invalid, match="no decimals"):
        parse_amount("5.5", locale="ja_JP", currency="JPY")


def test_three_decimals_are_no_doubt_in_a_currency_that_has_them() -> None:
    assert parse_amount("1.500", locale="en_US", currency="KWD") == Money(Decimal("1.5"), "KWD")


def test_a_text_that_is_too_long_is_refused() -> None:
    with pytest.raises(Invalid, match="too long"):
        in_dollars("5" * 10_000)
