"""The Web API over HTTP: tokens, arguments, faults, Slack's way of answering, and response URLs."""

import time
from collections import deque
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Final

from aiohttp import web

from bot.playground.slack.arguments import Arguments, read_arguments
from bot.playground.slack.backend import Backend
from bot.playground.slack.directory import APP_TOKEN, BOT_TOKEN, SCOPES, Json
from bot.playground.slack.errors import ApiError, HttpFailure, RateLimitedError, SlackError
from bot.playground.slack.files import UPLOADS, may_read
from bot.playground.slack.methods.registry import METHODS, WITH_APP_TOKEN, WITHOUT_TOKEN
from bot.playground.slack.methods.responses import respond
from bot.playground.slack.methods.scopes import check_scopes
from bot.playground.slack.validation import check_call


@dataclass(frozen=True, slots=True)
class ApiCall:
    """One call of the Web API as it was answered."""

    method: str
    arguments: Json
    response: Json
    status: int


@dataclass(frozen=True, slots=True)
class _Answer:
    body: Json
    status: int = 200
    headers: Mapping[str, str] = field(default_factory=dict[str, str])

    def as_response(self) -> web.Response:
        if "ok" not in self.body:
            return web.Response(text=self.body["text"], status=self.status)
        return web.json_response(self.body, status=self.status, headers=self.headers)


_KEPT: Final = 10_000
_GONE: Final = frozenset({"invalid_url", "expired_url", "used_url"})


class WebApi:
    """Routes for /api/{method} and /response/{key}; `calls` records the newest of them.

    `scopes` is what the app was granted, as Slack's header names it.
    """

    def __init__(self, backend: Backend) -> None:
        self.calls: deque[ApiCall] = deque(maxlen=_KEPT)
        self.scopes = SCOPES
        self._backend = backend

    def routes(self) -> list[web.RouteDef]:
        """Return the routes of the server."""
        return [
            web.post("/api/{method}", self._call),
            web.get("/api/{method}", self._call),
            web.post("/response/{key}", self._respond),
            web.post(UPLOADS + "/{key}", self._upload),
            web.get("/files-pri/{team}-{file}/{tail:.*}", self._file),
        ]

    async def _call(self, request: web.Request) -> web.Response:
        method = request.match_info["method"]

        def perform(values: Json) -> _Answer:
            handler = METHODS.get(method)
            if handler is None:
                raise ApiError("unknown_method", req_method=method)
            _check_token(method, _token(request, values))
            self._backend.faults.before(method)
            arguments = Arguments(values)
            with self._backend.audit.watching(method):
                check_scopes(method, self.scopes)
                check_call(method, arguments)
            return _Answer({"ok": True, **handler(self._backend, arguments)}, headers={"x-oauth-scopes": self.scopes})

        return await self._answer(request, method, perform)

    async def _respond(self, request: web.Request) -> web.Response:
        def perform(values: Json) -> _Answer:
            self._backend.faults.before("response_url")
            respond(self._backend, request.match_info["key"], Arguments(values))
            return _Answer({"text": "ok"})

        return await self._answer(request, "response_url", perform)

    async def _upload(self, request: web.Request) -> web.Response:
        """Take the content of a file the app announced."""
        started, content = time.perf_counter(), await request.read()
        taken = self._backend.files.receive(request.match_info["key"], content)
        status, ms = 200 if taken else 400, (time.perf_counter() - started) * 1000
        self._backend.wire.record("penny→slack", "upload", request={"bytes": len(content)}, status=status, ms=ms)
        return web.Response(text=f"OK - {len(content)}" if taken else "bad upload", status=status)

    async def _file(self, request: web.Request) -> web.Response:
        """Give a file to the app; whoever may not read it gets Slack's page to sign in, with HTTP 200."""
        started, file_id = time.perf_counter(), request.match_info["file"]
        content = self._backend.files.content(file_id)
        if not may_read(request.headers.get("Authorization", ""), self.scopes):
            answer = web.Response(text="<!DOCTYPE html><title>Sign in to Slack</title>", content_type="text/html")
        elif content is None:
            answer = web.Response(status=404, text="file not found")
        else:
            answer = web.Response(body=content, content_type="application/octet-stream")
        ms, size = (time.perf_counter() - started) * 1000, {"bytes": len(content or b"")}
        self._backend.wire.record(
            "penny→slack", "files-pri", request={"file": file_id}, response=size, status=answer.status, ms=ms
        )
        return answer

    async def _answer(self, request: web.Request, name: str, perform: Callable[[Json], _Answer]) -> web.Response:
        started = time.perf_counter()
        values: Json = {}
        try:
            values = await read_arguments(request)
            answer = perform(values)
        except SlackError as error:
            answer = _refusal(error)
        arguments = {key: value for key, value in values.items() if key != "token"}
        self.calls.append(ApiCall(name, arguments, answer.body, answer.status))
        self._backend.feed.touch()
        try:
            await self._backend.faults.after(name)
        except SlackError as error:
            answer = _refusal(error)
        ms = (time.perf_counter() - started) * 1000
        self._backend.wire.record(
            "penny→slack", name, request=arguments, response=answer.body, status=answer.status, ms=ms
        )
        return answer.as_response()


def _token(request: web.Request, values: Json) -> str:
    scheme, _, token = request.headers.get("Authorization", "").partition(" ")
    return token if scheme == "Bearer" else str(values.get("token") or "")


def _check_token(method: str, token: str) -> None:
    if method in WITHOUT_TOKEN:
        return
    if not token:
        raise ApiError("not_authed")
    if token not in (BOT_TOKEN, APP_TOKEN):
        raise ApiError("invalid_auth")
    if (token == APP_TOKEN) != (method in WITH_APP_TOKEN):
        raise ApiError("not_allowed_token_type")


def _refusal(error: SlackError) -> _Answer:
    match error:
        case RateLimitedError(retry_after=seconds):
            return _Answer(error.as_json(), 429, {"Retry-After": str(seconds)})
        case HttpFailure(status=status):
            return _Answer({"text": "upstream error"}, status)
        case ApiError():
            return _Answer(error.as_json(), 404 if error.code in _GONE else 200)
        case _:
            return _Answer({"ok": False, "error": error.code})
