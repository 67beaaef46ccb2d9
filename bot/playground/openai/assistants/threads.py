"""Threads: their metadata, messages and runs."""

from dataclasses import dataclass, field
from typing import Any

from bot.playground.openai.assistants.messages import Message
from bot.playground.openai.assistants.runs import Run
from bot.playground.openai.errors import NotFoundError
from bot.playground.openai.ids import new_id
from bot.playground.openai.locks import no_message_now, no_run_now


@dataclass
class Thread:
    """A remote thread. While one of its runs is active nothing else may be added."""

    created_at: int
    metadata: dict[str, str]
    messages: list[Message] = field(default_factory=list[Message])
    runs: list[Run] = field(default_factory=list[Run])
    id: str = field(default_factory=lambda: new_id("thread"))

    @property
    def active_run(self) -> Run | None:
        """The run that is under way or waits for outputs."""
        return next((run for run in self.runs if run.active), None)

    @property
    def open_message(self) -> Message | None:
        """The message that a run is writing."""
        return next((message for message in self.messages if message.status == "in_progress"), None)

    def resource(self) -> dict[str, Any]:
        """Return the thread as the wire shows it: without its messages."""
        return {
            "id": self.id,
            "object": "thread",
            "created_at": self.created_at,
            "metadata": self.metadata,
            "tool_resources": {},
        }

    def refuse_message_when_active(self) -> None:
        """Raise InvalidRequestError when a run is active, so that no message may be added."""
        if self.active_run is not None:
            raise no_message_now(self.id, self.active_run.id)

    def refuse_run_when_active(self) -> None:
        """Raise InvalidRequestError when a run is active, so that no other may begin."""
        if self.active_run is not None:
            raise no_run_now(self.id, self.active_run.id)

    def message(self, message_id: str) -> Message:
        """Return one message; NotFoundError when it is not here."""
        for message in self.messages:
            if message.id == message_id:
                return message
        raise NotFoundError(f"No message found with id '{message_id}'.")

    def run(self, run_id: str) -> Run:
        """Return one run; NotFoundError when it is not here."""
        for run in self.runs:
            if run.id == run_id:
                return run
        raise NotFoundError(f"No run found with id '{run_id}'.")


class ThreadStore:
    """All threads of this server, in memory."""

    def __init__(self) -> None:
        self._threads: dict[str, Thread] = {}

    def add(self, thread: Thread) -> None:
        """Keep a new thread."""
        self._threads[thread.id] = thread

    def get(self, thread_id: str) -> Thread:
        """Return a thread; NotFoundError when there is none of this id."""
        if thread_id not in self._threads:
            raise NotFoundError(f"No thread found with id '{thread_id}'.")
        return self._threads[thread_id]

    def delete(self, thread_id: str) -> None:
        """Forget a thread."""
        self.get(thread_id)
        del self._threads[thread_id]

    def all(self) -> tuple[Thread, ...]:
        """Return all threads, oldest first."""
        return tuple(self._threads.values())
