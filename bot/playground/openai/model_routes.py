"""HTTP routes that tell which models there are: the planner answers under every name."""

from aiohttp import web

from bot.playground.openai.http import answer

OFFLINE_MODEL = "offline-planner"
_CREATED = 1_767_225_600
"""The day the offline planner was made, 1 January 2026, in seconds since the Unix epoch."""


def model_routes() -> list[web.RouteDef]:
    """Return the routes, below /v1."""
    return [web.get("/v1/models", _list), web.get("/v1/models/{model}", _retrieve)]


async def _list(request: web.Request) -> web.Response:
    return answer(request, {"object": "list", "data": [_model(OFFLINE_MODEL)]})


async def _retrieve(request: web.Request) -> web.Response:
    return answer(request, _model(request.match_info["model"]))


def _model(name: str) -> dict[str, object]:
    return {"id": name, "object": "model", "created": _CREATED, "owned_by": "penny-playground"}
