"""SlackReply: the answer to one turn, in the thread where it was asked for."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import cast

from bot.assistant.reply import Reply
from bot.assistant.turn import Place, Speaker, TurnRequest
from bot.blocks.endings import asked_contents, failed_contents
from bot.blocks.feedback import with_feedback
from bot.blocks.form import question
from bot.blocks.outputs import Content, answer_contents
from bot.blocks.settled import Settled
from bot.slack.answer import Answer
from bot.slack.audience_reply import AudienceReply, Frame
from bot.slack.errors import apology
from bot.slack.forms import calls_of, scope_at, settle
from bot.slack.posts import Posts, TurnMark
from bot.slack.services import Services
from bot.slack.status import ThreadStatus
from bot.slack.title import ThreadTitle
from storage.repositories.turns import ClaimedTurn
from tools.toolkit.form import Form, FormSection
from tools.toolkit.outcome import Display
from tools.toolkit.task import Task

_FORM = "form"


class SlackReply:
    """Implements Reply. What an earlier attempt at the turn posted is found and edited, never posted again."""

    def __init__(self, services: Services, speaker: Speaker, place: Place, turn: TurnMark) -> None:
        self._services = services
        self._speaker = speaker
        self._place = place
        self._posts = Posts(services.client, services.database, services.pace, place, turn)
        self._status = ThreadStatus(services, speaker, place, left_behind=turn.retried)
        self._title = ThreadTitle(services, place, self._status)
        self._answer = Answer(self._posts, speaker, self._tell)

    async def status(self, text: str, topic: str | None = None) -> None:
        """Show what Penny is doing until something of the answer is to be seen; the turn does not wait for it."""
        if not self._answer.begun:
            self._status.show(text, topic)

    async def work(self, task: Task) -> None:
        """Show a task; what came of it is told only where nobody else reads along."""
        self._answer.work(task if self._place.private else replace(task, details=(), output=""))

    async def append(self, text: str) -> None:
        """Add a piece of the answer's text."""
        if text:
            self._answer.append(text)

    async def name(self, title: str) -> None:
        """Give the thread this title with the end of the answer, unless it has one."""
        self._title.want(title)

    async def ask(self, form: Form, *, recall: bool = False) -> None:
        """End the answer with the form's questions and keep where they stand; `recall` offers what is remembered."""
        await self._status.shown()
        if self._answer.begun:
            await self._answer.end(asked_contents(self._answer.text, self._answer.above))
        else:
            await self._answer.abandon()
        shown = form if self._place.private else _without_written(form)
        ts = await self._posts.post(_FORM, question(shown, self._speaker.user_id, recall=recall))
        scope = await scope_at(self._services, self._speaker, self._place)
        if scope is not None:
            calls = [section.call_id for section in form.sections]
            async with self._services.database.unit() as unit:
                await unit.tool_calls.place_form(scope, calls, self._place.channel_id, ts)
        await self._title.give()
        await self._status.leave("suspended")

    async def finish(self, text: str, results: Sequence[Display], frame: Frame = list) -> None:
        """End the answer with its whole text and the results below it, and with what the `frame` adds to them."""
        contents = frame(answer_contents(text, results, self._answer.above))
        await self.end(with_feedback(contents, self._posts.turn.id))

    async def end(self, contents: Sequence[Content]) -> None:
        """End the answer with these messages."""
        await self._status.shown()
        await self._answer.end(contents)
        await self._title.give()
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

    def _tell(self, task: Task) -> None:
        """Tell of a task in the status, where the answer cannot show it."""
        if task.status == "in_progress":
            doing = (task.title, *task.details)[-1]
            self._status.show(f"{doing}…", task.topic, stays=True)

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
        reply = SlackReply(services, request.speaker, request.place, mark)
        if request.place.private:
            return reply
        posts = Posts(services.client, services.database, services.pace, request.place, mark)
        return AudienceReply(services, request, posts, reply)

    return make
