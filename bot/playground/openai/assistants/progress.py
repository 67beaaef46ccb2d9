"""What a run does, change by change, each with the event that tells of it."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict
from functools import partial
from typing import Any

from bot.playground.openai.assistants.context import context_of
from bot.playground.openai.assistants.messages import Broken, Message
from bot.playground.openai.assistants.runs import Run, RunEnd
from bot.playground.openai.assistants.steps import RunStep, StepStatus, Usage
from bot.playground.openai.assistants.threads import Thread
from bot.playground.openai.deltas import pieces, words
from bot.playground.openai.fault import SERVER_ERROR
from bot.playground.openai.ids import new_id
from bot.playground.openai.items import Item
from bot.playground.openai.model import Model, Refusal
from bot.playground.openai.usage import TokenCounter, tokens
from bot.playground.planner.moves import Call, Say
from storage.clock import Clock

Change = tuple[str, Callable[[], dict[str, Any]]]
"""The name of an event, and what makes the change and returns the event's data."""

_BROKEN: dict[RunEnd, Broken] = {
    "cancelled": "run_cancelled",
    "expired": "run_expired",
    "failed": "run_failed",
    "incomplete": "max_tokens",
}
_STEP_END: dict[RunEnd, StepStatus] = {"cancelled": "cancelled", "expired": "expired", "failed": "failed"}


class Progress:
    """The ways that one run can go. Nothing happens before a change is made."""

    def __init__(self, thread: Thread, run: Run, model: Model, counter: TokenCounter, clock: Clock) -> None:
        self._thread = thread
        self._run = run
        self._model = model
        self._counter = counter
        self._clock = clock

    def first(self) -> Iterator[Change]:
        """Begin, up to the run's end or the calls it needs outputs for."""
        yield "thread.run.created", self._run.resource
        yield from self._go_on()

    def after_outputs(self) -> Iterator[Change]:
        """Go on with the outputs that were submitted."""
        yield "thread.run.step.completed", self._run.steps[-1].resource
        yield from self._go_on()

    def ending(self, status: RunEnd, *, code: str = "server_error", reason: str | None = None) -> Iterator[Change]:
        """Break off: what is open ends with the run."""
        run, message, step = self._run, self._thread.open_message, self._run.open_step
        if message is not None:
            yield "thread.message.incomplete", lambda: message.break_off(_BROKEN[status], self._now)
        if step is not None:
            end = _STEP_END.get(status, "completed")
            yield f"thread.run.step.{end}", lambda: step.end(end, self._now)
        if status == "failed":
            run.last_error = {"code": code, "message": SERVER_ERROR}
        if status == "incomplete":
            run.incomplete_reason = reason or "max_completion_tokens"
        yield f"thread.run.{status}", lambda: run.end(status, self._now)

    @property
    def _now(self) -> int:
        return int(self._clock().timestamp())

    def _go_on(self) -> Iterator[Change]:
        run, request = self._run, self._run.request
        yield "thread.run.queued", partial(run.become, "queued")
        yield "thread.run.in_progress", lambda: run.begin(self._now)
        prompt = context_of(self._thread, run)
        parts = self._model.decide(prompt, request.offered)
        usage = self._usage(prompt, parts)
        if request.max_prompt_tokens is not None and usage.prompt > request.max_prompt_tokens:
            yield from self.ending("incomplete", reason="max_prompt_tokens")
            return
        calls = [part for part in parts if isinstance(part, Call)]
        for part in parts:
            if not isinstance(part, Call):
                # What one request took is counted once, in its last step.
                yield from self._write(part, Usage() if calls else usage)
        if run.open_step is not None:
            yield from self.ending("incomplete")
        elif calls:
            yield from self._ask_for(calls, usage)
        else:
            yield "thread.run.completed", lambda: run.end("completed", self._now)

    def _write(self, part: Say | Refusal, usage: Usage) -> Iterator[Change]:
        """Write a message; it stays open when it needs more tokens than the run may use."""
        message = self._message(part)
        step = self._step(usage, message.id)
        yield "thread.run.step.created", lambda: self._add_step(step)
        yield "thread.run.step.in_progress", step.resource
        yield "thread.message.created", lambda: self._add_message(message)
        yield "thread.message.in_progress", message.resource
        limit = self._run.request.max_completion_tokens
        for word in words(part.text):
            if limit is not None and tokens("".join([*message.texts, word])) > limit:
                return
            yield "thread.message.delta", partial(message.delta, word)
        yield "thread.message.completed", lambda: message.complete(self._now)
        yield "thread.run.step.completed", lambda: step.end("completed", self._now)

    def _ask_for(self, calls: Sequence[Call], usage: Usage) -> Iterator[Change]:
        step = self._step(usage)
        yield "thread.run.step.created", lambda: self._add_step(step)
        yield "thread.run.step.in_progress", step.resource
        for call in calls:
            yield "thread.run.step.delta", partial(step.begin_call, new_id("call"), call.name)
            for piece in pieces(self._model.arguments(call)):
                yield "thread.run.step.delta", partial(step.add_arguments, piece)
        yield "thread.run.requires_action", partial(self._run.become, "requires_action")

    def _message(self, part: Say | Refusal) -> Message:
        run = self._run
        return Message(
            self._thread.id,
            "assistant",
            self._now,
            [],
            run_id=run.id,
            assistant_id=run.request.assistant_id,
            status="in_progress",
            refusal=isinstance(part, Refusal),
        )

    def _step(self, usage: Usage, message_id: str | None = None) -> RunStep:
        run = self._run
        return RunStep(run.id, run.thread_id, run.request.assistant_id, self._now, usage, message_id)

    def _add_step(self, step: RunStep) -> dict[str, Any]:
        self._run.steps.append(step)
        return step.resource()

    def _add_message(self, message: Message) -> dict[str, Any]:
        self._thread.messages.append(message)
        return message.resource()

    def _usage(self, prompt: list[Item], parts: Sequence[Say | Refusal | Call]) -> Usage:
        counted = self._counter.usage(
            cache_key=self._thread.id,
            instructions=self._run.instructions,
            tools=self._run.request.tools,
            prompt=prompt,
            output=[asdict(part) for part in parts],
        )
        cached: int = counted["input_tokens_details"]["cached_tokens"]
        return Usage(counted["input_tokens"], cached, counted["output_tokens"])
