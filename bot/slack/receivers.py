"""The two ways in which Slack's events reach Penny: Socket Mode and HTTP."""

from typing import Protocol

from aiohttp import ClientError, web
from slack_bolt.adapter.socket_mode.aiohttp import AsyncSocketModeHandler
from slack_bolt.async_app import AsyncApp
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from bot.slack.errors import WorkspaceError, error_code


class Receiver(Protocol):
    """Lets events in from `start` to `stop`."""

    async def start(self) -> None:
        """Begin to receive events."""
        ...

    async def stop(self) -> None:
        """Receive no more; what came in before is acked."""
        ...


class SocketReceiver:
    """Receives over a WebSocket that Penny opens; needs the app-level token and no public address."""

    def __init__(self, app: AsyncApp, app_token: str, client: AsyncWebClient) -> None:
        self._app = app
        self._app_token = app_token
        self._client = client
        self._handler: AsyncSocketModeHandler | None = None

    async def start(self) -> None:
        """Connect. Raises WorkspaceError when the token is refused or Slack cannot be reached."""
        # The handler starts tasks when it is made, so it is made in the loop that runs it.
        self._handler = AsyncSocketModeHandler(self._app, self._app_token, web_client=self._client)
        try:
            # Left to itself the client asks for the address too, but repeats that for ever when it is refused.
            self._handler.client.wss_uri = await self._handler.client.issue_new_wss_url()
        except SlackApiError as error:
            raise WorkspaceError(f"the app-level token is refused ({error_code(error)})") from error
        except (ClientError, TimeoutError) as error:
            raise WorkspaceError(f"{self._client.base_url} cannot be reached") from error
        await self._handler.connect_async()

    async def stop(self) -> None:
        """Disconnect."""
        if self._handler is not None:
            await self._handler.close_async()


class HttpReceiver:
    """Receives Slack's signed requests at `/slack/events`."""

    def __init__(self, app: AsyncApp, port: int) -> None:
        self._app = app
        self._port = port
        self._runner: web.AppRunner | None = None

    async def start(self) -> None:
        """Listen on the port. Raises WorkspaceError when it cannot be had."""
        self._runner = web.AppRunner(self._app.web_app())
        await self._runner.setup()
        try:
            await web.TCPSite(self._runner, port=self._port).start()
        except OSError as error:
            raise WorkspaceError(f"its events cannot be received on port {self._port}, which is taken") from error

    async def stop(self) -> None:
        """Close the port."""
        if self._runner is not None:
            await self._runner.cleanup()
