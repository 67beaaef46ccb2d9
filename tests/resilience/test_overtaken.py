"""A turn that is asked to stop just when its answer has come: the answer is shown, now or with the next one."""

from collections.abc import AsyncGenerator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, cast

import pytest

from bot.assistant.engine import AssistantEngine, EngineEvent, RemoteThread, RunCompleted, RunInput
from bot.assistant.halt import Halt
from bot.assistant.turn import Message
from storage.repositories.turns import HaltReason
from tests.resilience.laboratory import ENGINES, PATIENT, EngineName, open_laboratory
from tests.resilience.troubles import refused
from tests.unit.bot.assistant.recording import RecordingReply


@dataclass
class InterruptedEngine:
    """An engine during whose last event the turn is asked to stop."""

    engine: AssistantEngine
    halt: Halt
    reason: HaltReason

    def __getattr__(self, name: str) -> Any:
        return getattr(self.engine, name)

    async def start(self, thread: RemoteThread, run: RunInput) -> AsyncGenerator[EngineEvent, None]:
        async for event in self.engine.start(thread, run):
            if isinstance(event, RunCompleted):
                self.halt.ask(self.reason)
            yield event


@pytest.mark.parametrize("engine", ENGINES)
async def test_an_answer_that_came_while_the_user_wrote_again_is_not_lost(engine: EngineName, tmp_path: Path) -> None:
    async with open_laboratory(tmp_path / "penny.db", engine, PATIENT) as lab:
        office, halt, reply = lab.office, Halt(), RecordingReply()
        await lab.say("Hello Penny")
        # Looked up after a failure the answer comes at once: nothing of it was streamed.
        lab.line.next(refused(500, kept=True))
        undisturbed = office.engine
        office.engine = cast("AssistantEngine", InterruptedEngine(undisturbed, halt, "overtaken"))
        turn = await office.claim(Message(text="How are you?", ts="2.5"))
        await office.handler.run(turn, reply, halt)
        await office.end(turn)
        office.engine = undisturbed
        after = await lab.say("Are you still there?")
    shown = "\n".join([*(reply.answers or [reply.streamed]), *after.answers])
    assert shown.count("You said: How are you?") == 1
    assert shown.count("You said: Are you still there?") == 1
