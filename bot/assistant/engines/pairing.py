"""Calls and their outputs: a provider refuses the one without the other."""

from collections.abc import Iterable, Sequence

from bot.assistant.engine import FunctionCall, FunctionOutput, Item
from bot.assistant.prompt import NOT_RUN
from tools.toolkit.model_output import output_for_model
from tools.toolkit.outcome import Closed


def paired(items: Sequence[Item], before: Sequence[Item] = ()) -> tuple[Item, ...]:
    """Return `items` such that each call, there or in `before`, has an output, and each output its call before it.

    A missing output says that the call was not run; an output whose call is not there is left out.
    """
    kept = _without_orphans(items, {item.call_id for item in before if isinstance(item, FunctionCall)})
    answered = {item.call_id for item in (*before, *kept) if isinstance(item, FunctionOutput)}
    whole = _unrun(before, answered)
    for item in kept:
        whole += [item, *_unrun([item], answered)]
    return tuple(whole)


def _without_orphans(items: Iterable[Item], called: set[str]) -> list[Item]:
    kept: list[Item] = []
    for item in items:
        if isinstance(item, FunctionOutput) and item.call_id not in called:
            continue
        if isinstance(item, FunctionCall):
            called.add(item.call_id)
        kept.append(item)
    return kept


def _unrun(items: Iterable[Item], answered: set[str]) -> list[Item]:
    open_calls = (item for item in items if isinstance(item, FunctionCall) and item.call_id not in answered)
    output = output_for_model(Closed(status="superseded", message=NOT_RUN))
    return [FunctionOutput(call_id=call.call_id, output=output) for call in open_calls]
