"""The modals that change a fact and ask whether to forget one."""

from bot.blocks.facts import VALUE, change_fact_modal, fact_written, forget_fact_modal
from bot.playground.slack.validation.surfaces import check_view
from tests.snapshots import assert_snapshot
from tests.unit.bot.blocks.samples import INCOME


def test_a_fact_is_changed_where_it_stands() -> None:
    view = change_fact_modal("monthly_income", INCOME)
    check_view(view)
    assert_snapshot("modal_fact", view)


def test_before_a_fact_is_forgotten_its_owner_sees_which() -> None:
    view = forget_fact_modal("nickname", "nickname", "<!here> & co")
    check_view(view)
    assert_snapshot("modal_forget", view)


def test_what_was_written_is_read_back() -> None:
    assert fact_written({VALUE: {"value": {"type": "plain_text_input", "value": "6,000"}}}) == "6,000"
