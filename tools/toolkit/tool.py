"""What a tool is: a name, words about it, a parameter model and one async function."""

from collections.abc import Awaitable, Callable, Mapping
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Generic, TypeVar
from zoneinfo import ZoneInfo

from pydantic import JsonValue

from tools.toolkit.consent import Confirmation
from tools.toolkit.outcome import ToolResult
from tools.toolkit.params import Parameters
from tools.toolkit.surroundings import Surroundings, always

if TYPE_CHECKING:
    from storage.tables.users import User
    from storage.unit import UnitOfWork
    from tools.toolkit.formatting import Formatter

P = TypeVar("P", bound=Parameters)
T = TypeVar("T")

Progress = Callable[[str], Awaitable[None]]
"""Tells the user, who is waiting, what is being done right now ("Simulating 10,000 futures").

The first thing told is the tool's `working`, as soon as the call has all it needs. It may be told within a transaction,
so it is not to wait for anybody.
"""


BeginUnit = Callable[[], AbstractAsyncContextManager["UnitOfWork"]]
"""Begins a transaction, kept when its block ends."""


async def silent(text: str) -> None:
    """Tell nobody."""


@dataclass(frozen=True, slots=True)
class ToolCall:
    """A call as the language model, a command or the shell made it. `arguments` is a JSON object as text.

    A call made `by_hand` came from a click or a command, not from a model.
    """

    call_id: str
    tool: str
    arguments: str
    by_hand: bool = False


@dataclass(frozen=True, slots=True)
class Caller:
    """For whom a tool runs and where it was asked for.

    `private` is true where only the user reads along (the DM): only there are the user's facts used.
    `channel` and `message_ts` say where the values were said, for the record beside each fact. A caller who `keeps`
    nothing asks about the words of somebody else: tools may compute with them, and change nothing.
    """

    user: "User"
    conversation_id: int | None
    private: bool
    channel: str = ""
    message_ts: str = ""
    keeps: bool = True


@dataclass(frozen=True, slots=True)
class Circumstances:
    """For whom and when a tool works, and how values are written there."""

    caller: Caller
    now: datetime
    format: "Formatter"

    @property
    def today(self) -> date:
        """The calendar day where the user lives."""
        return self.now.astimezone(ZoneInfo(self.caller.user.time_zone)).date()


@dataclass(frozen=True, slots=True)
class GatherContext(Circumstances):
    """What a tool may use before its transaction: it may take its time, and say meanwhile what it does.

    `begin` begins a transaction for a look into the database; it is not to be held open while something else is done.
    """

    begin: BeginUnit
    progress: Progress = silent


@dataclass(frozen=True, slots=True)
class OpenQuestions:
    """What `gather` returns when it found that the user has to say more: why, for each parameter that is asked for."""

    why: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class ToolContext(Circumstances):
    """What a running tool may use: an open transaction, and what it gathered before."""

    unit: "UnitOfWork"
    gathered: object = None

    def gathered_as(self, kind: type[T]) -> T:
        """Return what `gather` returned. Raises TypeError when that is no `kind`."""
        if not isinstance(self.gathered, kind):
            raise TypeError(f"gathered is no {kind.__name__}")
        return self.gathered


Revert = Callable[[Mapping[str, JsonValue], ToolContext], Awaitable[str]]
"""Takes a change back, given its payload, and returns a sentence that says what is so again.

It raises ToolError where what was changed is no longer as the change left it.
"""


@dataclass(frozen=True, slots=True)
class Tool(Generic[P]):
    """One thing Penny can do.

    `title` heads forms and results; `purpose` completes "I can …"; `description` tells the language model when
    to call it; `working` is the status shown meanwhile ("Working out your timeline"). `run` computes and
    may write through the context's transaction; it raises ToolError for what it must refuse, and after `time_limit`
    it is stopped and what it wrote is undone. What takes longer than a moment (the network, a simulation, a large
    file) is done in `gather`, before there is a transaction; `run` finds what it returned in `context.gathered`. Where
    that is OpenQuestions, they are asked first.

    A tool whose parameters are `Confirmed` runs only after a person agreed to what `confirm` asks; `confirm` changes
    nothing, and raises ToolError where there is nothing to agree to. `reverts` names the kinds of changes that `run`
    may leave in `unit.changes`, and how each is taken back.

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
    gather: Callable[[P, GatherContext], Awaitable[object]] | None = None
    confirm: Callable[[P, ToolContext], Awaitable[Confirmation]] | None = None
    reverts: Mapping[str, Revert] = field(default_factory=dict[str, Revert])
    topic: str = ""
    reads_only: bool = False
    relevant: Callable[[Surroundings], bool] = always
    time_limit: timedelta = timedelta(seconds=10)
