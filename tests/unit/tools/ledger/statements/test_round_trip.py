"""What a bank wrote is read back as it was, whatever its habits."""

from collections.abc import Sequence
from contextlib import suppress

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from tests.unit.tools.ledger.statements.dialects import LINES, Dialect, Line, dialects
from tools.ledger.statements.errors import OpenQuestionsError, StatementError
from tools.ledger.statements.reading import read_statement
from tools.ledger.statements.statement import Answers


def _read(content: bytes, answers: Answers) -> list[Line]:
    return [Line(line.day, line.amount, line.text) for line in read_statement(content, answers).lines]


def _is_writable(dialect: Dialect, lines: Sequence[Line]) -> bool:
    """Windows-1252 that happens to be whole UTF-8 is read as UTF-8: nobody could tell it from that."""
    try:
        content = dialect.write(lines)
        content.decode("utf-8")
    except UnicodeEncodeError:
        return False
    except UnicodeDecodeError:
        return True
    return content.isascii() or dialect.encoding.startswith("utf")


@settings(max_examples=1000, deadline=None)
@given(dialects(), LINES)
def test_a_statement_in_any_dialect_is_read_back_the_same(dialect: Dialect, lines: list[Line]) -> None:
    assume(_is_writable(dialect, lines))
    assert _read(dialect.write(lines), dialect.answers) == lines


@settings(max_examples=1000, deadline=None)
@given(dialects(), LINES)
def test_without_an_answer_a_statement_is_read_right_or_asked_about(dialect: Dialect, lines: list[Line]) -> None:
    assume(_is_writable(dialect, lines))
    with suppress(OpenQuestionsError):
        assert _read(dialect.write(lines), Answers()) == lines


@settings(max_examples=1000, deadline=None)
@given(st.binary(max_size=400))
def test_any_bytes_are_read_or_refused_in_words(content: bytes) -> None:
    with suppress(StatementError):
        read_statement(content)


_STARTS = st.sampled_from(
    (
        "Date,Description,Amount\n",
        "Datum;Text;Soll;Haben\n",
        "!Type:Bank\nD1/2/26\nT-1.00\nPShop\n^\n",
        "OFXHEADER:100\n\n<OFX><BANKTRANLIST><STMTTRN><DTPOSTED>20260102<TRNAMT>-1</STMTTRN>\n",
        '<?xml version="1.0"?><?OFX OFXHEADER="200"?><OFX><STMTTRN>',
    )
)
_PIECES = st.lists(
    st.one_of(
        st.text(max_size=12),
        st.sampled_from((*",;\"^\n\r<>&'", "2026-01-02", "-1.50", "D", "T", "^\n", "</OFX>", "<STMTTRN>", "!Type:")),
    ),
    max_size=25,
).map("".join)


@settings(max_examples=1000, deadline=None)
@given(_STARTS, _PIECES)
def test_a_damaged_statement_is_read_or_refused_in_words(start: str, rest: str) -> None:
    with suppress(StatementError):
        read_statement((start + rest).encode("utf-8", "surrogatepass"))
