"""The title of a thread: given once, by the first turn that knows what it is about."""

from tests.integration.slack.stage import Stage
from tests.unit.bot.blocks.samples import CHOICE_FORM


def title(stage: Stage) -> str | None:
    return stage.workspace.backend.sessions.titles.get((stage.channel, stage.thread))


async def test_a_thread_is_named_after_what_it_is_about_and_keeps_its_name(stage: Stage) -> None:
    for name in ("Savings timeline", "Budget"):
        reply = await stage.attempt()
        await reply.status("Thinking…", "")
        await reply.name(name)
        await reply.name("Something else")
        await reply.finish("Done.", [])
    assert title(stage) == "Savings timeline"
    assert len(stage.workspace.calls("agents.sessions.rename")) == 1


async def test_a_question_names_its_thread_too(stage: Stage) -> None:
    await stage.open_call()
    reply = await stage.attempt()
    await reply.status("Thinking…", "")
    await reply.name("Budget")
    await reply.ask(CHOICE_FORM)
    assert title(stage) == "Budget"


async def test_a_title_that_slack_refuses_is_given_by_a_later_turn(stage: Stage) -> None:
    stage.workspace.fail_next("agents.sessions.rename", "session_not_found")
    for _ in range(2):
        reply = await stage.attempt()
        await reply.status("Thinking…", "")
        await reply.name("Savings timeline")
        await reply.finish("Done.", [])
    assert title(stage) == "Savings timeline"


async def test_where_there_are_no_sessions_there_are_no_titles(stage: Stage) -> None:
    stage.workspace.refuse("agents.sessions.setStatus", "unknown_method")
    reply = await stage.attempt()
    await reply.status("Thinking…", "")
    await reply.name("Savings timeline")
    await reply.finish("Done.", [])
    assert stage.texts == ["Done."]
    assert not stage.workspace.calls("agents.sessions.rename")


async def test_an_answer_without_a_name_leaves_the_thread_without_a_title(stage: Stage) -> None:
    reply = await stage.attempt()
    await reply.name("")
    await reply.finish("Hello!", [])
    assert title(stage) is None
