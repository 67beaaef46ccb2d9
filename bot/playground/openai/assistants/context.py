"""What the model sees of a thread."""

from bot.playground.openai.assistants.marked import read_marked
from bot.playground.openai.assistants.runs import Run
from bot.playground.openai.assistants.threads import Thread
from bot.playground.openai.items import Item


def context_of(thread: Thread, run: Run) -> list[Item]:
    """Return what `run` sees, as items of the planner: additional instructions, the messages, its own calls.

    Calls of earlier runs are not among them: of those a thread keeps only the messages.
    """
    note: list[Item] = []
    if run.request.note:
        note = [{"type": "message", "role": "developer", "content": run.request.note}]
    seen = read_marked(message for message in thread.messages if message.texts)
    last = run.request.last_messages
    messages = seen if last is None else seen[-last:]
    calls = [item for step in run.steps for call in step.calls for item in call.items()]
    return [*note, *messages, *calls]
