"""The App Home: goals, what Penny remembers, and the questions that wait for an answer."""

import json
from collections.abc import Sequence
from dataclasses import dataclass

from bot.blocks.form import OPEN
from bot.blocks.text import VIEW_BLOCKS, Block, button, context, escape, escape_within, section

_BAR_LENGTH = 10
MOST_OF_EACH = 20
_NO_GOALS = "No goals yet. Write me something like _“Create a goal: $3,000 for a trip by June”_."
_NO_FACTS = "Nothing yet. Tell me things like _“I make $5,000 a month”_, and you won't have to repeat them."
_HINT = "Write to me in the *Messages* tab, mention me in a channel, or use `/budget`."


@dataclass(frozen=True, slots=True)
class GoalLine:
    """A goal, formatted: `share` is what is saved of the target, from 0 to 1."""

    name: str
    saved: str
    target: str
    share: float
    deadline: str = ""


@dataclass(frozen=True, slots=True)
class FactLine:
    """Something the user told Penny, formatted, and when."""

    name: str
    value: str
    said: str


@dataclass(frozen=True, slots=True)
class WaitingForm:
    """A question without an answer yet. `channel` and `thread_ts` say where it was asked."""

    call_id: str
    title: str
    channel: str
    thread_ts: str


def home_view(user: str, goals: Sequence[GoalLine], facts: Sequence[FactLine], waiting: Sequence[WaitingForm]) -> Block:
    """Return the Home tab of `user` (a Slack id)."""
    blocks = [_header("Hello! This is where we stand."), context(_HINT)]
    if waiting:
        blocks += [_header("Waiting for you"), *(_waiting(user, form) for form in waiting[:MOST_OF_EACH])]
    blocks += [_header("Your goals"), *([_goal(goal) for goal in goals[:MOST_OF_EACH]] or [section(_NO_GOALS)])]
    blocks += [_header("What I remember"), *([_fact(fact) for fact in facts[:MOST_OF_EACH]] or [section(_NO_FACTS)])]
    return {"type": "home", "blocks": blocks[:VIEW_BLOCKS]}


def _header(text: str) -> Block:
    return {"type": "header", "text": {"type": "plain_text", "text": text, "emoji": True}}


def _goal(goal: GoalLine) -> Block:
    done = round(min(max(goal.share, 0.0), 1.0) * _BAR_LENGTH)
    bar = "█" * done + "░" * (_BAR_LENGTH - done)
    deadline = f" · by {escape(goal.deadline)}" if goal.deadline else ""
    return section(f"*{escape(goal.name)}*\n{bar} {escape(goal.saved)} of {escape(goal.target)}{deadline}")


def _fact(fact: FactLine) -> Block:
    said = f" _(you told me on {escape(fact.said)})_"
    return section(f"{escape(fact.name)}: *{escape_within(fact.value, 2_000)}*{said}")


def _waiting(user: str, form: WaitingForm) -> Block:
    value = {"calls": [form.call_id], "user": user, "channel": form.channel, "thread_ts": form.thread_ts}
    answer = button("Answer", OPEN, json.dumps(value))
    return section(f"*{escape(form.title)}*") | {"accessory": answer}
