"""Conversations held to their end, turn by turn."""

import asyncio
import json
from collections.abc import Sequence
from dataclasses import dataclass

from bot.assistant.errors import TurnFailedError
from bot.assistant.halt import Halt
from bot.assistant.turn import FormAnswer, FormDecline, Message, Place, SharedFile, Speaker, TurnInput, TurnRequest
from storage.repositories.journal import StoredEntry
from storage.tables.users import User
from tests.evaluation.cases import CaseError, Conversation, Turn
from tests.evaluation.records import Called, Performance, Played
from tests.evaluation.scoring import Score, score
from tests.evaluation.stage import TODAY, Stage
from tests.unit.bot.assistant.recording import RecordingReply
from tools.toolkit.form import Form
from tools.toolkit.tool import Caller, ToolCall


async def hold(stage: Stage, conversations: Sequence[Conversation], concurrency: int) -> list[Score]:
    """Hold the conversations, some at the same time, and return their scores in order."""
    free = asyncio.Semaphore(concurrency)

    async def one(conversation: Conversation) -> Score:
        async with free:
            return score(await perform(stage, conversation), stage.registry, TODAY)

    return list(await asyncio.gather(*map(one, conversations)))


async def perform(stage: Stage, conversation: Conversation) -> Performance:
    """Hold one conversation to its end, whatever becomes of its turns."""
    chat = _Chat(stage, conversation, next(stage.users))
    await chat.prepare()
    return Performance(conversation, [await chat.take(turn) for turn in conversation.turns])


@dataclass
class _Chat:
    """One conversation under way."""

    stage: Stage
    conversation: Conversation
    number: int
    form: Form | None = None
    seen: int = 0
    turns: int = 0

    @property
    def speaker(self) -> Speaker:
        return Speaker(team_id="T0EVAL", user_id=f"U{self.number:04d}")

    @property
    def place(self) -> Place:
        channel = f"{'C' if self.conversation.channel else 'D'}{self.number:04d}"
        return Place(team_id="T0EVAL", channel_id=channel, thread_ts="1.0", private=not self.conversation.channel)

    async def prepare(self) -> None:
        """Use the tools that the user used before, elsewhere. Raises CaseError for one that comes to nothing."""
        caller = Caller(user=await self._user(self.speaker), conversation_id=None, private=True)
        calls = [(tool, given) for before in self.conversation.before for tool, given in before.items()]
        for number, (tool, arguments) in enumerate(calls):
            call = ToolCall(f"before-{number}", tool, json.dumps(dict(arguments)))
            outcome = await self.stage.executor.execute(call, caller)
            if outcome.status != "completed":
                raise CaseError(f"{self.conversation.name!r}: {tool} cannot be used beforehand")

    async def take(self, turn: Turn) -> Played:
        """Take one turn and return how it went."""
        content = self._input(turn)
        if content is None:
            return Played(currency=await self._currency())
        reply, failure = await self._run(content)
        self.form = reply.forms[-1] if reply.forms else None
        new = await self._new_entries()
        return Played(
            calls=_calls(new),
            asked=_asked(self.form),
            answer=_answer(reply),
            told=_told(new),
            failure=failure,
            currency=await self._currency(),
        )

    def _input(self, turn: Turn) -> TurnInput | None:
        """Return what the turn brings; None for a reaction to a form where no form was shown."""
        if turn.user is not None:
            self.turns += 1
            files = tuple(SharedFile(id=name, name=name, url=content) for name, content in turn.files.items())
            return Message(text=turn.user, ts=f"{self.turns}.5", files=files)
        if self.form is None:
            return None
        if turn.form is None:
            return FormDecline(call_ids=tuple(section.call_id for section in self.form.sections))
        return FormAnswer(answers=_answers(self.form, dict(turn.form)))

    async def _run(self, content: TurnInput) -> tuple[RecordingReply, str]:
        reply, failure = RecordingReply(), ""
        place, speaker = self.place, self.speaker
        key = f"{place.team_id}:{place.channel_id}:{place.thread_ts}:{speaker.user_id}"
        turn = await self.stage.claim(key, TurnRequest(speaker=speaker, place=place, input=content))
        try:
            await self.stage.handler(self._user).run(turn, reply, Halt())
        except TurnFailedError as error:
            failure = error.code
        await self.stage.end(turn, "failed" if failure else "done")
        return reply, failure

    async def _user(self, speaker: Speaker) -> User:
        async with self.stage.database.unit() as unit:
            return await unit.users.ensure(
                speaker.team_id,
                speaker.user_id,
                time_zone="UTC",
                locale=self.conversation.locale,
                currency=self.conversation.currency,
            )

    async def _currency(self) -> str:
        return (await self._user(self.speaker)).currency

    async def _new_entries(self) -> list[StoredEntry]:
        place, user = self.place, await self._user(self.speaker)
        async with self.stage.database.unit() as unit:
            found = await unit.conversations.find(place.team_id, place.channel_id, place.thread_ts, user.id)
            entries = await unit.journal.entries(found.id) if found else []
        new = [entry for entry in entries if entry.id > self.seen]
        self.seen = max((entry.id for entry in entries), default=self.seen)
        return new


def _answers(form: Form, given: dict[str, str]) -> dict[str, dict[str, str | None]]:
    """Return the form as it is sent: what was filled in, and what stood in the other fields already."""
    return {
        section.call_id: {asked.name: given.get(asked.name, asked.prefill) for asked in section.fields}
        for section in form.sections
    }


def _calls(entries: Sequence[StoredEntry]) -> tuple[Called, ...]:
    outputs = {entry.item["call_id"]: entry.item["output"] for entry in entries if _is(entry, "function_output")}
    return tuple(
        Called(entry.item["name"], entry.item["arguments"], _status(outputs.get(entry.item["call_id"])))
        for entry in entries
        if _is(entry, "function_call")
    )


def _status(output: str | None) -> str:
    return "open" if output is None else str(json.loads(output).get("status", "completed"))


def _told(entries: Sequence[StoredEntry]) -> tuple[str, ...]:
    outputs = [entry.item["output"] for entry in entries if _is(entry, "function_output")]
    return (*outputs, *(entry.item["text"] for entry in entries if _is(entry, "note")))


def _is(entry: StoredEntry, kind: str) -> bool:
    return bool(entry.item["type"] == kind)


def _asked(form: Form | None) -> frozenset[str] | None:
    if form is None:
        return None
    return frozenset(asked.name for section in form.sections for asked in section.asked)


def _answer(reply: RecordingReply) -> str | None:
    """Return what the user read at the end: the words, or the results where there are none."""
    if not reply.answers:
        return None
    return reply.answers[-1] or "\n".join(result.summary for result in reply.results)
