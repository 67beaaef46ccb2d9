"""Files that people share with Penny: what an event says of them, and fetching them with the bot's token."""

import asyncio
from typing import Any
from urllib.parse import urlsplit

from aiohttp import ClientError, ClientResponse, ClientSession, ClientTimeout
from slack_sdk.web.async_client import AsyncWebClient

from bot.assistant.errors import FileUnavailableError
from bot.assistant.turn import SharedFile
from bot.slack.identity import Payload
from tools.ledger.statements.statement import LARGEST_FILE

_SECONDS = 30.0
"""The longest that a file may take to come."""

_PIECE = 1 << 16
_MOST_FILES = 10
_SLACKS_HOST = ".slack.com"


def files_of_event(event: Payload) -> tuple[SharedFile, ...]:
    """Return the files of a message; those that Slack does not let anybody see are left out."""
    files: list[dict[str, Any]] = event.get("files") or []
    return tuple(_shared(file) for file in files[:_MOST_FILES] if file.get("id") and file.get("mode") != "tombstone")


class FileFetcher:
    """Fetches files from Slack (scope files:read). The token goes to Slack's own hosts and to nobody else."""

    def __init__(self, client: AsyncWebClient) -> None:
        self._client = client

    async def __call__(self, file: SharedFile) -> bytes:
        """Return what is in the file; raises FileUnavailableError, for one that turns out to be too large too."""
        if not self._is_slacks(file.url):
            raise FileUnavailableError("it has no address at Slack")
        try:
            async with asyncio.timeout(_SECONDS), ClientSession(timeout=ClientTimeout(total=_SECONDS)) as session:
                return await self._fetch(session, file)
        except (ClientError, TimeoutError) as error:
            raise FileUnavailableError(type(error).__name__) from error

    async def _fetch(self, session: ClientSession, file: SharedFile) -> bytes:
        headers = {"Authorization": f"Bearer {self._client.token}"}
        async with session.get(file.url, headers=headers) as response:
            if response.status != 200:
                raise FileUnavailableError(f"HTTP {response.status}")
            if response.content_type == "text/html" and file.mimetype != "text/html":
                raise FileUnavailableError("a page to sign in came instead: is the scope files:read missing?")
            return await _within_limit(response)

    def _is_slacks(self, url: str) -> bool:
        address, own = urlsplit(url), urlsplit(self._client.base_url)
        is_slacks = address.scheme == "https" and (address.hostname or "").endswith(_SLACKS_HOST)
        return is_slacks or (address.scheme, address.netloc) == (own.scheme, own.netloc)


async def _within_limit(response: ClientResponse) -> bytes:
    content = bytearray()
    async for piece in response.content.iter_chunked(_PIECE):
        content += piece
        if len(content) > LARGEST_FILE:
            raise FileUnavailableError("it is larger than Slack said")
    return bytes(content)


def _shared(file: dict[str, Any]) -> SharedFile:
    return SharedFile(
        id=str(file["id"]),
        name=str(file.get("name") or file.get("title") or ""),
        mimetype=str(file.get("mimetype") or ""),
        size=int(file.get("size") or 0),
        url=str(file.get("url_private_download") or file.get("url_private") or ""),
    )
