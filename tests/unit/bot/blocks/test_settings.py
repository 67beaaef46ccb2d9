"""The settings and the set-up as modals."""

from bot.blocks.settings import Chosen, Offered, chosen_of, set_up_modal, settings_modal
from bot.playground.slack.validation.surfaces import check_view
from tests.snapshots import assert_snapshot
from tools.toolkit.form import Choice

OFFERED = Offered(
    currencies=(Choice(value="EUR", label="Euro (EUR)"), Choice(value="USD", label="US Dollar (USD)")),
    time_zones=(Choice(value="Europe/Berlin", label="Berlin (UTC+1)"),),
    month_days=(Choice(value="1", label="1st of the month"), Choice(value="15", label="15th of the month")),
    channel_results=(Choice(value="ask", label="Everyone"), Choice(value="private", label="Only me")),
    alerts=(Choice(value="over_pace", label="A limit"), Choice(value="goal_milestones", label="A goal")),
)
CHOSEN = Chosen(
    currency="USD",
    time_zone="Europe/Berlin",
    month_start=15,
    quiet_from="22:00",
    quiet_until="07:00",
    channel_results="private",
    alerts=frozenset({"over_pace"}),
    income="4,000",
)
NEW = Chosen(currency="USD", time_zone="", month_start=1)


def test_the_settings_show_what_is_chosen() -> None:
    view = settings_modal(CHOSEN, OFFERED)
    check_view(view)
    assert_snapshot("modal_settings", view)


def test_the_set_up_asks_for_no_more_than_a_minute_takes() -> None:
    view = set_up_modal(NEW, OFFERED)
    check_view(view)
    assert_snapshot("modal_set_up", view)


def test_what_is_submitted_untouched_is_what_was_chosen() -> None:
    values = {
        "currency": _selected("USD"),
        "time_zone": _selected("Europe/Berlin"),
        "month_start": _selected("15"),
        "quiet_from": {"value": {"type": "timepicker", "selected_time": "22:00"}},
        "quiet_until": {"value": {"type": "timepicker", "selected_time": "07:00"}},
        "channel_results": _selected("private"),
        "alerts": {"value": {"type": "checkboxes", "selected_options": [{"value": "over_pace"}]}},
        "income": {"value": {"type": "plain_text_input", "value": " 4,000 "}},
    }
    assert chosen_of(values) == CHOSEN


def test_what_was_not_asked_or_left_empty_is_nothing() -> None:
    values = {
        "currency": _selected("USD"),
        "time_zone": _selected("slack"),
        "month_start": _selected("1"),
        "quiet_from": {"value": {"type": "timepicker", "selected_time": None}},
        "income": {"value": {"type": "plain_text_input", "value": None}},
    }
    assert chosen_of(values) == NEW


def _selected(value: str) -> dict[str, dict[str, object]]:
    return {"value": {"type": "static_select", "selected_option": {"value": value}}}
