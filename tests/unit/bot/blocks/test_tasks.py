"""Tools at work as task cards: as chunks of a stream, as blocks, in words."""

from bot.blocks.tasks import plan_chunk, task_blocks, task_chunks, tasks_text, without_tasks
from tests.snapshots import assert_snapshot
from tools.toolkit.task import Task

BEGUN = Task("call_1", "Looking at mixes for you", "in_progress")
ON_THE_WAY = Task("call_1", "Looking at mixes for you", "in_progress", ("Simulating 10,000 futures",))
DONE = Task("call_1", "Looking at mixes for you", "complete", ("Simulating 10,000 futures",), "In stocks: 60%")
FAILED = Task("call_2", "Looking up the price", "error", output="That took too long.", among_others=True)
AMONG_OTHERS = Task("call_1", "Working out your timeline", "complete", output="By June 2031", among_others=True)


def test_a_stream_is_given_what_is_new_of_a_task_and_nothing_twice() -> None:
    chunks = [*task_chunks((), (BEGUN,)), *task_chunks((BEGUN,), (ON_THE_WAY,)), *task_chunks((ON_THE_WAY,), (DONE,))]
    assert_snapshot("task_chunks", chunks)
    assert task_chunks((DONE,), (DONE,)) == []


def test_what_a_task_comes_to_on_the_way_is_appended_line_by_line() -> None:
    further = Task("call_1", BEGUN.title, "in_progress", ("Simulating 10,000 futures", "Weighing them"))
    (chunk,) = task_chunks((ON_THE_WAY,), (further,))
    assert chunk["details"] == "\nWeighing them"


def test_a_task_alone_is_a_card() -> None:
    assert_snapshot("task_card", list(task_blocks((DONE,))))
    assert tasks_text((DONE,)) == "What I did: Looking at mixes for you (Simulating 10,000 futures; In stocks: 60%)."


def test_tasks_that_were_asked_for_at_once_are_a_plan() -> None:
    assert_snapshot("task_plan", list(task_blocks((AMONG_OTHERS, FAILED))))
    assert tasks_text((AMONG_OTHERS, FAILED)) == (
        "What I worked out: Working out your timeline (By June 2031); Looking up the price (That took too long)."
    )


def test_the_title_of_a_plan_says_whether_there_is_more_to_come() -> None:
    assert [plan_chunk(at_work=at_work)["title"] for at_work in (True, False)] == ["Working on it", "What I worked out"]


def test_where_there_are_no_tasks_nothing_is_shown_or_told() -> None:
    assert (task_blocks(()), tasks_text(()), task_chunks((), ())) == ((), "", [])


def test_texts_of_tasks_keep_to_slacks_limit() -> None:
    long = Task("c" * 300, "t" * 300, "complete", ("d" * 300,), "o" * 300)
    (chunk,) = task_chunks((), (long,))
    assert {key: len(value) for key, value in chunk.items()} == {
        "type": 11,
        "id": 255,
        "title": 256,
        "status": 8,
        "details": 256,
        "output": 256,
    }


def test_a_message_can_do_without_its_tasks() -> None:
    kept = {"type": "markdown", "text": "Done."}
    assert without_tasks((*task_blocks((DONE,)), kept)) == (kept,)
    assert without_tasks((*task_blocks((AMONG_OTHERS,)), kept)) == (kept,)
