"""What the page shows: a snapshot of the workspace, then every change as it happens."""

import asyncio
import contextlib
from dataclasses import asdict
from typing import Any

from aiohttp import web

from bot.playground.origin import refuse_other_sites
from bot.playground.slack.directory import BOT_USER, TEAM_ID
from bot.playground.slack.workspace import SlackWorkspace
from bot.playground.wire import WireEntry, WireLog

Json = dict[str, Any]

_SNAPSHOT_WIRE = 200


class Live:
    """Serves the snapshot and a WebSocket of changes to every page that is open."""

    def __init__(self, workspace: SlackWorkspace, wire: WireLog, *, model_label: str, offline: bool) -> None:
        self._workspace = workspace
        self._wire = wire
        self._planner: Json = {"label": model_label, "offline": offline}
        self._pages: set[web.WebSocketResponse] = set()

    def routes(self) -> list[web.RouteDef]:
        """Return the routes of the server."""
        return [web.get("/playground/snapshot", self._snapshot), web.get("/playground/live", self._serve)]

    async def close(self) -> None:
        """Close the connection of every page."""
        for page in list(self._pages):
            await page.close()

    def snapshot(self) -> Json:
        """Return the whole workspace; ephemerals are not in it, as they do not survive a reload in Slack."""
        backend = self._workspace.backend
        views = {user: backend.views.top(user) for user in backend.directory.people}
        return {
            "workspace": self._describe(),
            "messages": [message_form(message) for message in backend.store.everything()],
            "homes": backend.views.homes,
            "views": {user: view for user, view in views.items() if view is not None},
            "prompts": list(backend.sessions.prompts.values()),
            "sessions": [
                {"channel": channel, "thread_ts": thread_ts, "state": state}
                for (channel, thread_ts), state in backend.sessions.states.items()
            ],
            "titles": [
                {"channel": channel, "thread_ts": thread_ts, "title": title}
                for (channel, thread_ts), title in backend.sessions.titles.items()
            ],
            "wire": [entry.as_json() for entry in self._wire.entries[-_SNAPSHOT_WIRE:]],
        }

    def _describe(self) -> Json:
        directory = self._workspace.directory
        return {
            "team": {"id": TEAM_ID, "name": "Playground"},
            "bot_user_id": BOT_USER,
            "users": [{"id": p.id, "name": p.name, "color": f"#{p.color}"} for p in directory.people.values()],
            "channels": [
                {"id": c.id, "name": c.name, "kind": c.kind} | ({"user": c.user} if c.user else {})
                for c in directory.channels.values()
            ],
            "commands": [asdict(command) for command in directory.commands.values()],
            "shortcuts": [asdict(shortcut) for shortcut in directory.shortcuts.values()],
            "planner": self._planner,
        }

    async def _snapshot(self, request: web.Request) -> web.Response:
        refuse_other_sites(request)
        return web.json_response(self.snapshot())

    async def _serve(self, request: web.Request) -> web.StreamResponse:
        refuse_other_sites(request)
        page = web.WebSocketResponse(heartbeat=30)
        await page.prepare(request)
        self._pages.add(page)
        with self._workspace.backend.feed.subscribe() as changes, self._wire.subscribe() as entries:
            senders = asyncio.gather(_send_changes(page, changes), _send_entries(page, entries))
            try:
                async for _ in page:
                    continue
            finally:
                senders.cancel()
                self._pages.discard(page)
                with contextlib.suppress(asyncio.CancelledError, ConnectionError):
                    await senders
        return page


def message_form(message: Json) -> Json:
    """Return a message as the page reads it: Slack's JSON and whether it still grows."""
    return {"streaming": False} | message


async def _send_changes(page: web.WebSocketResponse, changes: asyncio.Queue[Json]) -> None:
    while True:
        change = await changes.get()
        if change["type"] == "message":
            change = change | {"message": message_form(change["message"])}
        await page.send_json(change)


async def _send_entries(page: web.WebSocketResponse, entries: asyncio.Queue[WireEntry]) -> None:
    while True:
        entry = await entries.get()
        await page.send_json({"type": "wire", "entry": entry.as_json()})
