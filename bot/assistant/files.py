"""Files that come with a message: statements are kept for the tool that imports them, the rest gets a kind word."""

import logging
from collections.abc import Awaitable, Callable, Sequence
from datetime import timedelta
from pathlib import PurePath

from bot.assistant.errors import FileUnavailableError
from bot.assistant.reply import Reply
from bot.assistant.turn import SharedFile
from storage.database import Database
from tools.ledger.statements.statement import LARGEST_FILE
from tools.toolkit.tool import Caller

Fetch = Callable[[SharedFile], Awaitable[bytes]]
"""Returns what is in a file; raises FileUnavailableError."""

_KEPT = timedelta(days=7)
"""As long as a form waits for its answer."""

_LONGEST_NAME = 80
_MEGABYTE = 1_000_000
_OTHER_KINDS = {
    "an image": (".png", ".jpg", ".jpeg", ".gif", ".webp", ".heic", ".svg", ".tif", ".tiff", ".bmp"),
    "a PDF": (".pdf",),
    "a spreadsheet": (".xls", ".xlsx", ".ods", ".numbers"),
    "a document": (".doc", ".docx", ".odt", ".rtf", ".ppt", ".pptx", ".pages"),
    "an archive": (".zip", ".gz", ".7z", ".rar", ".tar"),
    "a recording": (".mp3", ".m4a", ".wav", ".mp4", ".mov", ".webm"),
}
_KINDS_BY_TYPE = {"image": "an image", "audio": "a recording", "video": "a recording"}

_log = logging.getLogger(__name__)


async def unavailable(file: SharedFile) -> bytes:
    """Have no file at all."""
    raise FileUnavailableError("no way to fetch it")


class Files:
    """Takes in the files of a message, and says in words for the model what became of each."""

    def __init__(self, database: Database, fetch: Fetch) -> None:
        self._database = database
        self._fetch = fetch

    async def taken_in(self, files: Sequence[SharedFile], caller: Caller, reply: Reply) -> list[str]:
        """Keep what may be a statement; return a note for each file. Repeated, it keeps nothing twice."""
        return [await self._take(file, caller, reply) for file in files]

    async def _take(self, file: SharedFile, caller: Caller, reply: Reply) -> str:
        name = shown_name(file.name)
        if not caller.private:
            return f"(The user sent the file “{name}” in a channel. It was not opened: statements belong in the DM.)"
        if kind := other_kind(file):
            return f"(The user sent the file “{name}”, which is {kind} and no statement that can be imported.)"
        if file.size > LARGEST_FILE:
            return f"(The user sent the file “{name}”, which is larger than {LARGEST_FILE // _MEGABYTE} MB: too large.)"
        await reply.status(f"Fetching {name}…")
        try:
            content = await self._fetch(file)
        except FileUnavailableError as error:
            _log.warning("a file could not be fetched", extra={"file": file.id, "reason": error.reason})
            return f"(The user sent the file “{name}”, which could not be fetched from Slack.)"
        until = self._database.clock() + _KEPT
        async with self._database.unit() as unit:
            await unit.uploads.add(caller.user.id, file.id, name, content, until)
        return f"(The user sent the file “{name}”. It may be a bank statement to be imported.)"


def shown_name(name: str) -> str:
    """Return a file's name on one line, without what could end the quotation marks around it."""
    plain = " ".join("".join(c if c.isprintable() and c not in "“”()" else " " for c in name).split())
    return plain[-_LONGEST_NAME:].strip() or "statement"


def other_kind(file: SharedFile) -> str:
    """Return what a file is when it is no statement for certain ("an image"); "" otherwise."""
    ending = PurePath(file.name).suffix.casefold()
    by_name = next((kind for kind, endings in _OTHER_KINDS.items() if ending in endings), "")
    return by_name or _KINDS_BY_TYPE.get(file.mimetype.partition("/")[0], "")
