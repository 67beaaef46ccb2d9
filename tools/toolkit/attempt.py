"""What a call can be run with at this moment: its tool, its arguments, the answers and the facts together."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from storage.unit import UnitOfWork
from tools.toolkit.arguments import parse_arguments
from tools.toolkit.errors import ToolError
from tools.toolkit.form import FormSection
from tools.toolkit.formatting import Formatter
from tools.toolkit.forms import section_of
from tools.toolkit.kinds import Reading
from tools.toolkit.outcome import Completed
from tools.toolkit.recall import facts_for, from_memory, keep_choices, remember
from tools.toolkit.resolve import Resolution, Sources, resolve
from tools.toolkit.specs import field_specs
from tools.toolkit.surroundings import metadata_of
from tools.toolkit.tender import adopt, currency_meant
from tools.toolkit.time_limit import within
from tools.toolkit.tool import Caller, GatherContext, Progress, Tool, ToolCall, ToolContext

Answers = Mapping[str, str | None]
"""What the user wrote for each field of a form; None where it was left empty."""

_CHANGED = "What I know changed while I was working that out: please ask me again."


@dataclass(frozen=True, slots=True)
class Gathered:
    """What a tool found out before its transaction, and for which parameters."""

    parameters: Any
    value: object


@dataclass(frozen=True, slots=True)
class Attempt:
    """A call within a transaction, with all that is known about its parameters."""

    unit: UnitOfWork
    call_id: str
    tool: Tool[Any]
    caller: Caller
    now: datetime
    reading: Reading
    sources: Sources
    resolution: Resolution

    @property
    def formatter(self) -> Formatter:
        """How values are written for the caller."""
        return Formatter(self.caller.user.locale, self.caller.user.time_zone)

    @property
    def section(self) -> FormSection:
        """The form that asks for what is missing."""
        return section_of(self.tool, self.call_id, self.resolution, self.formatter)

    async def remember(self) -> None:
        """Keep the facts and choices among the values that the user said or wrote, and the currency they count in."""
        of_call = (self.unit, self.caller, self.tool, self.resolution, self.sources)
        await adopt(self.unit, self.caller, self.reading.currency)
        await remember(*of_call, self.now)
        await keep_choices(*of_call, self.formatter)

    async def gather(self, progress: Progress) -> Gathered | None:
        """Find out what the tool needs from outside; None where it needs nothing or cannot run yet."""
        parameters = self.resolution.parameters
        if self.tool.gather is None or parameters is None or self.resolution.wrong_arguments:
            return None
        context = GatherContext(self.caller, self.now, self.formatter, progress)
        return Gathered(parameters, await within(self.tool.time_limit, self.tool.gather(parameters, context)))

    async def run(self, gathered: Gathered | None = None) -> Completed:
        """Run the tool; what it raises is the caller's to handle."""
        found = gathered.value if gathered is not None else None
        context = ToolContext(self.caller, self.now, self.formatter, self.unit, found)
        parameters = self.resolution.parameters
        if self.tool.gather is not None and (gathered is None or gathered.parameters != parameters):
            # A fact or an answer came in between: figures for other values are not to be shown as those for these.
            raise ToolError(_CHANGED)
        result = await within(self.tool.time_limit, self.tool.run(parameters, context))
        shown, told = result.display(), result.model_dump(mode="json")
        memory = (*shown.from_memory, *from_memory(self.tool, self.resolution, self.formatter))
        if memory:
            told["from_memory"] = list(memory)
        await self._name_topic()
        display = shown.model_copy(update={"title": shown.title or self.tool.title, "from_memory": memory})
        return Completed(tool=self.tool.name, result=told, display=display)

    async def _name_topic(self) -> None:
        """Note in the conversation's metadata which tool ran last, and what it is about now."""
        topic = {"topic": self.tool.topic} if self.tool.topic else {}
        if self.caller.conversation_id is not None:
            await self.unit.conversations.add_details(self.caller.conversation_id, {"tool": self.tool.name, **topic})


async def prepare(
    unit: UnitOfWork, tool: Tool[Any], call: ToolCall, answers: Answers, caller: Caller, now: datetime
) -> Attempt:
    """Gather what is known for the call; raises ArgumentsError when its arguments are malformed."""
    said = parse_arguments(tool, call.arguments)
    of_conversation, of_user = await facts_for(unit, caller)
    known = {name: answers[name] for name in answers if name in tool.parameters.model_fields}
    sources = Sources(said, known, of_conversation, await metadata_of(unit, caller), of_user)
    user = caller.user
    amounts = [{**said, **known}.get(spec.name) for spec in field_specs(tool.parameters) if spec.ask.kind == "money"]
    today = now.astimezone(ZoneInfo(user.time_zone)).date()
    reading = Reading(user.locale, currency_meant(amounts, caller), today)
    return Attempt(unit, call.call_id, tool, caller, now, reading, sources, resolve(tool, sources, reading))
