"""The buttons below an answer: what people think is kept, thanked for, and asked about when it was no help."""

from datetime import UTC, datetime
from typing import Any

import pytest

from bot.blocks.feedback import FEEDBACK, with_feedback
from bot.blocks.outputs import Content
from bot.blocks.text import markdown
from tests.integration.slack.penny import ALEX, CHANNEL, DM, SAM, Penny

TURN = 7


async def answered(penny: Penny, channel: str = DM) -> str:
    """Let Penny answer in a thread; return the answer's ts."""
    thread = await penny.converse(channel)
    (content,) = with_feedback([Content("In 50 months.", (markdown("In 50 months."),))], TURN)
    fields: dict[str, Any] = {"text": content.text, "blocks": list(content.blocks)}
    return penny.workspace.backend.posts.by_bot(penny.workspace.directory.channel(channel), fields, thread)["ts"]


async def press(penny: Penny, ts: str, rating: str, *, user: str = ALEX, channel: str = DM) -> None:
    await penny.workspace.click(user, channel, ts, FEEDBACK, selection=f"{TURN}:{rating}")
    await penny.turns()


async def kept(penny: Penny, user_id: str = ALEX) -> Any:
    async with penny.services.database.unit() as unit:
        user = await unit.users.ensure("T0PENNY", user_id, time_zone="UTC", locale="en_US", currency="USD")
        return await unit.feedback.get(TURN, user.id)


def asides(penny: Penny, user: str = ALEX, channel: str = DM) -> list[str]:
    return [message["text"] for message in penny.workspace.ephemerals(channel, user)]


async def test_a_good_answer_is_kept_as_good_and_thanked_for_quietly(penny: Penny) -> None:
    await press(penny, await answered(penny), "good")
    assert await kept(penny) == ("good", None, "")
    assert asides(penny) == ["Thank you! I'm glad that helped."]
    assert penny.workspace.view(ALEX) is None


async def test_of_an_answer_that_was_no_help_it_is_asked_what_was_wrong(penny: Penny) -> None:
    await press(penny, await answered(penny), "bad")
    modal = penny.modal()
    assert await kept(penny) == ("bad", None, "")
    values = {"reason": "figures", "comment": "The rent is missing"}
    assert (await penny.workspace.submit(ALEX, modal["id"], values))["ok"]
    assert await kept(penny) == ("bad", "figures", "The rent is missing")
    assert asides(penny) == ["Thank you for telling me. It helps me do better."]


async def test_what_was_wrong_need_not_be_said(penny: Penny) -> None:
    await press(penny, await answered(penny), "bad")
    assert (await penny.workspace.submit(ALEX, penny.modal()["id"], {}))["ok"]
    assert await kept(penny) == ("bad", None, "")
    assert asides(penny) == []


async def test_whoever_changes_their_mind_is_taken_at_their_last_word(penny: Penny) -> None:
    ts = await answered(penny)
    await press(penny, ts, "bad")
    await penny.workspace.close_view(ALEX, penny.modal()["id"])
    await press(penny, ts, "good")
    assert await kept(penny) == ("good", None, "")


async def test_everybody_in_a_channel_has_a_word_of_their_own(penny: Penny) -> None:
    ts = await answered(penny, CHANNEL)
    await press(penny, ts, "good", channel=CHANNEL)
    await press(penny, ts, "bad", user=SAM, channel=CHANNEL)
    assert [(await kept(penny, user))[0] for user in (ALEX, SAM)] == ["good", "bad"]
    assert asides(penny, SAM, CHANNEL) == []


async def test_thanks_that_slack_refuses_change_nothing(penny: Penny) -> None:
    penny.workspace.refuse("chat.postEphemeral", "user_not_in_channel")
    await press(penny, await answered(penny), "good")
    assert await kept(penny) == ("good", None, "")


async def test_a_click_that_comes_late_or_twice_does_nothing(penny: Penny) -> None:
    ts = await answered(penny)
    alex, later = await penny.alex(), datetime(2100, 1, 1, tzinfo=UTC)
    async with penny.services.database.unit() as unit:
        assert await unit.feedback.rate(TURN, alex.id, "good", later)
    await press(penny, ts, "bad")
    assert await kept(penny) == ("good", None, "")
    assert (asides(penny), penny.workspace.view(ALEX)) == ([], None)


@pytest.mark.parametrize("channel", [DM, CHANNEL])
async def test_the_thanks_stand_in_the_thread_of_the_answer(penny: Penny, channel: str) -> None:
    ts = await answered(penny, channel)
    await press(penny, ts, "good", channel=channel)
    (aside,) = penny.workspace.ephemerals(channel, ALEX)
    assert aside["thread_ts"] != ts
