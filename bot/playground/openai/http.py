"""What all routes share: the request's JSON body, and errors as the provider writes them."""

import json
import secrets
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from typing import Any, cast

from aiohttp import web

from bot.playground.openai.errors import ApiError, AuthenticationError, InvalidRequestError, NotFoundError
from bot.playground.openai.fault import Drop, EndStream, Fault, Refuse

_NO_ANSWER = 499
"""What the record shows for a connection that was closed without an answer."""

Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]


@dataclass
class RecordedRequest:
    """A request that came in: `body` is its JSON object ({} when it had none), `status` what was answered."""

    method: str
    path: str
    body: dict[str, Any] = field(default_factory=dict[str, Any])
    status: int = 0
    answer: Any = None
    query: dict[str, str] = field(default_factory=dict[str, str])


RECORD = web.RequestKey("record", RecordedRequest)
FAULT = web.RequestKey[Fault | None]("fault")
"""What the request meets; see fault.py."""


async def read_body(request: web.Request) -> dict[str, Any]:
    """Return the request's JSON object, {} when the body is empty; InvalidRequestError when it is no JSON object."""
    text = await request.text()
    if not text:
        return {}
    try:
        body = json.loads(text)
    except ValueError as error:
        raise InvalidRequestError("We could not parse the JSON body of your request.") from error
    if not isinstance(body, dict):
        raise InvalidRequestError("We could not parse the JSON body of your request.")
    return cast("dict[str, Any]", body)


def answer(request: web.Request, body: dict[str, Any], status: int = 200) -> web.Response:
    """Return `body` as the JSON answer and note it in the record of the request."""
    request[RECORD].answer = body
    return web.json_response(body, status=status, headers={"x-request-id": f"req_{secrets.token_hex(16)}"})


def late_fault(request: web.Request) -> Refuse | Drop | None:
    """Return the fault that this request meets after its work was kept, once."""
    fault = request.get(FAULT)
    if isinstance(fault, EndStream) or fault is None or not fault.after_commit:
        return None
    request[FAULT] = None
    return fault


def strike(request: web.Request, fault: Refuse | Drop) -> web.Response:
    """Answer with a failure, or close the connection without an answer."""
    if isinstance(fault, Refuse):
        raise fault.error()
    if request.transport is not None:
        request.transport.close()
    return web.Response(status=_NO_ANSWER)


@web.middleware
async def errors_as_json(request: web.Request, handler: Handler) -> web.StreamResponse:
    """Refuse requests without a key and turn errors into the provider's error bodies."""
    try:
        if not (request.headers.get("Authorization") or request.headers.get("api-key")):
            raise AuthenticationError(
                "You didn't provide an API key. You need to provide your API key in an Authorization header "
                "using Bearer auth (i.e. Authorization: Bearer YOUR_KEY).",
            )
        return await handler(request)
    except ApiError as error:
        return _refusal(request, error)
    except web.HTTPNotFound:
        return _refusal(request, NotFoundError(f"Invalid URL ({request.method} {request.path})"))


def _refusal(request: web.Request, error: ApiError) -> web.Response:
    response = answer(request, error.body, error.status)
    response.headers.update(error.headers)
    return response
