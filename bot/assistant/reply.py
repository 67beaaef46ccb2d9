"""What RunHandler expects of the place where the user reads: a status, tasks, a streamed text, forms, results."""

from collections.abc import Sequence
from typing import Protocol

from tools.toolkit.form import Form
from tools.toolkit.outcome import Display
from tools.toolkit.task import Task


class Reply(Protocol):
    """One answer to one turn. Each method may be repeated after a crash: what was shown is not shown twice."""

    async def status(self, text: str, topic: str | None = None) -> None:
        """Show what Penny is doing ("Working out your timeline"); disappears with the answer.

        With a `topic`, which may be "", words that fit it take turns with the text: for work of unknown length.
        """
        ...

    async def work(self, task: Task) -> None:
        """Show a task, or how far it is by now. It is not to be waited for: it may come within a transaction."""
        ...

    async def append(self, text: str) -> None:
        """Add a piece of the answer's text."""
        ...

    async def ask(self, form: Form) -> None:
        """End the answer with the questions of `form`; nothing waits for them."""
        ...

    async def name(self, title: str) -> None:
        """Say in a few words what the thread is about; no amounts, and the first name stays."""
        ...

    async def finish(self, text: str, results: Sequence[Display]) -> None:
        """End the answer: `text` is all of it, whatever was streamed before; results come below it."""
        ...

    async def fail(self, reference: str, retryable: bool) -> None:
        """End the answer with one kind sentence and the reference number under which the log has the rest.

        A `retryable` failure comes with a "Try again" button, whose click is a turn with the input Retry.
        """
        ...

    async def stop(self) -> None:
        """End the answer where it is: the user stopped it or wrote something newer. What was not begun is not shown."""
        ...

    async def settle_form(self, call_ids: Sequence[str], how: str, answers: Sequence[tuple[str, str]]) -> None:
        """Mark the message of a form as answered, declined, superseded or expired, with the answers given."""
        ...
