"""What the page asks for: its files, and the gestures of whoever the visitor plays."""

import json
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any, cast

from aiohttp import web

from bot.playground.origin import refuse_other_sites
from bot.playground.slack.errors import ApiError, SlackError
from bot.playground.slack.workspace import SlackWorkspace

Json = dict[str, Any]

PAGE = Path(__file__).parent / "page"
_IDS = ("block_id", "action_id")


class PageApi:
    """Serves the page and its requests; each answers {"ok": true, …} or {"ok": false, "error": code}."""

    def __init__(self, workspace: SlackWorkspace) -> None:
        self._workspace = workspace

    def routes(self) -> list[web.RouteDef]:
        """Return the routes of the server."""
        gestures = {
            "message": self._message,
            "edit": self._edit,
            "delete": self._delete,
            "command": self._command,
            "message_shortcut": self._message_shortcut,
            "shortcut": self._shortcut,
            "action": self._action,
            "submit": self._submit,
            "close_view": self._close_view,
            "open": self._open,
            "stop": self._stop,
        }
        posts = [web.post(f"/playground/{name}", _answering(gesture)) for name, gesture in gestures.items()]
        return [
            web.get("/", _index),
            web.get("/page/{file}", _file),
            web.post("/playground/files", self._files),
            web.get("/playground/files/{file}", self._download),
            *posts,
        ]

    async def _files(self, request: web.Request) -> web.Response:
        """Take files with a message, as a form: the fields of a message, and `file` for each file."""

        async def share() -> Json:
            form = await request.post()
            said = {name: value for name, value in form.items() if isinstance(value, str)}
            files = {part.filename: part.file.read() for part in form.getall("file") if isinstance(part, web.FileField)}
            thread_ts = said.get("thread_ts")
            ts = await self._workspace.share(
                said["user"], said["channel"], files, said.get("text", ""), thread_ts=thread_ts
            )
            return {"ts": ts}

        return await _answered(request, share)

    async def _message(self, asked: Json) -> Json:
        ts = await self._workspace.say(asked["user"], asked["channel"], asked["text"], thread_ts=asked.get("thread_ts"))
        return {"ts": ts}

    async def _edit(self, asked: Json) -> Json:
        await self._workspace.edit(asked["user"], asked["channel"], asked["ts"], asked["text"])
        return {}

    async def _delete(self, asked: Json) -> Json:
        await self._workspace.delete(asked["user"], asked["channel"], asked["ts"])
        return {}

    async def _command(self, asked: Json) -> Json:
        await self._workspace.command(asked["user"], asked["channel"], asked["command"], asked.get("text", ""))
        return {}

    async def _message_shortcut(self, asked: Json) -> Json:
        await self._workspace.message_shortcut(asked["user"], asked["channel"], asked["ts"], asked["callback_id"])
        return {}

    async def _shortcut(self, asked: Json) -> Json:
        await self._workspace.shortcut(asked["user"], asked["callback_id"])
        return {}

    async def _action(self, asked: Json) -> Json:
        user, container, action = asked["user"], asked["container"], asked["action"]
        chosen = {key: value for key, value in action.items() if key not in _IDS}
        selection = action.get("value") if action["type"] == "feedback_buttons" else chosen
        block_id: str | None = action.get("block_id")
        state = cast("Json", asked.get("state") or {})
        values = state.get("values", state)
        if container["type"] == "view":
            await self._workspace.click_in_view(
                user,
                container["view_id"],
                action["action_id"],
                block_id=block_id,
                selection=selection,
                values=values,
            )
        else:
            await self._workspace.click(
                user,
                container["channel"],
                container["ts"],
                action["action_id"],
                block_id=block_id,
                selection=selection,
                state=values,
            )
        return {}

    async def _submit(self, asked: Json) -> Json:
        return await self._workspace.submit(asked["user"], asked["view_id"], asked.get("values"))

    async def _close_view(self, asked: Json) -> Json:
        await self._workspace.close_view(asked["user"], asked["view_id"])
        return {}

    async def _open(self, asked: Json) -> Json:
        channel = self._workspace.directory.channel(asked["channel"])
        if channel.user == asked["user"] and asked.get("tab") == "home":
            await self._workspace.open_home(asked["user"])
        elif channel.user == asked["user"]:
            await self._workspace.open_dm(asked["user"])
        else:
            await self._workspace.look_at(asked["user"], channel.id, asked.get("thread_ts"))
        return {}

    async def _download(self, request: web.Request) -> web.Response:
        """Give a file to whoever looks at the page, to save it."""
        refuse_other_sites(request)
        file_id = request.match_info["file"]
        content = self._workspace.backend.files.content(file_id)
        if content is None:
            raise web.HTTPNotFound
        name = self._workspace.backend.files.get(file_id)["name"].replace('"', "")
        # Never shown in place: a shared page would run as the playground itself.
        headers = {"Content-Disposition": f'attachment; filename="{name}"', "X-Content-Type-Options": "nosniff"}
        return web.Response(body=content, content_type="application/octet-stream", headers=headers)

    async def _stop(self, asked: Json) -> Json:
        await self._workspace.stop(asked["user"], asked["channel"], asked["thread_ts"])
        return {}


def _answering(gesture: Callable[[Json], Awaitable[Json]]) -> Callable[[web.Request], Awaitable[web.Response]]:
    async def answer(request: web.Request) -> web.Response:
        async def of_body() -> Json:
            return await gesture(json.loads(await request.text()))

        return await _answered(request, of_body)

    return answer


async def _answered(request: web.Request, work: Callable[[], Awaitable[Json]]) -> web.Response:
    refuse_other_sites(request)
    try:
        body = {"ok": True} | await work()
    except ApiError as error:
        body = {"ok": False, "error": error.code, "details": list(error.details)}
    except SlackError as error:
        body = {"ok": False, "error": error.code}
    except (KeyError, TypeError, ValueError):
        body = {"ok": False, "error": "invalid_request"}
    return web.json_response(body)


async def _index(request: web.Request) -> web.StreamResponse:
    return _page_file("index.html")


async def _file(request: web.Request) -> web.StreamResponse:
    return _page_file(request.match_info["file"])


def _page_file(name: str) -> web.FileResponse:
    path = PAGE / name
    if path.parent != PAGE or not path.is_file():
        raise web.HTTPNotFound
    # A page that is edited while it is open must not be mixed with an older one from the browser's cache.
    return web.FileResponse(path, headers={"Cache-Control": "no-store"})
