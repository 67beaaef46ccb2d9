"""The offline planner: keyword and slot rules that stand in for a language model."""

from collections import Counter
from collections.abc import Sequence

from bot.playground.planner.dialogue import Dialogue, read
from bot.playground.planner.explain import explained
from bot.playground.planner.moves import Call, Move, Say, WireItem, WireTool
from bot.playground.planner.names import NET_WORTH, SHOW_NET_WORTH
from bot.playground.planner.offered import Offered
from bot.playground.planner.phrases import joined
from bot.playground.planner.wishes import reaction, says_something_new

_SHOWN_BY = {SHOW_NET_WORTH: NET_WORTH}
"""Tools that show what another one shows too: asked for before anything was kept, that one was called instead."""

LABEL = "offline planner, not a language model"
"""What the planner is to be called wherever people see it."""


def plan(items: Sequence[WireItem], tools: Sequence[WireTool]) -> Move:
    """Decide what to do next in the conversation `items`, with these tools; it computes and invents nothing."""
    dialogue = read(items)
    if dialogue.pending and not _already_answered(dialogue):
        return _react(dialogue, Offered(tools))
    return _go_on(dialogue, Offered(tools))


def _react(dialogue: Dialogue, offered: Offered) -> Move:
    wanted = reaction(dialogue, offered)
    if isinstance(wanted, Say):
        told = [call for call in dialogue.answered if call.status != "superseded"]
        return Say(joined(explained(told, dialogue.answers), wanted.text))
    return (wanted[0],)


def _go_on(dialogue: Dialogue, offered: Offered) -> Move:
    remaining = _remaining(dialogue, offered)
    if remaining and all(call.status == "completed" for call in dialogue.just_answered):
        return (remaining[0],)
    return Say(explained(dialogue.answered, dialogue.answers) or "Is there anything else I can do for you?")


def _already_answered(dialogue: Dialogue) -> bool:
    """Whether an open question was answered by the very words that are still to be reacted to."""
    finished = any(call.status == "completed" for call in dialogue.just_answered)
    return finished and not says_something_new(dialogue.request)


def _remaining(dialogue: Dialogue, offered: Offered) -> list[Call]:
    """Return what the user's newest message still asks for, after the calls already made for it."""
    wanted = reaction(dialogue, offered) if dialogue.made else ()
    made = Counter(dialogue.made)
    remaining: list[Call] = []
    for call in () if isinstance(wanted, Say) else wanted:
        name = call.name if made[call.name] else _SHOWN_BY.get(call.name, call.name)
        if made[name]:
            made[name] -= 1
        else:
            remaining.append(call)
    return remaining
