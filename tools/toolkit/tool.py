"""What a tool is: a name, words about it, a parameter model and one async function."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Generic, TypeVar
from zoneinfo import ZoneInfo

from tools.toolkit.outcome import ToolResult
from tools.toolkit.params import Parameters
from tools.toolkit.surroundings import Surroundings, always

if TYPE_CHECKING:
    from storage.tables.users import User
    from storage.unit import UnitOfWork
    from tools.toolkit.formatting import Formatter

P = TypeVar("P", bound=Parameters)


@dataclass(frozen=True, slots=True)
class ToolCall:
    """A call as the language model, a command or the shell made it. `arguments` is a JSON object as text."""

    call_id: str
    tool: str
    arguments: str


@dataclass(frozen=True, slots=True)
class Caller:
    """For whom a tool runs and where it was asked for.

    `private` is true where only the user reads along (the DM): only there are the user's facts used.
    `channel` and `message_ts` say where the values were said, for the record beside each fact.
    """

    user: "User"
    conversation_id: int | None
    private: bool
    channel: str = ""
    message_ts: str = ""


@dataclass(frozen=True, slots=True)
class ToolContext:
    """What a running tool may use: an open transaction, its caller, the time and a formatter."""

    unit: "UnitOfWork"
    caller: Caller
    now: datetime
    format: "Formatter"

    @property
    def today(self) -> date:
        """The calendar day where the user lives."""
        return self.now.astimezone(ZoneInfo(self.caller.user.time_zone)).date()


@dataclass(frozen=True, slots=True)
class Tool(Generic[P]):
    """One thing Penny can do.

    `title` heads forms and results; `purpose` completes "I can …"; `description` tells the language model when
    to call it; `working` is the status shown meanwhile ("Working out your timeline"). `run` computes and
    may write through the context's transaction; it raises ToolError for what it must refuse, and after `time_limit`
    it is stopped and what it wrote is undone.

    `topic` is what a conversation is about once the tool ran ("savings"); "" leaves that as it was. `reads_only`
    tells that `run` changes nothing. `relevant` says in which surroundings the model is offered the tool; whoever calls
    it elsewhere is not turned away, so `run` answers there too.
    """

    name: str
    title: str
    purpose: str
    description: str
    working: str
    parameters: type[P]
    run: Callable[[P, ToolContext], Awaitable[ToolResult]]
    topic: str = ""
    reads_only: bool = False
    relevant: Callable[[Surroundings], bool] = always
    time_limit: timedelta = timedelta(seconds=10)
