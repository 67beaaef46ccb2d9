"""Home tabs are brought up to date one at a time, and several changes in a row at once."""

import asyncio
from datetime import timedelta

import pytest

from bot.assistant.turn import Speaker
from bot.slack.home.tabs import HomeTabs

ALEX, SAM = Speaker(team_id="T1", user_id="U1"), Speaker(team_id="T1", user_id="U2")


class Publisher:
    """Publishes when it is let; notes who was published, and how many at a time."""

    def __init__(self) -> None:
        self.let = asyncio.Event()
        self.published: list[str] = []
        self.at_once = self.most_at_once = 0

    async def __call__(self, speaker: Speaker) -> None:
        self.at_once += 1
        self.most_at_once = max(self.most_at_once, self.at_once)
        await self.let.wait()
        self.at_once -= 1
        self.published.append(speaker.user_id)


async def broken(speaker: Speaker) -> None:
    raise RuntimeError("Slack is away")


async def test_changes_in_a_row_are_one_publication_and_those_during_it_one_more() -> None:
    publisher = Publisher()
    tabs = HomeTabs(publisher, publisher)
    for _ in range(5):
        tabs.soon(ALEX)
    await asyncio.sleep(0)
    for _ in range(5):
        tabs.soon(ALEX)
    publisher.let.set()
    await tabs.idle()
    assert publisher.published == ["U1", "U1"]
    assert publisher.most_at_once == 1


async def test_nobody_waits_for_the_tab_of_somebody_else() -> None:
    publisher = Publisher()
    tabs = HomeTabs(publisher, publisher)
    tabs.soon(ALEX)
    tabs.soon(SAM)
    await asyncio.sleep(0)
    assert publisher.most_at_once == 2
    publisher.let.set()
    await tabs.idle()


async def test_a_publication_that_fails_is_logged_and_the_next_one_comes(caplog: pytest.LogCaptureFixture) -> None:
    publisher = Publisher()
    publisher.let.set()
    tabs = HomeTabs(publisher, broken)
    tabs.soon(ALEX)
    await tabs.idle()
    assert "could not be brought up to date" in caplog.text
    await tabs.show(ALEX)
    assert publisher.published == ["U1"]


async def test_whoever_opens_the_tab_hears_of_the_error() -> None:
    with pytest.raises(RuntimeError):
        await HomeTabs(broken, broken).show(ALEX)


async def test_what_does_not_end_in_time_is_given_up() -> None:
    publisher = Publisher()
    tabs = HomeTabs(publisher, publisher)
    tabs.soon(ALEX)
    await tabs.stop(timedelta())
    assert publisher.published == []
