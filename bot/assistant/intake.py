"""Taking in what the user did: a message, a filled form, "Not now" or "Try again"."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from bot.assistant.answers import stated
from bot.assistant.calls import Answers, CallRunner
from bot.assistant.context import context_notes
from bot.assistant.engine import FunctionCall, FunctionOutput, Item, UserMessage
from bot.assistant.files import Files
from bot.assistant.prompt import DECLINED, SUPERSEDED
from bot.assistant.reply import Reply
from bot.assistant.session import Session
from bot.assistant.turn import FormAnswer, FormDecline, Message, Retry
from storage.clock import Clock
from storage.database import Database
from tools.toolkit.executor import ToolExecutor
from tools.toolkit.record import Record
from tools.toolkit.registry import Registry

_SITUATION = "situation"


class Situation(Record):
    """What the turn found at its first attempt, so that each further attempt goes the same way.

    `open` are the calls that waited for the user; `words` is what a message answers to the only one of them.
    """

    open: tuple[str, ...]
    words: dict[str, str] | None = None


@dataclass(frozen=True, slots=True)
class Taken:
    """What a turn's input adds to the conversation: outputs of earlier calls, then the user's words."""

    outputs: Sequence[FunctionOutput]
    message: str = ""


class Intake:
    """Brings a turn's input into the journal, once, and ends the questions that it answers or overtakes."""

    def __init__(
        self,
        calls: CallRunner,
        executor: ToolExecutor,
        registry: Registry,
        database: Database,
        clock: Clock,
        files: Files,
    ) -> None:
        self._calls = calls
        self._executor = executor
        self._registry = registry
        self._database = database
        self._clock = clock
        self._files = files

    async def take(self, session: Session, reply: Reply) -> None:
        """Take in the turn's input; nothing happens when an earlier attempt did."""
        if session.taken:
            return
        situation = await self._situation(session)
        match session.request.input:
            case Message() as message:
                taken = await self._take_message(session, reply, message, situation)
            case FormAnswer() as answer:
                taken = await self._take_answers(session, reply, answer, situation)
            case FormDecline() as decline:
                taken = await self._take_decline(session, reply, decline, situation)
            case Retry():
                taken = Taken(())
        await self._write(session, taken)

    async def _take_message(self, session: Session, reply: Reply, message: Message, situation: Situation) -> Taken:
        if situation.words is None:
            outputs = await self._supersede(session, reply, session.transcript.dangling(), situation)
            notes = await self._files.taken_in(message.files, session.caller, reply)
            return Taken(outputs, "\n".join(filter(None, (message.text, *notes))))
        (call_id,) = situation.open
        return Taken(await self._answer(session, reply, {call_id: situation.words}))

    async def _take_answers(self, session: Session, reply: Reply, answer: FormAnswer, situation: Situation) -> Taken:
        answers: dict[str, Answers] = dict(answer.answers)
        current = {call_id: given for call_id, given in answers.items() if call_id in situation.open}
        outputs = await self._answer(session, reply, current)
        late = await self._changed(session, {key: answers[key] for key in answers if key not in current})
        if not late:
            return Taken(outputs)
        overtaken = [call for call in session.transcript.dangling() if call.call_id not in current]
        outputs += await self._supersede(session, reply, overtaken, situation)
        await self._settle(session, reply, late, "answered")
        tools = {call.call_id: call.name for call in session.transcript.calls(late)}
        words = [stated(self._registry.get(tools[call_id]), given) for call_id, given in late.items()]
        return Taken(outputs, "\n".join(words))

    async def _take_decline(self, session: Session, reply: Reply, decline: FormDecline, situation: Situation) -> Taken:
        declined = session.transcript.calls(set(decline.call_ids).intersection(situation.open))
        if not declined:
            return Taken(())
        outputs = await self._calls.close(session, declined, "declined", DECLINED)
        await self._settle(session, reply, {call.call_id: {} for call in declined}, "declined")
        return Taken(outputs)

    async def _situation(self, session: Session) -> Situation:
        dangling = session.transcript.dangling()
        if not dangling:
            return Situation(open=())
        records = await self._calls.records(session, [call.call_id for call in dangling])
        open_ids = tuple(call_id for call_id, record in records.items() if record.status == "open")
        words = None
        message = session.request.input
        if isinstance(message, Message) and not message.files and len(open_ids) == len(dangling) == 1:
            text = message.text
            found = await self._executor.answer_in_words(open_ids[0], text, session.caller)
            words = dict(found) if found else None
        now = Situation(open=open_ids, words=words)
        return Situation.model_validate(await session.memoise(_SITUATION, now.model_dump(mode="json")))

    async def _answer(self, session: Session, reply: Reply, answers: dict[str, Answers]) -> list[FunctionOutput]:
        outputs = await self._calls.answer(session, answers, reply)
        await self._settle(session, reply, answers, "answered")
        return outputs

    async def _supersede(
        self, session: Session, reply: Reply, calls: Sequence[FunctionCall], situation: Situation
    ) -> list[FunctionOutput]:
        outputs = await self._calls.close(session, calls, "superseded", SUPERSEDED)
        asked: dict[str, Answers] = {call.call_id: {} for call in calls if call.call_id in situation.open}
        await self._settle(session, reply, asked, "superseded")
        return outputs

    async def _changed(self, session: Session, late: dict[str, Answers]) -> dict[str, Answers]:
        """Return the answers to ended calls that say something new: a form sent twice says nothing."""
        records = await self._calls.records(session, list(late))
        known = {call.call_id for call in session.transcript.calls(late)}
        return {
            call_id: given
            for call_id, given in late.items()
            if call_id in known
            and call_id in records
            and any(given.values())
            and (records[call_id].status != "done" or await self._executor.differs(call_id, given, session.caller))
        }

    async def _settle(
        self,
        session: Session,
        reply: Reply,
        answers: dict[str, Answers],
        how: Literal["answered", "declined", "superseded"],
    ) -> None:
        if not answers:
            return
        told: list[tuple[str, str]] = []
        if how == "answered":
            for call_id, given in answers.items():
                told += await self._executor.answered(call_id, given, session.caller)
        await reply.settle_form(list(answers), how, list(dict.fromkeys(told)))

    async def _write(self, session: Session, taken: Taken) -> None:
        request, now = session.request.input, self._clock()
        slack_ts = request.ts if isinstance(request, Message) else None
        async with self._database.unit() as unit:
            said: list[Item] = [UserMessage(text=taken.message, ts=slack_ts or "")] if taken.message else []
            notes = await context_notes(session, unit, now) if said else []
            await session.transcript.append(unit, [*taken.outputs, *notes], now)
            await session.transcript.append(unit, said, now, slack_ts=slack_ts)
            await session.mark_taken(unit)
