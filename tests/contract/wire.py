"""Where the requests of each protocol go and what its streams say, so that one test can go wrong on all of them."""

from dataclasses import dataclass
from typing import Literal

from bot.assistant.engine import AssistantEngine
from bot.assistant.engines.assistants import AssistantsEngine
from bot.assistant.engines.assistants.remote import Patience
from bot.assistant.engines.responses import ResponsesEngine
from bot.playground.openai.fault import StreamEnd

Kind = Literal["conversation", "local", "assistants"]
"""An engine, by what keeps the history."""


@dataclass(frozen=True, slots=True)
class Wire:
    """One protocol: the path (* stands for anything) of requests to the model, and its streams' events.

    `begun` is the first event, `call` and `text` come while the model calls or speaks, `last` ends a stream well.
    """

    path: str
    begun: str
    call: str
    text: str
    last: str
    failed: StreamEnd
    incomplete: StreamEnd


RESPONSES = Wire(
    path="/v1/responses",
    begun="response.created",
    call="response.output_item.added",
    text="response.output_text.delta",
    last="response.completed",
    failed="response.failed",
    incomplete="response.incomplete",
)
ASSISTANTS = Wire(
    path="/v1/threads/*/runs",
    begun="thread.run.created",
    call="thread.run.step.created",
    text="thread.message.delta",
    last="thread.run.completed",
    failed="thread.run.failed",
    incomplete="thread.run.incomplete",
)


def wire_of(kind: Kind) -> Wire:
    return ASSISTANTS if kind == "assistants" else RESPONSES


def assistants_engine_at(
    url: str, *, run: float = 10.0, follow: float = 10.0, cancel: float = 5.0, api_version: str | None = None
) -> AssistantsEngine:
    """The assistants engine, with this much patience."""
    return AssistantsEngine(
        api_key="sk-test",
        base_url=url,
        model="test",
        api_version=api_version,
        read_seconds=2.0,
        patience=Patience(run=run, follow=follow, cancel=cancel, pause=0.01),
    )


def engine_at(url: str, kind: Kind, *, total_seconds: float = 10.0, api_version: str | None = None) -> AssistantEngine:
    """An engine that waits for a whole response no longer than this."""
    if kind == "assistants":
        return assistants_engine_at(url, run=total_seconds, api_version=api_version)
    return ResponsesEngine(
        api_key="sk-test",
        base_url=url,
        model="test",
        api_version=api_version,
        state=kind,
        read_seconds=2.0,
        total_seconds=total_seconds,
    )
