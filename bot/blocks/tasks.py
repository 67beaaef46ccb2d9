"""Tools at work, as Slack's task cards: in pieces for a stream, as blocks for a message that stands."""

from collections.abc import Sequence

from bot.blocks.text import IDENTIFIER, TASK_TEXT, Block, shorten
from bot.words import answers as words
from tools.toolkit.task import Task


def task_chunks(shown: Sequence[Task], tasks: Sequence[Task]) -> list[Block]:
    """Return what a stream that shows `shown` must be given to show `tasks`, of which those are the beginning."""
    before = {task.id: task for task in shown}
    return [_update(before.get(task.id), task) for task in tasks if before.get(task.id) != task]


def plan_chunk(*, at_work: bool) -> Block:
    """Return the title above the tasks of a stream that shows them as a plan."""
    return {"type": "plan_update", "title": words.PLAN_AT_WORK if at_work else words.PLAN_DONE}


def task_blocks(tasks: Sequence[Task]) -> tuple[Block, ...]:
    """Return the tasks as blocks: a card each, and a plan where several were asked for at once."""
    cards = [_card(task) for task in tasks]
    if not is_plan(tasks):
        return tuple(cards)
    return ({"type": "plan", "title": _plan_title(tasks), "tasks": cards},)


def without_tasks(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """Return the blocks of a message without those that only tell how its answer came about."""
    return tuple(block for block in blocks if block["type"] not in ("plan", "task_card"))


def tasks_text(tasks: Sequence[Task]) -> str:
    """Return the tasks in words; "" for none."""
    if not tasks:
        return ""
    told = "; ".join(_told(task) for task in tasks)
    return f"{_plan_title(tasks)}: {told}." if is_plan(tasks) else words.STEPS.format(steps=told)


def is_plan(tasks: Sequence[Task]) -> bool:
    """Tell whether the tasks are shown together, as several were asked for at once."""
    return any(task.among_others for task in tasks)


def _update(before: Task | None, task: Task) -> Block:
    """Return the change of one task; Slack appends details and output to those that the task has."""
    told = _details(before) if before else ""
    chunk: Block = {"type": "task_update", "id": _id(task), "title": _title(task), "status": task.status}
    if details := _details(task)[len(told) :]:
        chunk["details"] = details
    if task.output and not (before and before.output):
        chunk["output"] = shorten(task.output, TASK_TEXT)
    return chunk


def _card(task: Task) -> Block:
    card: Block = {"type": "task_card", "task_id": _id(task), "title": _title(task), "status": task.status}
    texts = {"details": _details(task), "output": shorten(task.output, TASK_TEXT)}
    return card | {name: _rich_text(text) for name, text in texts.items() if text}


def _details(task: Task) -> str:
    return shorten("\n".join(task.details), TASK_TEXT)


def _told(task: Task) -> str:
    notes = "; ".join(filter(None, (*_details(task).splitlines(), task.output.rstrip("."))))
    return words.STEP_WITH.format(title=task.title, notes=notes) if notes else task.title


def _plan_title(tasks: Sequence[Task]) -> str:
    return words.PLAN_AT_WORK if any(task.status == "in_progress" for task in tasks) else words.PLAN_DONE


def _id(task: Task) -> str:
    return task.id[:IDENTIFIER]


def _title(task: Task) -> str:
    return shorten(task.title, TASK_TEXT)


def _rich_text(text: str) -> Block:
    line = {"type": "rich_text_section", "elements": [{"type": "text", "text": text}]}
    return {"type": "rich_text", "elements": [line]}
