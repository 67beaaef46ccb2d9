"""The HTTP client of all providers: one session, JSON with exact numbers, and an error for all that can go wrong."""

import json
import logging
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from decimal import Decimal
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING, Any

from storage.clock import Clock
from tools.markets.errors import (
    KeyRefusedError,
    NotPermittedError,
    NotUnderstoodError,
    ProviderDownError,
    RateLimitedError,
)

if TYPE_CHECKING:
    from aiohttp import ClientResponse, ClientSession

LONGEST_ANSWER = 8 * 1024 * 1024
"""Bytes of an answer that are read: twenty years of daily prices take less than one megabyte."""

USUAL_WAIT = timedelta(minutes=1)
"""How long a provider that does not say so is left alone after it refused: their limits count by the minute."""

LONGEST_WAIT = timedelta(hours=1)

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Endpoint:
    """A provider on the network. `variable` names the setting of its key, `headers` carry that key."""

    name: str
    base_url: str
    variable: str = ""
    headers: Mapping[str, str] = field(default_factory=dict[str, str], repr=False)


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back: its status and its JSON, None where the answer is none."""

    status: int
    body: Any


class MarketHttp:
    """Asks providers; after a 429 it leaves that provider alone for as long as it wants."""

    def __init__(self, clock: Clock, timeout: timedelta) -> None:
        self._clock = clock
        self._timeout = timeout
        self._session: ClientSession | None = None
        self._quiet: dict[str, datetime] = {}

    async def close(self) -> None:
        """Close the connections."""
        if self._session is not None:
            await self._session.close()
            self._session = None

    async def get(self, endpoint: Endpoint, path: str, subject: str, **query: str) -> Any:
        """Return the JSON at `path`; numbers with a fraction are Decimal. `subject` is what is asked for, in words.

        Raises one of the market errors for every other answer, and for none.
        """
        answer = await self.ask(endpoint, path, **query)
        self.check(endpoint, answer.status, subject)
        if answer.body is None:
            raise NotUnderstoodError(endpoint.name, "it is no JSON")
        return answer.body

    async def ask(self, endpoint: Endpoint, path: str, **query: str) -> Answer:
        """Return an answer whatever its status; raises for a provider out of reach and for one that wants rest."""
        from aiohttp import ClientError

        if (wait := self._quiet.get(endpoint.name, self._clock()) - self._clock()) > timedelta(0):
            raise RateLimitedError(endpoint.name, wait)
        try:
            return await self._ask(endpoint, path, query)
        except TimeoutError:
            _log.info("%s did not answer in time", endpoint.name)
            raise ProviderDownError(endpoint.name, "did not answer in time") from None
        except ClientError as error:
            _log.info("%s cannot be reached: %s", endpoint.name, type(error).__name__)
            raise ProviderDownError(endpoint.name, "cannot be reached") from None

    def check(self, endpoint: Endpoint, status: int, subject: str) -> None:
        """Raise the error that a status (of HTTP, or within an answer) stands for; 2xx stands for none."""
        if 200 <= status < 300:
            return
        _log.info("%s answered with status %s", endpoint.name, status)
        if status == 401:
            raise KeyRefusedError(endpoint.name, endpoint.variable)
        if status == 403:
            raise NotPermittedError(endpoint.name, subject)
        if status == 429:
            self._quiet.setdefault(endpoint.name, self._clock() + USUAL_WAIT)
            raise RateLimitedError(endpoint.name, self._quiet[endpoint.name] - self._clock())
        if status >= 500:
            raise ProviderDownError(endpoint.name, "is out of order")
        raise NotUnderstoodError(endpoint.name, f"status {status}")

    async def _ask(self, endpoint: Endpoint, path: str, query: Mapping[str, str]) -> Answer:
        self._quiet.pop(endpoint.name, None)
        # A redirect is not followed: it would carry the key elsewhere.
        async with self._opened().get(
            f"{endpoint.base_url}{path}", params=query, headers=endpoint.headers, allow_redirects=False
        ) as response:
            if response.status == 429:
                self._quiet[endpoint.name] = self._clock() + _wait_of(response, self._clock())
            return Answer(response.status, _json_of(await _text_of(response)))

    def _opened(self) -> "ClientSession":
        from aiohttp import ClientSession, ClientTimeout

        if self._session is None:
            agent = {"User-Agent": "penny"}
            self._session = ClientSession(timeout=ClientTimeout(total=self._timeout.total_seconds()), headers=agent)
        return self._session


async def _text_of(response: "ClientResponse") -> bytes:
    """Return the answer's body; one that does not end is cut off, and then is no JSON."""
    body = bytearray()
    async for chunk in response.content.iter_chunked(64 * 1024):
        body += chunk
        if len(body) > LONGEST_ANSWER:
            break
    return bytes(body)


def _json_of(body: bytes) -> Any:
    try:
        return json.loads(body, parse_float=Decimal, parse_constant=_refuse)
    except (ValueError, RecursionError):
        return None


def _refuse(constant: str) -> None:
    raise ValueError(constant)


def _wait_of(response: "ClientResponse", now: datetime) -> timedelta:
    """Return how long a 429 asks to wait: RFC 9110's Retry-After, in seconds or as a date."""
    said = response.headers.get("Retry-After", "").strip()
    try:
        wait = timedelta(seconds=int(said)) if said.isdecimal() else parsedate_to_datetime(said) - now
    except (ValueError, TypeError, OverflowError):
        return USUAL_WAIT
    return min(max(wait, timedelta(seconds=1)), LONGEST_WAIT)
