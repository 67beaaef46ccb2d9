"""Values as people read them, in the user's locale and time zone."""

import datetime
from decimal import ROUND_HALF_UP, Decimal
from zoneinfo import ZoneInfo

from storage.money import Money, minor_digits
from tools.toolkit.durations import MONTHS_IN_A_YEAR
from tools.toolkit.locales import babel_locale


class Formatter:
    """Writes amounts, percentages, dates and spans of time for one user.

    `locale` is a name such as "en_US" (an unknown one is taken as American English), `time_zone` an IANA name.
    """

    def __init__(self, locale: str, time_zone: str) -> None:
        self.locale = locale
        self._locale = babel_locale(locale)
        self._zone = ZoneInfo(time_zone)

    def money(self, amount: Money) -> str:
        """Return "$5,000.00"."""
        from babel.numbers import format_currency

        return format_currency(amount.amount, amount.currency, locale=self._locale)

    def money_short(self, amount: Money) -> str:
        """Return "$5,000" for a whole amount and "$5,000.50" for any other."""
        if amount.amount != amount.amount.to_integral_value():
            return self.money(amount)
        from babel.numbers import format_currency

        pattern = self._locale.currency_formats["standard"].pattern.replace(".00", "")
        return format_currency(amount.amount, amount.currency, pattern, locale=self._locale, currency_digits=False)

    def amount(self, amount: Money) -> str:
        """Return the amount without its currency, as one would type it: "5,000" or "5,000.50"."""
        is_whole = amount.amount == amount.amount.to_integral_value()
        return self.number(amount.amount, 0 if is_whole else minor_digits(amount.currency))

    def currency_sign(self, currency: str) -> str:
        """Return the sign of a currency by its code: "$", "€", "US$" where the locale says so."""
        from babel.numbers import get_currency_symbol

        return get_currency_symbol(currency, locale=self._locale)

    def number(self, value: Decimal | int, decimals: int | None = None) -> str:
        """Return "5,000.5"; with `decimals`, exactly that many of them, rounded half-even by Babel."""
        from babel.numbers import format_decimal

        if decimals is None:
            return format_decimal(value, locale=self._locale, decimal_quantization=False)
        places = f".{'0' * decimals}" if decimals else ""
        whole = self._locale.decimal_formats[None].pattern.partition(";")[0].partition(".")[0]
        return format_decimal(value, whole + places, locale=self._locale)

    def percent(self, fraction: Decimal) -> str:
        """Return "7%" for Decimal("0.07"), with at most two decimals, halves rounded up."""
        from babel.numbers import format_percent

        rounded = fraction.quantize(Decimal("0.0001"), ROUND_HALF_UP)
        return format_percent(rounded, locale=self._locale, decimal_quantization=False)

    def date(self, day: datetime.date) -> str:
        """Return the month and year: "March 2031"."""
        from babel.dates import format_skeleton

        return format_skeleton("yMMMM", day, locale=self._locale)

    def long(self, day: datetime.date) -> str:
        """Return the whole date: "21 November 2026" or "November 21, 2026", as the locale has it."""
        from babel.dates import format_date

        return format_date(day, "long", locale=self._locale)

    def full(self, day: datetime.date) -> str:
        """Return the whole date with its weekday: "Saturday, November 21, 2026", as the locale has it."""
        from babel.dates import format_date

        return format_date(day, "full", locale=self._locale)

    def medium(self, day: datetime.date) -> str:
        """Return the whole date for a column: "21 Nov 2026" or "Nov 21, 2026", as the locale has it."""
        from babel.dates import format_date

        return format_date(day, "medium", locale=self._locale)

    def day_of_year(self, day: datetime.date) -> str:
        """Return the day without its year: "March 3" or "3. März", as the locale has it."""
        from babel.dates import format_skeleton

        return format_skeleton("MMMMd", day, locale=self._locale)

    def day_of(self, instant: datetime.datetime) -> str:
        """Return the calendar day of an aware instant where the user lives, like `long`."""
        return self.long(instant.astimezone(self._zone).date())

    def clock(self, at: datetime.time) -> str:
        """Return a time of the day as the locale has it: "9:00 AM", "09:00"."""
        from babel.dates import format_time

        return format_time(at, "short", locale=self._locale).replace("\u202f", " ")

    def moment(self, instant: datetime.datetime) -> str:
        """Return an aware instant by the clock where the user lives: "Monday, November 23, 2026 at 9:00 AM"."""
        from babel.dates import format_date

        local = instant.astimezone(self._zone)
        return f"{format_date(local, 'full', locale=self._locale)} at {self.clock(local.time())}"

    def months(self, count: int) -> str:
        """Return "4 years 2 months"."""
        years, months = divmod(count, MONTHS_IN_A_YEAR)
        parts = ((years, "year"), (months, "month"))
        words = [f"{number} {unit}{'' if number == 1 else 's'}" for number, unit in parts if number]
        return " ".join(words) or "0 months"
