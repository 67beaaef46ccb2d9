"""One person in one Slack thread, who does one thing at a time, chosen at random."""

import asyncio
import json
from collections.abc import Awaitable, Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from itertools import count
from random import Random
from typing import Any, TypeVar

from bot.blocks.endings import RETRY
from bot.blocks.form import DECLINE, OPEN
from bot.playground.slack.errors import GestureError
from bot.playground.slack.workspace import SlackWorkspace
from tests.world import World

KINDS = ("hello", "budget", "goal", "house", "house", "pace", "pace")
MENTION = "<@U0PENNY> "
T = TypeVar("T")
_GLIMPSE = 5.0
_TRIES = 3


@dataclass
class Numbers:
    """Numbers everything that is said, so that it can be found again."""

    source: Iterator[int] = field(default_factory=lambda: count(1))

    def next(self) -> int:
        return next(self.source)


@dataclass
class Person:
    """Somebody in a thread (None: not begun yet).

    `story` is what they did, `orders` and `amounts` what they said, `pressed` the messages whose buttons are used up.
    """

    name: str
    world: World
    user: str
    channel: str
    random: Random
    numbers: Numbers
    hands: asyncio.Lock
    thread: str | None = None
    story: list[str] = field(default_factory=list[str])
    orders: dict[str, str] = field(default_factory=dict[str, str])
    amounts: list[str] = field(default_factory=list[str])
    pressed: set[str] = field(default_factory=set[str])

    @property
    def workspace(self) -> SlackWorkspace:
        return self.world.workspace

    async def act(self) -> None:
        """Do one thing that fits what is on the screen."""
        if (form := self.button(OPEN)) and self.random.random() < 0.8:
            await self._react(form)
        elif (failed := self.button(RETRY)) and self.random.random() < 0.75:
            await self.press_retry(failed)
        else:
            await self._speak()

    async def say(self, kind: str | None = None, *, deliveries: int = 1) -> None:
        """Give an order, under a number of its own."""
        kind = kind or self.random.choice(KINDS)
        tag = f"T{self.numbers.next()}"
        self.orders[tag] = kind
        self._note(f"{tag} {kind}" + (f" ({deliveries} deliveries)" if deliveries > 1 else ""))
        await self._write(f"{tag} {kind} please", deliveries)

    async def press_retry(self, ts: str) -> None:
        """Press "Try again"."""
        self.pressed.add(ts)
        self._note("presses Try again")
        await self._click(ts, RETRY)

    def button(self, action: str) -> str | None:
        """Return the ts of the newest message in the thread with this button, not yet used up, for this person."""
        messages = self.workspace.bot_messages(self.channel, self.thread) if self.thread else []
        mine = [message["ts"] for message in messages if self._owns(message, action)]
        return next((ts for ts in reversed(mine) if ts not in self.pressed), None)

    async def _react(self, form: str) -> None:
        """Answer a form in one of the ways there are, or too late."""
        way = self.random.choice(("fill", "fill", "words", "words", "late", "decline"))
        if way == "words":
            amount = self._amount()
            self._note(f"writes {amount}")
            await self._write(amount, 1)
        elif way == "decline":
            self._note("presses Not now")
            await self._click(form, DECLINE)
        else:
            await self._fill(form, late=way == "late")

    async def _fill(self, form: str, *, late: bool) -> None:
        # A person has one modal in front, whatever threads they are in.
        async with self.hands:
            self._note("opens the form")
            await self._click(form, OPEN)
            view = await self.workspace.wait_for(lambda: self.workspace.view(self.user))
            assert view
            inputs = [block["block_id"] for block in view["blocks"] if block["type"] == "input"]
            if not inputs:
                self._note("reads that it is settled")
                self.pressed.add(form)
                await self.workspace.close_view(self.user, view["id"])
                return
            if late:
                await self.say()
                await self._see_something()
            await self._submit(view, inputs)

    async def _submit(self, view: dict[str, Any], inputs: Sequence[str]) -> None:
        amount = self._amount()
        self._note(f"submits {amount}")
        values = {name: text for name in inputs if (text := _entry(name, amount))}
        answer = await _patiently(lambda: self.workspace.submit(self.user, view["id"], values))
        assert answer == {"ok": True}, answer

    async def _click(self, ts: str, action: str) -> None:
        await _patiently(lambda: self.workspace.click(self.user, self.channel, ts, action))

    async def _speak(self) -> None:
        way = self.random.choice(("once", "once", "once", "often", "twice", "twice", "stop"))
        await self.say(deliveries=3 if way == "often" else 1)
        if way == "twice":
            await self._see_something()
            await self.say()
        elif way == "stop":
            await self._see_something()
            await self._press_stop()

    async def _see_something(self) -> None:
        """Wait, or do not, until Penny shows that she is at work."""
        if self.random.random() < 0.4 or self.thread is None:
            return
        thread, seen = self.thread, self._seen()
        with suppress(TimeoutError):
            await self.workspace.wait_for(
                lambda: self._seen() != seen or self.workspace.status(self.channel, thread), _GLIMPSE
            )

    async def _press_stop(self) -> None:
        assert self.thread
        self._note("presses Stop")
        with suppress(GestureError):
            await self.workspace.stop(self.user, self.channel, self.thread)

    async def _write(self, text: str, deliveries: int) -> None:
        mention = "" if self.channel.startswith("D") else MENTION
        ts = await self.workspace.say(
            self.user, self.channel, mention + text, thread_ts=self.thread, deliveries=deliveries
        )
        self.thread = self.thread or ts

    def _amount(self) -> str:
        amount = f"7,{self.numbers.next() % 1000:03}"
        self.amounts.append(amount)
        return amount

    def _seen(self) -> int:
        return len(self.workspace.bot_messages(self.channel, self.thread))

    def _owns(self, message: dict[str, Any], action: str) -> bool:
        elements = [element for block in message.get("blocks", []) for element in block.get("elements", [])]
        buttons = [element for element in elements if element.get("action_id") == action]
        return any(json.loads(button["value"])["user"] == self.user for button in buttons)

    def _note(self, deed: str) -> None:
        self.story.append(deed)


async def _patiently(gesture: Callable[[], Awaitable[T]]) -> T:
    """Make a gesture, again where a busy machine let Slack's three seconds pass."""
    for _ in range(_TRIES):
        with suppress(GestureError):
            return await gesture()
    return await gesture()


def _entry(block_id: str, amount: str) -> str | None:
    return {"goal_amount": "60k", "monthly_savings": amount}.get(block_id.rsplit(":", 1)[-1])
