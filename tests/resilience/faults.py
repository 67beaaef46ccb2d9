"""The faults of the matrix, as data: what each is called, how it strikes, where it can, and what the user sees then."""

from dataclasses import dataclass
from typing import Literal

from tests.resilience import strikes
from tests.resilience.laboratory import ENGINES, HASTY, PATIENT, EngineName, Patience
from tests.resilience.places import ASSISTANTS, BEGINNING, CONVERSATION, REMOTE, RESPONSES, SCENES, Place, Scene
from tests.resilience.strikes import Strike, befalls, befalls_at, loses_answer, loses_at
from tests.resilience.troubles import cut, dropped, error_event, garbled, html, never_ending, refused, unanswered

Verdict = Literal["answered", "asked to try again"]
"""What becomes of the turn: an answer, or one kind sentence with a way to try again."""

LASTING = 99
"""More requests than a turn makes."""


@dataclass(frozen=True, slots=True)
class Fault:
    """One way in which things go wrong.

    `first` faults strike the first turn of a conversation, before there is a remote thread; all others one that
    has a past with a tool call in it. Faults at a `place` exist where the protocol has an event there.
    """

    name: str
    strike: Strike
    verdict: Verdict = "answered"
    engines: tuple[EngineName, ...] = ENGINES
    scenes: tuple[Scene, ...] = SCENES
    place: Place | None = None
    first: bool = False
    patience: Patience = PATIENT


FAULTS: tuple[Fault, ...] = (
    Fault("429 with Retry-After", befalls(refused(429, "rate_limit_exceeded", 7))),
    Fault("429 without Retry-After", befalls(refused(429, "rate_limit_exceeded"))),
    Fault("429 that asks to wait an hour", befalls(refused(429, "rate_limit_exceeded", 3600)), "asked to try again"),
    Fault("429 for want of quota", befalls(refused(429, "insufficient_quota")), "asked to try again"),
    Fault("401", befalls(refused(401, "invalid_api_key")), "asked to try again"),
    Fault("500", befalls(refused(500, "server_error"))),
    Fault("502", befalls(refused(502))),
    Fault("503", befalls(refused(503))),
    Fault("503 three times", befalls(refused(503), times=3)),
    Fault("503 that lasts", befalls(refused(503), times=LASTING), "asked to try again"),
    Fault("500 after the work was kept", befalls(refused(500, "server_error", kept=True))),
    Fault("the same, and the thread cannot be read", strikes.kept_but_cannot_be_looked_up, engines=REMOTE),
    Fault("HTML instead of JSON", befalls(html(200))),
    Fault("HTML with 502", befalls(html(502))),
    Fault("connection refused", strikes.silent, patience=HASTY),
    Fault("connect timeout", strikes.deaf, patience=HASTY),
    Fault("read timeout", befalls(unanswered), patience=HASTY),
    Fault("total timeout", befalls(never_ending), patience=HASTY),
    Fault("connection dropped", befalls(dropped())),
    Fault("connection dropped, work kept", befalls(dropped(kept=True))),
    Fault("connection that stays broken", befalls(dropped(), times=LASTING), "asked to try again"),
    Fault("stream cut after created", loses_at("created"), engines=RESPONSES),
    Fault("stream cut after created, work kept", befalls_at("created", cut), place="created"),
    Fault("stream cut at item begun", loses_at("item begun"), engines=RESPONSES),
    Fault("stream cut at item begun, work kept", befalls_at("item begun", cut), place="item begun"),
    Fault("stream cut in the middle", loses_at("middle"), engines=RESPONSES),
    Fault("stream cut in the middle, work kept", befalls_at("middle", cut), place="middle"),
    Fault("stream cut before its end", loses_at("item done"), engines=RESPONSES),
    Fault("stream cut before its end, work kept", befalls_at("item done", cut), place="item done"),
    Fault("stream cut after its end", befalls_at("end", cut), place="end"),
    Fault("error event", strikes.reports_an_error, engines=RESPONSES),
    Fault("error event, work kept", befalls_at("middle", error_event), place="middle"),
    Fault("malformed stream, work kept", befalls_at("middle", garbled), place="middle"),
    Fault("response or run that fails", strikes.fails),
    Fault("lock conflict", strikes.locked, engines=CONVERSATION),
    Fault("active-run conflict", strikes.busy, engines=ASSISTANTS, scenes=BEGINNING),
    Fault("run expired before its outputs came", strikes.expired, engines=ASSISTANTS, scenes=("output",)),
    Fault("call without an output in the thread", strikes.call_unknown_to_us, engines=CONVERSATION),
    Fault("output lost by the thread", strikes.output_lost, engines=CONVERSATION),
    Fault("call lost by the thread", strikes.call_lost, engines=CONVERSATION),
    Fault(
        "message there already, refused as a duplicate",
        strikes.there_already,
        engines=CONVERSATION,
        scenes=BEGINNING,
    ),
    Fault("thread gone", strikes.gone, engines=REMOTE),
    Fault("assistant gone", strikes.assistant_gone, engines=ASSISTANTS, scenes=BEGINNING),
    Fault("message kept, answer lost", loses_answer(r"POST .*/messages$"), engines=ASSISTANTS, scenes=BEGINNING),
    Fault(
        "conversation made, answer lost",
        loses_answer(r"POST .*/conversations$"),
        engines=CONVERSATION,
        scenes=BEGINNING,
        first=True,
    ),
    Fault(
        "thread made, answer lost", loses_answer(r"POST .*/threads$"), engines=ASSISTANTS, scenes=BEGINNING, first=True
    ),
    Fault(
        "assistant made, answer lost",
        loses_answer(r"POST .*/assistants$"),
        engines=ASSISTANTS,
        scenes=BEGINNING,
        first=True,
    ),
)
