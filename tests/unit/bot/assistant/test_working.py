"""A call at work, as the user is shown it."""

from datetime import date

from bot.assistant.working import Working
from tests.unit.bot.assistant.recording import RecordingReply
from tools.toolkit.form import FormSection
from tools.toolkit.outcome import Completed, Display, Failed, Figure, NeedsInput, ToolResult
from tools.toolkit.task import Task

TITLE = "Looking at mixes for you"
RESULT = ToolResult(summary="A mix.", as_of=date(2026, 11, 21)).model_dump(mode="json")
MIX = Display(title="A mix", summary="A mix.", figures=(Figure(label="In stocks", value="60%"),))


async def test_a_task_begins_goes_on_and_ends_with_what_came_of_it() -> None:
    reply = RecordingReply()
    working = Working(reply, "call_1", "investing")
    await working.progress(TITLE)
    await working.progress("Simulating 10,000 futures…")
    await working.end(Completed(tool="mix", result=RESULT, display=MIX))
    details = ("Simulating 10,000 futures",)
    assert reply.tasks == [
        Task("call_1", TITLE, "in_progress", topic="investing"),
        Task("call_1", TITLE, "in_progress", details, topic="investing"),
        Task("call_1", TITLE, "complete", details, "In stocks: 60%", topic="investing"),
    ]


async def test_what_is_said_twice_on_the_way_is_shown_once() -> None:
    reply = RecordingReply()
    working = Working(reply, "call_1", "investing")
    for text in (TITLE, "Reading it", "Reading it…"):
        await working.progress(text)
    assert [task.details for task in reply.tasks] == [(), ("Reading it",)]


async def test_a_call_that_only_leads_to_a_question_shows_nothing() -> None:
    reply = RecordingReply()
    section = FormSection(call_id="call_1", tool="mix", title="A mix", purpose="mix", fields=())
    await Working(reply, "call_1", "investing").end(NeedsInput(section=section))
    assert reply.tasks == []


async def test_a_call_that_came_to_nothing_says_so_in_words() -> None:
    reply = RecordingReply()
    for number, code in enumerate(("timed_out", "refused", "internal_error")):
        working = Working(reply, f"call_{number}", "investing", among_others=True)
        await working.progress(TITLE)
        await working.end(Failed(tool="mix", code=code, message="for the model"))
    told = [(task.status, task.output) for task in reply.tasks if task.output]
    assert told == [
        ("error", "That took too long."),
        ("error", "Not possible like this."),
        ("error", "That didn't work."),
    ]
    assert all(task.among_others for task in reply.tasks)
