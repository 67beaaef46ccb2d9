"""One way into all formats: from the bytes of a file to its statement."""

from tools.ledger.statements.csv_file import read_csv
from tools.ledger.statements.encoding import decode
from tools.ledger.statements.ofx_file import is_ofx, read_ofx
from tools.ledger.statements.qif_file import is_qif, read_qif
from tools.ledger.statements.statement import Answers, Statement


def read_statement(content: bytes, answers: Answers = Answers()) -> Statement:  # noqa: B008 - a constant
    """Read a file by what it holds, whatever its name; raises StatementError, and then nothing of it counts."""
    text = decode(content)
    if is_ofx(text):
        return read_ofx(text)
    return read_qif(text, answers) if is_qif(text) else read_csv(text, answers)
