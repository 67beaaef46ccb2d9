"""What the planner says by itself, without a tool."""

from collections.abc import Mapping
from typing import Any

from bot.playground.planner.keywords import Intent
from bot.playground.planner.names import GOAL_CREATE, PLAN_BUDGET, TIMELINE

HELP = (
    "I can work out how long it takes to save for something, plan a budget, keep track of your goals, and remember "
    "what you tell me about your money. Try “How long will it take me to save for a house?” or "
    "“Make me a budget”."
)
_OUTSIDE = "I'm good at savings timelines, budgets and goals, and I remember facts such as your income."

TALK: Mapping[Intent, str] = {
    "greeting": "Hello! I'm Penny. What shall we look at: saving for something, a budget, or one of your goals?",
    "thanks": "You're welcome! I'm here whenever another money question comes up.",
    "agreed": "All right. Tell me what you would like to do next.",
    "help": HELP,
    "cancel": "All right, I have dropped that. What would you like to do next?",
    "market": f"I can't look up prices or rates here, and I'd rather not guess them. {_OUTSIDE}",
    "outside": f"I can't help with that one, I'm afraid. {_OUTSIDE}",
}

NOTHING_UNDERSTOOD = f"I'm not sure I understood that. {HELP}"
"""The answer to what no rule covers."""

WHAT_FOR = (
    "What would you like to do with that amount? I can work out how long it takes to save it, plan a budget with it, "
    "or keep it as a goal."
)
"""The answer to an amount out of nowhere."""

NO_TOOL = f"I can't do that here. {_OUTSIDE}"
"""The answer when the tool that is wanted was not offered."""

_ASKED: Mapping[str, tuple[tuple[tuple[str, ...], str], ...]] = {
    TIMELINE: (
        (("goal_amount",), "how much you want to save in all"),
        (("monthly_savings", "deadline"), "how much you can put aside each month, or by when you need it"),
    ),
    PLAN_BUDGET: (
        (("monthly_income",), "what your monthly income is"),
        (("categories",), "what you spend on what, one category and its amount after the other"),
    ),
    GOAL_CREATE: ((("name",), "what the goal is for"), (("target",), "how much it takes")),
}


def still_open(tool: str, values: Mapping[str, Any]) -> str:
    """Return what to say when a message did not help with the question under way: what would help."""
    missing = [words for names, words in _ASKED.get(tool, ()) if not any(values.get(name) for name in names)]
    wanted = " and ".join(missing) or "the amounts again"
    return f"I'm not sure what to make of that. To go on I need to know {wanted}. Or say “never mind”."


def joined(*texts: str) -> str:
    """Return the texts that are not empty, as paragraphs."""
    return "\n\n".join(text for text in texts if text)
