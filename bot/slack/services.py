"""What the handlers are given."""

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING, Any

from aiohttp import ClientError
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from bot.assistant.turn import Place, Speaker
from bot.slack.errors import WorkspaceError, error_code
from bot.slack.home.publishing import renew_home, show_home
from bot.slack.home.tabs import HomeTabs
from bot.slack.pace import Pace
from bot.slack.people import People
from storage.clock import Clock
from storage.database import Database
from tools.toolkit.executor import ToolExecutor
from tools.toolkit.registry import Registry
from tools.toolkit.tool import Caller

if TYPE_CHECKING:
    from tools.markets.values import Quote

LastQuote = Callable[[str], "Quote | None"]
"""Returns the last price of a symbol that is known without asking for it."""


def _none_known(symbol: str) -> "Quote | None":
    return None


@dataclass(slots=True)
class Services:
    """Everything between Slack and the rest of Penny. Who Penny is herself is known after `identify`."""

    database: Database
    executor: ToolExecutor
    client: AsyncWebClient
    default_currency: str
    clock: Clock
    registry: Registry
    pace: Pace = field(default_factory=Pace)
    last_quote: LastQuote = _none_known
    people: People = field(init=False)
    home: HomeTabs = field(init=False)
    team_id: str = ""
    bot_user_id: str = ""
    bot_id: str = ""

    def __post_init__(self) -> None:
        self.people = People(self.client, self.database, self.default_currency, self.clock)
        self.home = HomeTabs(partial(show_home, self), partial(renew_home, self))

    async def identify(self) -> None:
        """Learn who Penny is in this workspace. Raises WorkspaceError when it cannot be learned."""
        try:
            response: Any = await self.client.auth_test()
        except SlackApiError as error:
            raise WorkspaceError(f"the bot token is refused ({error_code(error)})") from error
        except (ClientError, TimeoutError) as error:
            raise WorkspaceError(f"{self.client.base_url} cannot be reached") from error
        self.team_id, self.bot_user_id, self.bot_id = response["team_id"], response["user_id"], response["bot_id"]

    async def caller(self, speaker: Speaker, place: Place, message_ts: str = "") -> Caller:
        """Return for whom a tool runs when `speaker` acts at `place`."""
        user = await self.people.user(speaker)
        async with self.database.unit() as unit:
            conversation = await unit.conversations.find(place.team_id, place.channel_id, place.thread_ts, user.id)
        return Caller(
            user=user,
            conversation_id=conversation.id if conversation else None,
            private=place.private,
            channel=place.channel_id,
            message_ts=message_ts,
        )
