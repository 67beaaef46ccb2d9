"""The model of the turmoil: it does what each message orders and accounts for every message by its number."""

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass

from bot.assistant.prompt import NOT_RUN
from bot.playground.planner.moves import Call, Move, Say, WireItem, WireTool
from bot.playground.planner.names import GOAL_CREATE, PLAN_BUDGET, TIMELINE
from bot.playground.planner.offered import Offered
from tests.resilience.answering import results_in, said_in, text_of

ORDER = re.compile(r"\bT(?P<number>\d+) (?P<kind>hello|budget|goal|house|pace)\b")
"""A numbered order in a message."""

TAG = re.compile(r"\bT\d+\b")
ALONE = re.compile(r"\b7,\d{3}\b")
"""An amount that stands for a message of its own: an answer in words, or one in a form."""


@dataclass(frozen=True, slots=True)
class Order:
    """One message and the tool call it asks for; `place` counts the orders of a house, which are all alike."""

    tag: str
    kind: str
    number: int
    place: int

    def call(self, offered: Offered) -> Call | None:
        """Return the call that the order asks for, if it asks for one."""
        match self.kind:
            case "budget":
                return offered.call(PLAN_BUDGET, {"monthly_income": f"{2_000 + self.number:,}"})
            case "goal":
                return offered.call(GOAL_CREATE, {"name": f"Boat {self.tag}", "target": "12,000"})
            case "pace":
                return offered.call(TIMELINE, {"goal_amount": f"{60_000 + self.number:,}"})
            case "house":
                return offered.call(TIMELINE, {})
            case _:
                return None


def clerk(items: Sequence[WireItem], tools: Sequence[WireTool]) -> Move:
    """Order every call that is still missing, then account for everything that was not accounted for."""
    offered = Offered(tools)
    said = said_in(items)
    answered = {tag for text in _own_words(items) for tag in (*TAG.findall(text), *ALONE.findall(text))}
    orders = [order for order in _orders(said) if order.tag not in answered]
    results = list(results_in(items))
    calls = [call for order in orders if _result(order, results, offered) is None and (call := order.call(offered))]
    if calls:
        return tuple(calls)
    lines = [f"{order.tag} {_result(order, results, offered) or 'hello'}" for order in orders]
    loose = [amount for text in said if not ORDER.search(text) for amount in ALONE.findall(text)]
    lines += [f"Noted: {amount}" for amount in dict.fromkeys(loose) if amount not in answered]
    doubled = sorted({text for text in said if said.count(text) > 1})
    return Say("\n".join([*lines, *(f"DOUBLED {text}" for text in doubled)]) or "Nothing is left to do.")


def _orders(said: Sequence[str]) -> list[Order]:
    found = [match for text in said for match in ORDER.finditer(text)]
    houses = [match["number"] for match in found if match["kind"] == "house"]
    return [
        Order(
            tag=f"T{match['number']}",
            kind=match["kind"],
            number=int(match["number"]),
            place=houses.index(match["number"]) if match["kind"] == "house" else 0,
        )
        for match in found
    ]


def _own_words(items: Sequence[WireItem]) -> list[str]:
    return [text_of(item) for item in items if item.get("role") == "assistant"]


def _result(order: Order, results: Sequence[tuple[str, str]], offered: Offered) -> str | None:
    """Return what became of the order's call, in words; None when none has been taken up yet."""
    call = order.call(offered)
    if call is None:
        return "hello"
    outputs = [json.loads(output) for arguments, output in results if json.loads(arguments) == dict(call.arguments)]
    taken = [output for output in outputs if output.get("message") != NOT_RUN]
    if len(taken) <= order.place:
        return None
    output = taken[order.place]
    words = output.get("result", {}).get("summary") or output["status"]
    given = "; ".join(str(value) for value in (output.get("user_answered") or {}).values() if value)
    return f"{words} ({given})" if given else words
