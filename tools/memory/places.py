"""Time zones and currencies by the words people use for them."""

from difflib import get_close_matches
from functools import cache
from zoneinfo import available_timezones

from tools.toolkit.currencies import named_currency
from tools.toolkit.errors import Invalid, ToolError
from tools.toolkit.locales import babel_locale
from tools.toolkit.text import plain

COMMON_CURRENCIES = (
    "USD EUR GBP JPY CHF CAD AUD NZD SEK NOK DKK ISK PLN CZK HUF RON BGN TRY UAH ILS AED SAR EGP ZAR NGN KES GHS MAD "
    "INR PKR BDT LKR SGD HKD CNY TWD KRW THB MYR IDR PHP VND MXN BRL ARS CLP COP PEN UYU"
)
"""Those that are offered first."""

COMMON_ZONES = (
    "Pacific/Honolulu America/Anchorage America/Los_Angeles America/Vancouver America/Tijuana America/Phoenix "
    "America/Denver America/Edmonton America/Chicago America/Winnipeg America/Mexico_City America/Guatemala "
    "America/Costa_Rica America/New_York America/Toronto America/Bogota America/Lima America/Panama America/Jamaica "
    "America/Havana America/Caracas America/Halifax America/Puerto_Rico America/La_Paz America/Santiago "
    "America/Asuncion America/St_Johns America/Sao_Paulo America/Argentina/Buenos_Aires America/Montevideo "
    "Atlantic/Azores Atlantic/Cape_Verde UTC Europe/London Europe/Dublin Europe/Lisbon Atlantic/Reykjavik "
    "Africa/Casablanca Africa/Accra Europe/Berlin Europe/Paris Europe/Madrid Europe/Rome Europe/Amsterdam "
    "Europe/Brussels Europe/Vienna Europe/Zurich Europe/Prague Europe/Warsaw Europe/Budapest Europe/Stockholm "
    "Europe/Oslo Europe/Copenhagen Europe/Belgrade Africa/Lagos Africa/Algiers Africa/Tunis Europe/Athens "
    "Europe/Helsinki Europe/Bucharest Europe/Sofia Europe/Kyiv Africa/Cairo Africa/Johannesburg Asia/Jerusalem "
    "Asia/Beirut Europe/Istanbul Europe/Moscow Asia/Riyadh Asia/Baghdad Africa/Nairobi Africa/Addis_Ababa Asia/Tehran "
    "Asia/Dubai Asia/Baku Asia/Tbilisi Asia/Kabul Asia/Karachi Asia/Tashkent Asia/Kolkata Asia/Colombo Asia/Kathmandu "
    "Asia/Dhaka Asia/Almaty Asia/Yangon Asia/Bangkok Asia/Jakarta Asia/Ho_Chi_Minh Asia/Singapore Asia/Kuala_Lumpur "
    "Asia/Hong_Kong Asia/Shanghai Asia/Taipei Asia/Manila Australia/Perth Asia/Tokyo Asia/Seoul Australia/Sydney "
    "Pacific/Auckland"
)
"""Those that are offered first."""

_NO_ZONE = "I know no time zone by that name: please name a large city in it, for example New York or Berlin."
_SEVERAL = "There are several time zones in that country: please name a large city in yours, for example {example}."
_NO_CURRENCY = "I know no currency by that name: please write its code, for example USD or EUR."
_NOT_A_PLACE = ("Etc/", "SystemV/", "posix", "right/", "US/", "Brazil/", "Canada/", "Chile/", "Mexico/")
_ENGLISH = "en"


def zone_named(text: str) -> str:
    """Return the IANA name of a time zone by that name, a city in it or a country that has but one.

    Raises ToolError for a name that is none, or that leaves the time zone open.
    """
    wanted = _words(text)
    if name := _zones().get(wanted):
        return name
    within = _zones_of_countries().get(wanted.removeprefix("the "), ())
    if len(within) == 1:
        return within[0]
    if within:
        raise ToolError(_SEVERAL.format(example=city_of(within[0])))
    near = get_close_matches(wanted, _zones(), n=1, cutoff=0.8)
    raise ToolError(f"{_NO_ZONE} Did you mean {city_of(_zones()[near[0]])}?" if near else _NO_ZONE)


def city_of(zone: str) -> str:
    """Return the city that a time zone is named after: "New York" of "America/New_York"."""
    return zone.rpartition("/")[2].replace("_", " ")


def currency_called(text: str, own: str, locale: str) -> str:
    """Return the ISO-4217 code of a currency by its code, its sign or its name; `own` is the user's up to now.

    Raises ToolError for a name that is none, or that several currencies have.
    """
    try:
        wanted = plain(text)
    except Invalid:
        raise ToolError(_NO_CURRENCY) from None
    found = _currencies(_ENGLISH).get(wanted) or _currencies(locale).get(wanted)
    found = found or named_currency(f"1 {wanted}", own, locale) or named_currency(f"{wanted} 1", own, locale)
    if found is None or found not in in_use():
        raise ToolError(_NO_CURRENCY)
    return found


def currency_name(code: str) -> str:
    """Return "US Dollar (USD)"."""
    from babel.numbers import get_currency_name

    return f"{get_currency_name(code, locale=_ENGLISH)} ({code})"


@cache
def in_use() -> frozenset[str]:
    """Return the codes of the currencies that are money somewhere today (CLDR, through Babel)."""
    from babel.core import get_global

    places = get_global("territory_currencies").values()
    return frozenset(code for used in places for code, _, ended, is_tender in used if is_tender and ended is None)


@cache
def _currencies(locale: str) -> dict[str, str]:
    """Return the codes by the names that one of them and several of them have."""
    from babel.numbers import get_currency_name

    spoken = babel_locale(locale)
    codes = sorted(in_use())
    return {plain(get_currency_name(code, count, spoken)): code for count in (1, 2) for code in codes}


@cache
def _zones() -> dict[str, str]:
    """Return the time zones by their whole names and by their cities."""
    names = sorted(name for name in available_timezones() if not name.startswith(_NOT_A_PLACE))
    cities = {_words(city_of(name)): name for name in names if "/" in name}
    return cities | {_words(name): name for name in names}


@cache
def _zones_of_countries() -> dict[str, tuple[str, ...]]:
    from babel.core import get_global

    found: dict[str, list[str]] = {}
    territories = babel_locale(_ENGLISH).territories
    for zone, territory in sorted(get_global("zone_territories").items()):
        if territory in territories and zone in available_timezones():
            found.setdefault(_words(territories[territory]), []).append(zone)
    return {country: tuple(zones) for country, zones in found.items()}


def _words(text: str) -> str:
    return " ".join(text.casefold().replace("_", " ").replace("-", " ").split())
