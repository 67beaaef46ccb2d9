"""What a call can be run with at this moment: its tool, its arguments, the answers and the facts together."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from storage.unit import UnitOfWork
from tools.toolkit.arguments import parse_arguments
from tools.toolkit.consent import CONSENT, SUBJECT, Confirmation
from tools.toolkit.errors import ToolError
from tools.toolkit.form import FormSection
from tools.toolkit.formatting import Formatter
from tools.toolkit.forms import Asking, asking_about, asking_for_consent, section_of
from tools.toolkit.kinds import Reading
from tools.toolkit.outcome import Closed, Completed
from tools.toolkit.recall import facts_for, from_memory, keep_choices, remember
from tools.toolkit.resolve import Resolution, Sources, resolve
from tools.toolkit.specs import field_specs
from tools.toolkit.surroundings import metadata_of
from tools.toolkit.tender import adopt, amounts_written, currency_meant
from tools.toolkit.time_limit import within
from tools.toolkit.tool import (
    BeginUnit,
    Caller,
    GatherContext,
    OpenQuestions,
    Progress,
    Tool,
    ToolCall,
    ToolContext,
    silent,
)

Answers = Mapping[str, str | None]
"""What the user wrote for each field of a form; None where it was left empty."""

_REFUSED = "The user said no: nothing was changed."
_CHANGED = "What I know changed while I was working that out: please ask me again."


@dataclass(frozen=True, slots=True)
class Gathered:
    """What a tool found out before its transaction, and for which parameters."""

    parameters: Any
    value: object


@dataclass(frozen=True, slots=True)
class Attempt:
    """A call within a transaction, with all that is known about its parameters.

    `subject` is what its question for consent was about; None where it was not asked yet.
    """

    unit: UnitOfWork
    call: ToolCall
    tool: Tool[Any]
    caller: Caller
    now: datetime
    reading: Reading
    sources: Sources
    resolution: Resolution
    subject: str | None = None
    progress: Progress = silent

    @property
    def formatter(self) -> Formatter:
        """How values are written for the caller."""
        return Formatter(self.caller.user.locale, self.caller.user.time_zone)

    @property
    def section(self) -> FormSection:
        """The form with what is missing, and with what is known to be changed."""
        return section_of(self.tool, self.call.call_id, self.resolution, self.reading, self.formatter)

    @property
    def is_complete(self) -> bool:
        """Whether nothing is missing or wrong; a person's consent may be."""
        return (self.resolution.parameters or self.resolution.unconfirmed) is not None

    @property
    def _is_refused(self) -> bool:
        consent = self.resolution.known.get(CONSENT)
        return consent is not None and consent.value is False

    async def asking(self, gathered: Gathered | None = None) -> Asking | None:
        """Return what the person is asked before the tool can run; None where nothing is left to ask.

        Consent holds for what was asked, as it was then: once that is different, the question is put again. What was
        not gathered yet cannot be named in the question.
        """
        resolution = self.resolution
        parameters = resolution.parameters or resolution.unconfirmed
        if parameters is None:
            return Asking(self.section, self.subject)
        if self._is_refused:
            return None
        if gathered is not None and isinstance(gathered.value, OpenQuestions):
            return asking_about(self.tool, self.call.call_id, resolution, gathered.value, self.reading, self.formatter)
        if self.tool.confirm is None:
            return None
        consent = resolution.known.get(CONSENT)
        if consent is not None and consent.origin == "said":
            return None
        asked = Confirmation("Shall I go ahead?", "")
        if self.tool.gather is None or gathered is not None:
            asked = await self.tool.confirm(parameters, self._context(gathered))
        if consent is not None and self.subject == asked.subject:
            return None
        return asking_for_consent(self.tool, self.call.call_id, resolution, asked, self.reading, self.formatter)

    def answers(self, asking: Asking | None) -> dict[str, str | None]:
        """Return what was answered so far, for the record, and what is asked about now."""
        if asking is None:
            return dict(self.sources.given)
        given = {name: value for name, value in self.sources.given.items() if name != CONSENT}
        return given if asking.subject is None else given | {SUBJECT: asking.subject}

    async def remember(self) -> None:
        """Keep the facts and choices among the values that the user said or wrote, and the currency they count in."""
        if not self.caller.keeps:
            return
        of_call = (self.unit, self.caller, self.tool, self.resolution, self.sources)
        if not any(spec.ask.foreign for spec in field_specs(self.tool.parameters)):
            await adopt(self.unit, self.caller, self.reading.currency)
        await remember(*of_call, self.now)
        await keep_choices(*of_call, self.formatter)

    async def gather(self, begin: BeginUnit) -> Gathered | None:
        """Find out what the tool needs from outside; None where it needs nothing or cannot run yet."""
        parameters = self.resolution.parameters or self.resolution.unconfirmed
        if self.tool.gather is None or parameters is None or self.resolution.wrong_arguments:
            return None
        await self.progress(self.tool.working)
        context = GatherContext(self.caller, self.now, self.formatter, begin, self.progress)
        return Gathered(parameters, await within(self.tool.time_limit, self.tool.gather(parameters, context)))

    async def run(self, gathered: Gathered | None = None) -> Completed | Closed:
        """Run the tool, unless a person said no; what it raises is the caller's to handle."""
        if self._is_refused:
            return Closed(status="declined", message=_REFUSED)
        if gathered is None:
            await self.progress(self.tool.working)
        parameters = self.resolution.parameters
        result = await within(self.tool.time_limit, self.tool.run(parameters, self._context(gathered)))
        shown, told = result.display(), result.model_dump(mode="json")
        memory = (*shown.from_memory, *from_memory(self.tool, self.resolution, self.formatter))
        if memory:
            told["from_memory"] = list(memory)
        await self._name_topic()
        added = {
            "title": shown.title or self.tool.title,
            "from_memory": memory,
            "undo": result.undo,
            "offer": result.offer,
        }
        return Completed(tool=self.tool.name, result=told, display=shown.model_copy(update=added))

    def _context(self, gathered: Gathered | None) -> ToolContext:
        """Return what the tool may use; raises ToolError where what it gathered is for other parameters."""
        parameters = self.resolution.parameters or self.resolution.unconfirmed
        if self.tool.gather is not None and (gathered is None or gathered.parameters != parameters):
            # A fact or an answer came in between: figures for other values are not to be shown as those for these.
            raise ToolError(_CHANGED)
        found = gathered.value if gathered is not None else None
        return ToolContext(self.caller, self.now, self.formatter, self.unit, found)

    async def _name_topic(self) -> None:
        """Note in the conversation's metadata which tool ran last, and what it is about now."""
        topic = {"topic": self.tool.topic} if self.tool.topic else {}
        if self.caller.conversation_id is not None:
            await self.unit.conversations.add_details(self.caller.conversation_id, {"tool": self.tool.name, **topic})


async def prepare(
    unit: UnitOfWork,
    tool: Tool[Any],
    call: ToolCall,
    answers: Answers,
    caller: Caller,
    now: datetime,
    progress: Progress = silent,
) -> Attempt:
    """Gather what is known for the call; raises ArgumentsError when its arguments are malformed."""
    said = parse_arguments(tool, call.arguments, by_hand=call.by_hand)
    of_conversation, of_user = await facts_for(unit, caller)
    known = {name: answers[name] for name in answers if name in tool.parameters.model_fields}
    sources = Sources(said, known, of_conversation, await metadata_of(unit, caller), of_user)
    user = caller.user
    written, specs = {**said, **known}, field_specs(tool.parameters)
    amounts = [amount for spec in specs for amount in amounts_written(written.get(spec.name), spec.ask.kind)]
    today = now.astimezone(ZoneInfo(user.time_zone)).date()
    reading = Reading(user.locale, currency_meant(amounts, caller), today)
    resolution, subject = resolve(tool, sources, reading), answers.get(SUBJECT)
    return Attempt(unit, call, tool, caller, now, reading, sources, resolution, subject, progress)
