"""Forms that also offer what the tool would not ask for."""

from datetime import date

from tools.ledger.logging import LOG_EXPENSE
from tools.toolkit.form import FormSection
from tools.toolkit.formatting import Formatter
from tools.toolkit.kinds import Reading
from tools.toolkit.offered import with_offered

READING, FORMATTER = Reading("en_US", "USD", date(2026, 11, 21)), Formatter("en_US", "UTC")
SECTION = FormSection(call_id="call_1", tool=LOG_EXPENSE.name, title="Expense", purpose="log it", fields=())


def test_what_is_offered_comes_last_and_may_be_left_out() -> None:
    section = with_offered(SECTION, LOG_EXPENSE, ("day", "category"), READING, FORMATTER)
    assert [(field.name, field.kind, field.state) for field in section.fields] == [
        ("category", "choice", "optional"),
        ("day", "date", "optional"),
    ]
    assert section.fields[0].choices


def test_what_is_there_already_is_not_offered_again() -> None:
    once = with_offered(SECTION, LOG_EXPENSE, ("day",), READING, FORMATTER)
    assert with_offered(once, LOG_EXPENSE, ("day",), READING, FORMATTER) == once
