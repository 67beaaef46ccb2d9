"""Conversations in wire items, as the engine sends them, for the planner to react to."""

import json
from typing import Any, Self

from bot.playground.planner import Call, Say, plan

PARAMETERS = {
    "calculate_savings_timeline": (
        "goal_amount monthly_savings deadline monthly_income start_balance annual_return inflation timing"
    ),
    "plan_budget": "monthly_income method categories",
    "amortize_loan": "principal annual_rate term monthly_payment extra_monthly extra_once",
    "emergency_fund": "monthly_essentials emergency_savings monthly_savings target_months",
    "create_goal": "name target saved monthly_amount deadline",
    "list_goals": "with_dropped",
    "update_goal": "name added saved target monthly_amount deadline new_name dropped",
    "remember_fact": "name value",
    "list_facts": "",
    "forget_fact": "name",
}
TODAY_NOTE = "For the user it is 21 November 2026 (America/New_York); amounts are in USD unless said otherwise."


def tool(name: str, parameters: str) -> dict[str, Any]:
    names = parameters.split()
    return {
        "type": "function",
        "name": name,
        "strict": True,
        "parameters": {
            "type": "object",
            "properties": {parameter: {"type": ["string", "null"]} for parameter in names},
            "required": names,
            "additionalProperties": False,
        },
    }


TOOLS = [tool(name, parameters) for name, parameters in PARAMETERS.items()]


class Conversation:
    """Items of a conversation; `react` lets the planner react and keeps what it did."""

    def __init__(self, note: str | None = TODAY_NOTE) -> None:
        self.items: list[dict[str, Any]] = []
        if note:
            self.items.append({"type": "message", "role": "developer", "content": note})

    def user(self, text: str) -> Self:
        self.items.append({"type": "message", "role": "user", "content": text})
        return self

    def output(self, status: str, **payload: Any) -> Self:
        """Answer the newest call."""
        call_id = next(item["call_id"] for item in reversed(self.items) if item["type"] == "function_call")
        output = json.dumps({"status": status, **payload})
        self.items.append({"type": "function_call_output", "call_id": call_id, "output": output})
        return self

    def completed(self, summary: str = "It is done.", **payload: Any) -> Self:
        suggestions = payload.pop("suggestions", [])
        return self.output("completed", result={"summary": summary, "suggestions": suggestions}, **payload)

    def superseded(self) -> Self:
        return self.output("superseded", message="superseded: the user answered in words")

    def react(self) -> Say | Call:
        move = plan(self.items, TOOLS)
        if isinstance(move, Say):
            self.items.append({"type": "message", "role": "assistant", "content": move.text})
            return move
        (call,) = move
        self.items.append(
            {
                "type": "function_call",
                "call_id": f"call_{len(self.items)}",
                "name": call.name,
                "arguments": json.dumps(dict(call.arguments)),
            }
        )
        return call

    def call(self) -> tuple[str, dict[str, Any]]:
        """Let the planner react with a call; return its name and the arguments that are not null."""
        move = self.react()
        assert isinstance(move, Call), move
        assert set(move.arguments) == set(PARAMETERS[move.name].split())
        return move.name, {name: value for name, value in move.arguments.items() if value is not None}

    def said(self) -> str:
        move = self.react()
        assert isinstance(move, Say), move
        return move.text


def first_call(text: str, note: str | None = TODAY_NOTE) -> tuple[str, dict[str, Any]]:
    return Conversation(note).user(text).call()


def first_answer(text: str) -> str:
    return Conversation().user(text).said()
