"""The offline planner: rules that stand in for a language model when none is configured."""

from bot.playground.planner.moves import Call, Move, Planner, Say
from bot.playground.planner.planner import LABEL, plan

__all__ = ["LABEL", "Call", "Move", "Planner", "Say", "plan"]
