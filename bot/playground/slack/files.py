"""Files that people share: kept in memory, described as Slack does, and given to whoever has the bot's token."""

import mimetypes
import secrets
from pathlib import PurePath

from bot.playground.slack.directory import BOT_TOKEN, TEAM_ID, Json
from bot.playground.slack.errors import ApiError
from storage.clock import Clock

LARGEST_FILE = 30 * 1024 * 1024
"""Bytes; Slack itself takes up to a gigabyte."""

_BINARY = "application/octet-stream"


class SharedFiles:
    """Keeps what people shared, by file id."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._files: dict[str, tuple[str, bytes]] = {}

    def add(self, user: str, name: str, content: bytes, server_url: str) -> Json:
        """Keep a file and return Slack's file object; ApiError no_file_data and file_too_large."""
        if not content:
            raise ApiError("no_file_data")
        if len(content) > LARGEST_FILE:
            raise ApiError("file_too_large")
        file_id, now = f"F0{secrets.token_hex(5).upper()}", int(self._clock().timestamp())
        bare = PurePath(name.replace("\\", "/")).name or "file"
        self._files[file_id] = bare, content
        mimetype = mimetypes.guess_type(bare)[0] or _BINARY
        ending = PurePath(bare).suffix.lstrip(".").lower()
        private = f"{server_url}/files-pri/{TEAM_ID}-{file_id}"
        return {
            "id": file_id,
            "created": now,
            "timestamp": now,
            "name": bare,
            "title": bare,
            "mimetype": mimetype,
            "filetype": ending or "binary",
            "pretty_type": ending.upper() or "Binary",
            "user": user,
            "user_team": TEAM_ID,
            "editable": False,
            "size": len(content),
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

    def content(self, file_id: str) -> bytes | None:
        """Return what is in a file; None when there is none of that id."""
        found = self._files.get(file_id)
        return None if found is None else found[1]


def may_read(authorization: str, scopes: str) -> bool:
    """Tell whether a request with this header gets a file: it has the bot's token, which was granted files:read."""
    return authorization == f"Bearer {BOT_TOKEN}" and "files:read" in scopes.split(",")
