"""SlackReply: the answer to one turn, in the thread where it was asked for."""

from collections.abc import Callable, Sequence
from typing import cast

from bot.assistant.reply import Reply
from bot.assistant.turn import Place, Speaker, TurnRequest
from bot.blocks.endings import failed_contents
from bot.blocks.form import Settled, question
from bot.blocks.outputs import answer_contents
from bot.slack.answer import Answer
from bot.slack.errors import apology
from bot.slack.forms import calls_of, scope_at, settle
from bot.slack.posts import Posts, TurnMark
from bot.slack.services import Services
from bot.slack.status import ThreadStatus
from storage.repositories.turns import ClaimedTurn
from tools.toolkit.form import Form, FormSection
from tools.toolkit.outcome import Display

_FORM = "form"


class SlackReply:
    """Implements Reply. What an earlier attempt at the turn posted is found and edited, never posted again."""

    def __init__(self, services: Services, speaker: Speaker, place: Place, turn: TurnMark) -> None:
        self._services = services
        self._speaker = speaker
        self._place = place
        self._posts = Posts(services.client, services.database, services.pace, place, turn)
        self._answer = Answer(self._posts, speaker)
        self._status = ThreadStatus(services, speaker, place, left_behind=turn.retried)

    async def status(self, text: str) -> None:
        """Show what Penny is doing; the turn does not wait for it."""
        self._status.show(text)

    async def append(self, text: str) -> None:
        """Add a piece of the answer's text."""
        if text:
            self._answer.append(text)

    async def ask(self, form: Form) -> None:
        """End the answer with the form's questions and keep where they stand."""
        await self._status.shown()
        if self._answer.text.strip():
            await self._answer.end(answer_contents(self._answer.text, ()))
        else:
            await self._answer.abandon()
        shown = form if self._place.private else _without_written(form)
        ts = await self._posts.post(_FORM, question(shown, self._speaker.user_id))
        scope = await scope_at(self._services, self._speaker, self._place)
        if scope is not None:
            calls = [section.call_id for section in form.sections]
            async with self._services.database.unit() as unit:
                await unit.tool_calls.place_form(scope, calls, self._place.channel_id, ts)
        await self._status.leave("suspended")

    async def finish(self, text: str, results: Sequence[Display]) -> None:
        """End the answer with its whole text and the results below it."""
        await self._status.shown()
        await self._answer.end(answer_contents(text, results))
        await self._status.leave("active")

    async def fail(self, reference: str, retryable: bool) -> None:
        """End the answer with an apology below what was shown already, and with a button where it may help."""
        await self._status.shown()
        turn = self._posts.turn.id if retryable else None
        sorry = apology(reference, retryable)
        await self._answer.end(failed_contents(self._answer.text, sorry, turn, self._speaker.user_id))
        await self._status.leave("active")

    async def stop(self) -> None:
        """End the answer where it is; the status goes, whether anything was begun or not."""
        await self._status.shown()
        await self._answer.stop()
        await self._status.clear()

    async def settle_form(self, call_ids: Sequence[str], how: str, answers: Sequence[tuple[str, str]]) -> None:
        """Let the message that asked say how it ended."""
        scope = await scope_at(self._services, self._speaker, self._place)
        if scope is not None:
            calls = await calls_of(self._services, scope, call_ids)
            await settle(self._services, calls, cast("Settled", how), answers)


def _without_written(form: Form) -> Form:
    """Return the form without what was filled in in a modal: where others read along it is not repeated."""
    sections: list[FormSection] = []
    for part in form.sections:
        fields = tuple(field for field in part.fields if not (field.state == "known" and field.origin == "form"))
        sections.append(part.model_copy(update={"fields": fields}))
    return Form(sections=tuple(sections))


def reply_for(services: Services) -> Callable[[ClaimedTurn], Reply]:
    """Return what makes the Reply of a claimed turn."""

    def make(turn: ClaimedTurn) -> Reply:
        request = TurnRequest.model_validate(turn.payload)
        mark = TurnMark(turn.id, turn.event_id, turn.conversation, turn.created_at, retried=turn.attempts > 1)
        return SlackReply(services, request.speaker, request.place, mark)

    return make
