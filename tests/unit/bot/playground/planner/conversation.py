"""Conversations in wire items, as the engine sends them, for the planner to react to."""

import json
from typing import Any, Self

from bot.playground.planner import Call, Say, plan

PLAN = (
    "balance monthly_contribution goal_amount monthly_spending years age until_age saving_years retirement_age "
    "annual_return volatility stocks return_basis inflation fees contribution_growth timing model"
)
PARAMETERS = {
    "calculate_savings_timeline": (
        "goal_amount monthly_savings deadline monthly_income start_balance annual_return inflation timing"
    ),
    "plan_budget": "monthly_income method categories paydays bills",
    "project_budget": "balance income bills everyday_spending months income_growth bill_growth",
    "plan_debt_payoff": "debts extra_monthly strategy",
    "amortize_loan": "principal annual_rate term monthly_payment extra_monthly extra_once fees",
    "mortgage_affordability": (
        "gross_income monthly_debts down_payment annual_rate housing_costs term housing_share debt_share"
    ),
    "emergency_fund": "monthly_essentials emergency_savings monthly_savings target_months",
    "project_retirement": (
        "age retirement_savings monthly_contribution monthly_spending yearly_spending retirement_age plan_to_age "
        "withdrawal_rate annual_return inflation"
    ),
    "assess_risk_profile": "horizon loss_reaction need_of_cash income_stability aim experience",
    "suggest_allocation": "risk_tolerance horizon amount monthly_contribution age emergency_fund",
    "simulate_scenarios": PLAN,
    "compare_scenarios": f"{PLAN} changes",
    "log_expense": "amount description category likely_category day account month_start",
    "log_income": "amount description day account",
    "list_transactions": "category words first_day last_day",
    "edit_transaction": "which day amount new_amount new_category new_description new_day",
    "delete_transaction": "which day amount",
    "set_budget_limit": "category amount month_start",
    "budget_status": "category month_start",
    "spending_report": "months month_start",
    "find_recurring_bills": "",
    "undo_last_change": "",
    "import_statement": "account file date_order decimal_sign positive_amounts",
    "net_worth": "assets debts",
    "show_net_worth": "",
    "remove_from_net_worth": "name side",
    "create_goal": "name target saved monthly_amount deadline",
    "list_goals": "with_dropped",
    "contribute_to_goal": "name amount",
    "delete_goal": "name",
    "schedule_check_in": "what when text goal",
    "list_check_ins": "",
    "cancel_check_in": "which",
    "set_quiet_hours": "quiet_from quiet_until quiet_hours pause_until paused",
    "set_alerts": "alert how_often balance lowest_balance everyday_spending",
    "update_goal": "name saved target monthly_amount deadline new_name dropped",
    "get_quote": "symbol",
    "get_price_history": "symbol period",
    "convert_currency": "amount to_currency",
    "watch_price": "symbol level direction",
    "list_watches": "",
    "unwatch": "watch",
    "change_settings": "currency time_zone channel_results",
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
