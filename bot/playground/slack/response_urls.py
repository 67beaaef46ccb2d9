"""response_url: where the app may answer a gesture later, five times within half an hour."""

import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.playground.slack.errors import ApiError
from storage.clock import Clock

LIFETIME = timedelta(minutes=30)
MAX_USES = 5


@dataclass
class ResponseUrl:
    """Who made the gesture and where; `ts` is the message it was made in, if any."""

    user: str
    channel: str
    ts: str | None
    issued_at: datetime
    uses: int = 0


class ResponseUrls:
    """Issues the secret last parts of response URLs and takes answers to them."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._urls: dict[str, ResponseUrl] = {}

    def issue(self, user: str, channel: str, ts: str | None = None) -> str:
        """Return the path of a new response URL."""
        key = secrets.token_urlsafe(18)
        self._urls[key] = ResponseUrl(user, channel, ts, self._clock())
        return f"/response/{key}"

    def use(self, key: str) -> ResponseUrl:
        """Count one use; ApiError invalid_url, expired_url or used_url."""
        url = self._urls.get(key)
        if url is None:
            raise ApiError("invalid_url")
        if self._clock() - url.issued_at > LIFETIME:
            raise ApiError("expired_url")
        if url.uses >= MAX_USES:
            raise ApiError("used_url")
        url.uses += 1
        return url
