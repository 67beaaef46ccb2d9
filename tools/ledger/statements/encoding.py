"""From bytes to text: which encoding a file is in, and that it is text at all."""

import codecs

from tools.ledger.statements.errors import WANTED, NotAStatementError

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_OTHER_FILES = (
    (b"%PDF", "a PDF"),
    (b"\x89PNG", "an image"),
    (b"\xff\xd8\xff", "an image"),
    (b"GIF8", "an image"),
    (b"RIFF", "an image or a recording"),
    (b"PK\x03\x04", "a spreadsheet or an archive"),
    (b"\xd0\xcf\x11\xe0", "a spreadsheet or a document"),
    (b"\x1f\x8b", "an archive"),
    (b"{\\rtf", "a document"),
)
_WEB_PAGE = (b"<!doctype html", b"<html")
_PROBE = 4_096
_SOME = 0.3
"""From this share of zero bytes at every other place on, a text without a mark is taken for UTF-16."""


def decode(content: bytes) -> str:
    """Return the text of a file with "\\n" between its lines.

    UTF-8, UTF-16 and UTF-32 are known by their mark or their shape; what is none of them is read as Windows-1252,
    else as Latin-1. Raises NotAStatementError for an empty file and for one that is no text.
    """
    _refuse_other_files(content)
    text = _decoded(content)
    if not text.strip():
        raise NotAStatementError(f"The file is empty. {WANTED}")
    if "\0" in text:
        raise NotAStatementError(f"That is no text file, so I cannot read it as a statement. {WANTED}")
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _refuse_other_files(content: bytes) -> None:
    what = next((name for magic, name in _OTHER_FILES if content.startswith(magic)), None)
    if what is None and content[:_PROBE].lstrip().lower().startswith(_WEB_PAGE):
        what = "a web page"
    if what is not None:
        raise NotAStatementError(f"That is {what}, not a statement I can read. {WANTED}")


def _decoded(content: bytes) -> str:
    for mark, encoding in _BOMS:
        if content.startswith(mark):
            return content.removeprefix(mark).decode(encoding, "replace")
    for encoding in (*_without_a_mark(content), "utf-8", "cp1252"):
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    return content.decode("latin-1")


def _without_a_mark(content: bytes) -> tuple[str, ...]:
    """Return UTF-16 where every other byte is often zero, as it is in any text with digits."""
    probe = content[: _PROBE & ~1]
    if not probe or len(content) % 2:
        return ()
    half = len(probe) / 2
    if probe[1::2].count(0) > half * _SOME:
        return ("utf-16-le",)
    return ("utf-16-be",) if probe[::2].count(0) > half * _SOME else ()
