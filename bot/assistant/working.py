"""A tool at work, as the user sees it: what it does, how far it is, and what came of it."""

from dataclasses import replace
from typing import Literal

from bot.assistant.reply import Reply
from bot.words import answers as words
from tools.toolkit.outcome import Completed, Failed, Outcome
from tools.toolkit.task import Task

_FAILURES: dict[str, str] = {"timed_out": words.TASK_TIMED_OUT, "refused": words.TASK_REFUSED}


class Working:
    """Shows one call at work, from the moment it begins: a call that only leads to a question never does."""

    def __init__(self, reply: Reply, call_id: str, topic: str, *, among_others: bool = False) -> None:
        self._reply = reply
        self._call_id = call_id
        self._topic = topic
        self._among_others = among_others
        self._task: Task | None = None

    async def progress(self, text: str) -> None:
        """Take the first text for what is done, and each further one for how far that is."""
        said = text.removesuffix("…")
        if self._task is None:
            task = Task(self._call_id, said, "in_progress", topic=self._topic, among_others=self._among_others)
        elif said in self._task.details:
            return
        else:
            task = replace(self._task, details=(*self._task.details, said))
        await self._show(task)

    async def end(self, outcome: Outcome) -> None:
        """Show what came of it, if it began at all."""
        if self._task is None:
            return
        status: Literal["complete", "error"] = "error" if isinstance(outcome, Failed) else "complete"
        await self._show(replace(self._task, status=status, output=_in_short(outcome)))

    async def _show(self, task: Task) -> None:
        self._task = task
        await self._reply.work(task)


def _in_short(outcome: Outcome) -> str:
    match outcome:
        case Completed(display=display) if display.figures:
            return f"{display.figures[0].label}: {display.figures[0].value}"
        case Failed(code=code):
            return _FAILURES.get(code, words.TASK_FAILED)
        case _:
            return ""
