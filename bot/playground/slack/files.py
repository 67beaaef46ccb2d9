"""Files that people and the app share: kept in memory, described as Slack does, given to whoever has the token."""

import mimetypes
import secrets
from dataclasses import dataclass
from pathlib import PurePath

from bot.playground.slack.directory import BOT_TOKEN, TEAM_ID, Json
from bot.playground.slack.errors import ApiError
from storage.clock import Clock

LARGEST_FILE = 30 * 1024 * 1024
"""Bytes; Slack itself takes up to a gigabyte."""

UPLOADS = "/upload/v1"
"""Where the app sends what it announced."""

_BINARY = "application/octet-stream"


@dataclass
class Upload:
    """A file that the app has announced; `content` is there once it was sent to its address."""

    file_id: str
    name: str
    length: int
    content: bytes | None = None


class SharedFiles:
    """Keeps what was shared, by file id, and what is on its way."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._files: dict[str, tuple[Json, bytes]] = {}
        self._uploads: dict[str, Upload] = {}

    def announce(self, name: str, length: int) -> tuple[str, str]:
        """Expect a file of that many bytes; return its id and the path it is to be sent to."""
        if not 0 < length <= LARGEST_FILE:
            raise ApiError("file_upload_size_restricted" if length > LARGEST_FILE else "invalid_arguments")
        upload = Upload(_new_id(), name, length)
        key = secrets.token_urlsafe(18)
        self._uploads[key] = upload
        return upload.file_id, f"{UPLOADS}/{key}"

    def receive(self, key: str, content: bytes) -> bool:
        """Take the content of an announced file; tell whether it is one and of the announced length."""
        upload = self._uploads.get(key)
        if upload is None or len(content) != upload.length:
            return False
        upload.content = content
        return True

    def complete(self, file_id: str, user: str, title: str | None, server_url: str) -> Json:
        """Keep an announced file that has arrived and return its file object; ApiError file_not_found."""
        key = next((key for key, upload in self._uploads.items() if upload.file_id == file_id), "")
        upload = self._uploads.get(key)
        if upload is None or upload.content is None:
            raise ApiError("file_not_found")
        del self._uploads[key]
        return self.add(user, upload.name, upload.content, server_url, title=title, file_id=file_id)

    def add(
        self,
        user: str,
        name: str,
        content: bytes,
        server_url: str,
        *,
        title: str | None = None,
        file_id: str | None = None,
    ) -> Json:
        """Keep a file and return Slack's file object; ApiError no_file_data and file_too_large."""
        if not content:
            raise ApiError("no_file_data")
        if len(content) > LARGEST_FILE:
            raise ApiError("file_too_large")
        described = _described(file_id or _new_id(), user, name, title, len(content), server_url)
        described |= dict.fromkeys(("created", "timestamp"), int(self._clock().timestamp()))
        self._files[described["id"]] = described, content
        return described

    def get(self, file_id: str) -> Json:
        """Return the file object of a file; ApiError file_not_found."""
        if file_id not in self._files:
            raise ApiError("file_not_found")
        return self._files[file_id][0]

    def content(self, file_id: str) -> bytes | None:
        """Return what is in a file; None when there is none of that id."""
        found = self._files.get(file_id)
        return None if found is None else found[1]


def may_read(authorization: str, scopes: str) -> bool:
    """Tell whether a request with this header gets a file: it has the bot's token, which was granted files:read."""
    return authorization == f"Bearer {BOT_TOKEN}" and "files:read" in scopes.split(",")


def _new_id() -> str:
    return f"F0{secrets.token_hex(5).upper()}"


def _described(file_id: str, user: str, name: str, title: str | None, size: int, server_url: str) -> Json:
    bare = PurePath(name.replace("\\", "/")).name or "file"
    ending = PurePath(bare).suffix.lstrip(".").lower()
    private = f"{server_url}/files-pri/{TEAM_ID}-{file_id}"
    return {
        "id": file_id,
        "name": bare,
        "title": title or bare,
        "mimetype": mimetypes.guess_type(bare)[0] or _BINARY,
        "filetype": ending or "binary",
        "pretty_type": ending.upper() or "Binary",
        "user": user,
        "user_team": TEAM_ID,
        "editable": False,
        "size": size,
        "mode": "hosted",
        "is_external": False,
        "external_type": "",
        "is_public": False,
        "public_url_shared": False,
        "display_as_bot": False,
        "username": "",
        "url_private": f"{private}/{file_id.lower()}",
        "url_private_download": f"{private}/download/{file_id.lower()}",
        "permalink": f"{private}/{file_id.lower()}",
        "has_rich_preview": False,
        "file_access": "visible",
    }
