"""The settings and the set-up as modals, and what was chosen in them."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from bot.blocks.text import (
    INPUT_HINT,
    INPUT_LABEL,
    INPUT_TEXT,
    OPTION_TEXT,
    OPTIONS,
    PLACEHOLDER,
    VIEW_BUTTON,
    VIEW_TITLE,
    Block,
    plain,
    section,
)
from bot.words import settings as words
from tools.toolkit.form import Choice

SETTINGS, SET_UP = "settings", "set_up"

Field = Literal[
    "currency", "time_zone", "month_start", "income", "quiet_from", "quiet_until", "channel_results", "alerts"
]

_ACTION = "value"
_IN_SLACK = "slack"
"""The option of whoever wants the time zone of their Slack profile."""


@dataclass(frozen=True, slots=True)
class Chosen:
    """What is chosen in the settings; "" or nothing where there is no choice.

    `time_zone` is "" for that of the Slack profile, `month_start` a day from 1 to 31, the quiet times are "22:00".
    """

    currency: str
    time_zone: str
    month_start: int
    quiet_from: str = ""
    quiet_until: str = ""
    channel_results: str = ""
    alerts: frozenset[str] = frozenset()
    income: str = ""


@dataclass(frozen=True, slots=True)
class Offered:
    """What there is to choose from; the days of the month are those of `month_days`, the first first."""

    currencies: Sequence[Choice]
    time_zones: Sequence[Choice]
    month_days: Sequence[Choice]
    channel_results: Sequence[Choice]
    alerts: Sequence[Choice]


def settings_modal(chosen: Chosen, offered: Offered) -> Block:
    """Return all settings as a modal."""
    blocks = [
        *_basics(chosen, offered),
        _input("quiet_from", words.QUIET_FROM, _time(chosen.quiet_from), optional=True),
        _input("quiet_until", words.QUIET_UNTIL, _time(chosen.quiet_until), words.QUIET_HINT, optional=True),
        _input("channel_results", words.CHANNEL_RESULTS, _radio(offered.channel_results, chosen.channel_results)),
        _input("alerts", words.ALERTS, _checkboxes(offered.alerts, chosen.alerts), words.ALERTS_HINT, optional=True),
    ]
    return _modal(SETTINGS, words.TITLE, words.SAVE, blocks)


def set_up_modal(chosen: Chosen, offered: Offered) -> Block:
    """Return what is asked at the first visit as a modal."""
    money: Block = {
        "type": "plain_text_input",
        "max_length": INPUT_TEXT,
        "placeholder": plain(words.INCOME_EXAMPLE, PLACEHOLDER),
    } | ({"initial_value": chosen.income} if chosen.income else {})
    blocks = [
        section(words.SET_UP_INTRO),
        *_basics(chosen, offered),
        _input("income", words.INCOME, money, words.INCOME_HINT, optional=True),
    ]
    return _modal(SET_UP, words.SET_UP_TITLE, words.DONE, blocks)


def chosen_of(values: Mapping[str, Mapping[str, Any]]) -> Chosen:
    """Return what was chosen, from a submitted view's `state.values`; what the modal did not ask is empty."""

    def one(field: Field) -> str:
        element = values.get(field, {}).get(_ACTION, {})
        option = element.get("selected_option")
        return str(option["value"] if option else element.get("selected_time") or element.get("value") or "")

    ticked = values.get("alerts", {}).get(_ACTION, {}).get("selected_options") or ()
    return Chosen(
        currency=one("currency"),
        time_zone=_profile_or(one("time_zone")),
        month_start=int(one("month_start")),
        quiet_from=one("quiet_from"),
        quiet_until=one("quiet_until"),
        channel_results=one("channel_results"),
        alerts=frozenset(option["value"] for option in ticked),
        income=one("income").strip(),
    )


def _basics(chosen: Chosen, offered: Offered) -> Iterator[Block]:
    zones = (Choice(value=_IN_SLACK, label=words.AS_IN_SLACK), *offered.time_zones)
    yield _input("currency", words.CURRENCY, _select(offered.currencies, chosen.currency), words.CURRENCY_HINT)
    yield _input("time_zone", words.TIME_ZONE, _select(zones, chosen.time_zone or _IN_SLACK), words.TIME_ZONE_HINT)
    yield _input(
        "month_start",
        words.MONTH_START,
        _select(offered.month_days, str(chosen.month_start)),
        words.MONTH_START_HINT,
    )


def _profile_or(zone: str) -> str:
    return "" if zone == _IN_SLACK else zone


def _input(field: Field, label: str, element: Block, hint: str = "", *, optional: bool = False) -> Block:
    block: Block = {
        "type": "input",
        "block_id": field,
        "optional": optional,
        "label": plain(label, INPUT_LABEL),
        "element": {"action_id": _ACTION} | element,
    }
    return block | ({"hint": plain(hint, INPUT_HINT)} if hint else {})


def _select(choices: Sequence[Choice], chosen: str) -> Block:
    options = [_option(choice) for choice in choices[:OPTIONS]]
    return {"type": "static_select", "options": options} | _initial(options, chosen)


def _radio(choices: Sequence[Choice], chosen: str) -> Block:
    options = [_option(choice) for choice in choices]
    return {"type": "radio_buttons", "options": options} | _initial(options, chosen)


def _checkboxes(choices: Sequence[Choice], chosen: frozenset[str]) -> Block:
    options = [_option(choice) for choice in choices]
    ticked = [option for option in options if option["value"] in chosen]
    return {"type": "checkboxes", "options": options} | ({"initial_options": ticked} if ticked else {})


def _time(at: str) -> Block:
    return {"type": "timepicker"} | ({"initial_time": at} if at else {})


def _initial(options: Sequence[Block], chosen: str) -> Block:
    found = next((option for option in options if option["value"] == chosen), None)
    return {"initial_option": found} if found else {}


def _option(choice: Choice) -> Block:
    return {"text": plain(choice.label, OPTION_TEXT), "value": choice.value}


def _modal(callback_id: str, title: str, submit: str, blocks: Sequence[Block]) -> Block:
    return {
        "type": "modal",
        "callback_id": callback_id,
        "title": plain(title, VIEW_TITLE),
        "submit": plain(submit, VIEW_BUTTON),
        "close": plain(words.CANCEL, VIEW_BUTTON),
        "blocks": list(blocks),
    }
