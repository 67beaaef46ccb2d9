"""A Reply that records what the user would see."""

import asyncio
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from tools.toolkit.form import Form
from tools.toolkit.outcome import Display
from tools.toolkit.task import Task

PATIENCE = 5.0


@dataclass
class RecordingReply:
    """What was shown, in order. `pieces` is the streamed text, `ends` how the answer ended (once, when all is well)."""

    statuses: list[str] = field(default_factory=list[str])
    tasks: list[Task] = field(default_factory=list[Task])
    names: list[str] = field(default_factory=list[str])
    pieces: list[str] = field(default_factory=list[str])
    forms: list[Form] = field(default_factory=list[Form])
    answers: list[str] = field(default_factory=list[str])
    results: list[Display] = field(default_factory=list[Display])
    failures: list[tuple[str, bool]] = field(default_factory=list[tuple[str, bool]])
    settled: list[tuple[tuple[str, ...], str, tuple[tuple[str, str], ...]]] = field(
        default_factory=list[tuple[tuple[str, ...], str, tuple[tuple[str, str], ...]]]
    )
    ends: list[str] = field(default_factory=list[str])
    changed: asyncio.Condition = field(default_factory=asyncio.Condition)

    @property
    def streamed(self) -> str:
        return "".join(self.pieces)

    async def until(self, seen: Callable[["RecordingReply"], bool]) -> None:
        """Wait until the user has seen something."""
        async with self.changed:
            await asyncio.wait_for(self.changed.wait_for(lambda: seen(self)), PATIENCE)

    async def status(self, text: str, topic: str | None = None) -> None:
        self.statuses.append(text)
        await self._tell()

    async def work(self, task: Task) -> None:
        self.tasks.append(task)
        await self._tell()

    async def name(self, title: str) -> None:
        self.names.append(title)

    async def append(self, text: str) -> None:
        self.pieces.append(text)
        await self._tell()

    async def ask(self, form: Form) -> None:
        self.forms.append(form)
        await self._end("ask")

    async def finish(self, text: str, results: Sequence[Display]) -> None:
        self.answers.append(text)
        self.results += results
        await self._end("finish")

    async def fail(self, reference: str, retryable: bool) -> None:
        self.failures.append((reference, retryable))
        await self._end("fail")

    async def stop(self) -> None:
        await self._end("stop")

    async def settle_form(self, call_ids: Sequence[str], how: str, answers: Sequence[tuple[str, str]]) -> None:
        self.settled.append((tuple(call_ids), how, tuple(answers)))
        await self._tell()

    async def _end(self, how: str) -> None:
        self.ends.append(how)
        await self._tell()

    async def _tell(self) -> None:
        async with self.changed:
            self.changed.notify_all()
