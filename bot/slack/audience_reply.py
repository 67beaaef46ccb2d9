"""The reply in a channel: for everybody, or, where it rests on something private, for its owner alone."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Protocol

from bot.assistant.reply import Reply, Task
from bot.assistant.turn import TurnRequest
from bot.blocks.channels import HiddenAnswer, hidden_content, with_way_to_go_on
from bot.blocks.feedback import with_feedback
from bot.blocks.outputs import Content, answer_contents
from bot.slack.audience import is_for_speaker_only
from bot.slack.manners import note_heard
from bot.slack.posts import Posts
from bot.slack.private import keep_answer, show_to_owner, whisper
from bot.slack.recall import remembers_answers
from bot.slack.services import Services
from tools.toolkit.form import Form, FormSection
from tools.toolkit.outcome import Display

Frame = Callable[[Sequence[Content]], list[Content]]
"""Adds to the messages of an answer what stands around it."""


class OpenReply(Reply, Protocol):
    """The reply that everybody in the thread sees."""

    async def ask(self, form: Form, *, recall: bool = False) -> None:
        """Ask the questions, and with `recall` offer what is remembered of the user."""
        ...

    async def finish(self, text: str, results: Sequence[Display], frame: Frame = list) -> None:
        """End the answer, and with what the `frame` adds to it."""
        ...

    async def end(self, contents: Sequence[Content]) -> None:
        """End the answer with these messages."""
        ...


class AudienceReply:
    """Implements Reply. An answer for one person's eyes is not shown while it grows.

    A message in the thread stands for it, so that everybody knows that it was given; its owner sees it there and may
    share it.
    """

    def __init__(self, services: Services, request: TurnRequest, posts: Posts, reply: OpenReply) -> None:
        self._services = services
        self._request = request
        self._posts = posts
        self._reply = reply
        self._text = ""
        self._hidden: bool | None = None

    async def status(self, text: str, topic: str | None = None) -> None:
        """Show what Penny is doing."""
        await self._is_hidden()
        await self._reply.status(text, topic)

    async def work(self, task: Task) -> None:
        """Show a task; of one that may be for one person's eyes only that it is being done."""
        # It may come within a transaction, where nothing can be looked up.
        if self._hidden is False:
            await self._reply.work(task)
        elif task.status == "in_progress":
            await self._reply.status(f"{task.title}…", task.topic)

    async def append(self, text: str) -> None:
        """Add a piece of the answer's text."""
        if await self._is_hidden():
            self._text += text
        else:
            await self._reply.append(text)

    async def name(self, title: str) -> None:
        """Say what the thread is about."""
        await self._reply.name(title)

    async def ask(self, form: Form) -> None:
        """Ask the questions in the thread; what is known to one person alone is not told there."""
        hidden = await self._is_hidden()
        if hidden and self._text.strip():
            await whisper(self._services, self._posts, self._speaker, answer_contents(self._text, ()))
        recall = await remembers_answers(self._services, self._request.speaker, self._posts.place, form)
        await self._take_the_floor()
        await self._reply.ask(_without_known(form) if hidden else form, recall=recall)

    async def finish(self, text: str, results: Sequence[Display]) -> None:
        """End the answer, for everybody or for its owner."""
        await self._take_the_floor()
        frame = await self._frame()
        if await self._is_hidden():
            await self._finish_hidden(text, results, frame)
        else:
            await self._reply.finish(text, results, frame)

    async def _finish_hidden(self, text: str, results: Sequence[Display], frame: Frame) -> None:
        turn, place = self._posts.turn.id, self._posts.place
        hidden = HiddenAnswer(turn, self._speaker, place.channel_id, place.thread_ts)
        kept = await keep_answer(self._services, turn, text, results)
        await self._reply.end(with_feedback(frame([hidden_content(hidden)]), turn))
        await show_to_owner(self._services, self._posts, hidden, kept)

    async def fail(self, reference: str, retryable: bool) -> None:
        """End the answer with an apology, which gives nothing away."""
        await self._reply.fail(reference, retryable)

    async def stop(self) -> None:
        """End the answer where it is."""
        await self._reply.stop()

    async def settle_form(self, call_ids: Sequence[str], how: str, answers: Sequence[tuple[str, str]]) -> None:
        """Let the message that asked say how it ended."""
        await self._reply.settle_form(call_ids, how, answers)

    async def _take_the_floor(self) -> None:
        """Note that Penny speaks: who talks with her may go on, whatever people wrote to each other before."""
        now = self._services.clock().timestamp()
        await note_heard(self._services, self._posts.place, f"{now:.6f}")

    async def _frame(self) -> Frame:
        """Return what adds to the thread's first answer how to go on in the thread; nothing to later ones."""
        place = self._posts.place
        async with self._services.database.unit() as unit:
            key = (place.team_id, place.channel_id, place.thread_ts)
            thread = await unit.threads.introduce(*key, self._posts.turn.id)
        is_first = thread.introduced_by == self._posts.turn.id
        return partial(with_way_to_go_on, muted=thread.muted) if is_first else list

    @property
    def _speaker(self) -> str:
        return self._request.speaker.user_id

    async def _is_hidden(self) -> bool:
        if self._hidden is None:
            self._hidden = await is_for_speaker_only(self._services, self._request)
        return self._hidden


def _without_known(form: Form) -> Form:
    """Return the form with its questions alone: neither what is known, nor what was wrong with an answer."""
    sections: list[FormSection] = []
    for part in form.sections:
        asked = tuple(f.model_copy(update={"problem": ""}) for f in part.fields if f.state != "known")
        sections.append(part.model_copy(update={"fields": asked}))
    return Form(sections=tuple(sections))
