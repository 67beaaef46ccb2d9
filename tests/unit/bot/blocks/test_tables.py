"""Tables: at a glance, or to leaf through and sort."""

import pytest

from bot.blocks.tables import hidden_rows, table_block
from bot.playground.slack.validation import check_message
from tests.snapshots import assert_snapshot
from tools.toolkit.table import Table


def table(rows: int, amount: str = "${n},000.00") -> Table:
    cells = tuple((f"Month {n}", amount.format(n=n)) for n in range(1, rows + 1))
    return Table(caption="Your balance", columns=("Month", "Balance"), rows=cells, numeric=(False, True))


def test_a_table_of_a_dozen_rows_is_shown_at_a_glance() -> None:
    assert table_block(table(12))["type"] == "table"


def test_a_longer_one_is_paged_and_sorted_by_what_its_numbers_are() -> None:
    block = table_block(table(13))
    assert_snapshot("data_table", block)
    check_message([block])


def test_of_a_very_long_one_the_last_rows_are_left_out() -> None:
    block = table_block(table(140))
    assert (len(block["rows"]), hidden_rows(table(140))) == (100, 41)
    check_message([block])


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("$1,200.50", 1200.5),
        ("-$1,200", -1200.0),
        ("\u22125,5 %", -5.5),
        ("1.234,50 €", 1234.5),
        ("CHF 1'200", 1200.0),
        ("12\u202f000 kr", 12000.0),
        ("50 months", 50.0),
        ("7", 7.0),
    ],
)
def test_amounts_of_every_country_are_put_in_order(written: str, value: float) -> None:
    block = table_block(table(13, amount=written))
    assert [row[1]["value"] for row in block["rows"][1:]] == [value] * 13
    assert block["rows"][1][1]["text"] == written


@pytest.mark.parametrize("written", ["", "3 of 5", "soon"])
def test_a_column_in_which_not_every_cell_is_a_number_stays_text(written: str) -> None:
    rows = (*table(13).rows, ("Month 14", written))
    block = table_block(table(13).model_copy(update={"rows": rows}))
    assert {row[1]["type"] for row in block["rows"]} == {"raw_text"}
