"""The lists of the Home tab: each a heading, a block for each entry, and a way to see all of them."""

import json
from collections.abc import Sequence
from dataclasses import dataclass

from bot.blocks.form import OPEN
from bot.blocks.home.bars import bar
from bot.blocks.home.content import CheckInLine, FactLine, GoalLine, Part, WaitingForm, WatchLine
from bot.blocks.text import (
    FIELD_TEXT,
    OPTION_TEXT,
    OPTION_VALUE,
    Block,
    actions,
    button,
    confirm,
    context,
    escape,
    escape_within,
    header,
    plain,
    section,
    shorten,
)
from bot.words import home as words

EXPAND = "home.expand"
GOAL = "home.goal"
STOP = "home.stop"
UNWATCH = "home.unwatch"
FACT = "home.fact"
ADD, CHANGE, FORGET = "add", "change", "forget"
"""What can be done with a goal or a fact: how the value of the menu's entry begins."""

FEWER = "none"
"""The value of the button that shows every list in short again."""


@dataclass(frozen=True, slots=True)
class HomeList:
    """A list that is cut short after `short` entries; one without entries says how to begin, or is left out."""

    part: Part
    title: str
    entries: Sequence[Block]
    short: int
    empty: str = ""

    @property
    def head(self) -> list[Block]:
        """The heading."""
        return [header(self.title)] if self.entries or self.empty else []

    def blocks(self, most: int | None = None) -> list[Block]:
        """Return the list in short, or with at most that many blocks below its heading."""
        if not self.entries:
            return [*self.head, section(self.empty)] if self.empty else []
        if len(self.entries) <= self.short:
            return [*self.head, *self.entries]
        count = len(self.entries)
        if most is None:
            return [
                *self.head,
                *self.entries[: self.short],
                self._switch(words.SHOW_ALL.format(count=count), self.part),
            ]
        switch = self._switch(words.SHOW_FEWER, FEWER)
        if count < most:
            return [*self.head, *self.entries, switch]
        shown = most - 2
        return [*self.head, *self.entries[:shown], context(words.MORE.format(count=count - shown)), switch]

    def _switch(self, text: str, value: str) -> Block:
        return actions(f"{EXPAND}:{self.part}", button(text, EXPAND, value))


def waiting_entry(user: str, form: WaitingForm) -> Block:
    """Return a question with the button that answers it."""
    value = {"calls": list(form.calls), "user": user, "channel": form.channel, "thread_ts": form.thread_ts}
    asks = escape_within(form.asks, FIELD_TEXT)
    return section(f"*{escape(form.title)}*\n{asks}") | {"accessory": button(words.ANSWER, OPEN, json.dumps(value))}


def goal_entry(goal: GoalLine) -> Block:
    """Return a goal with its bar."""
    title = f"*{escape(goal.name)}*"
    standing = f" · {escape(goal.standing)}" if goal.standing else ""
    menu = _menu(GOAL, (words.ADD_TO_GOAL, f"{ADD}:{goal.name}"), (words.CHANGE_GOAL, f"{CHANGE}:{goal.name}"))
    text = f"{title}\n{bar(goal.share)}  {escape(goal.percent)} · {escape(goal.amounts)}{standing}"
    return section(text) | {"accessory": menu}


def check_in_entry(check_in: CheckInLine) -> Block:
    """Return a check-in with the button that stops it."""
    asked = _asked(words.STOP_TITLE, words.STOP_TEXT.format(what=check_in.title), words.STOP)
    stop = button(words.STOP, STOP, check_in.key) | {"confirm": asked}
    return section(f"*{escape_within(check_in.title, FIELD_TEXT)}*\n{escape(check_in.when)}") | {"accessory": stop}


def watch_entry(watch: WatchLine) -> Block:
    """Return a watched price with the button that ends the watch."""
    asked = _asked(words.UNWATCH_TITLE, words.UNWATCH_TEXT.format(name=watch.name, what=watch.what), words.UNWATCH)
    state = f" · {escape(watch.state)}" if watch.state else ""
    told = escape(words.WATCH.format(what=watch.what))
    end = button(words.UNWATCH, UNWATCH, watch.key) | {"confirm": asked}
    return section(f"*{escape(watch.name)}*\n{told}{state}") | {"accessory": end}


def fact_entry(fact: FactLine) -> Block:
    """Return a fact with the menu that changes it or forgets it."""
    said = escape(words.FACT_SAID.format(day=fact.said))
    menu = _menu(FACT, (words.CHANGE_FACT, f"{CHANGE}:{fact.name}"), (words.FORGET_FACT, f"{FORGET}:{fact.name}"))
    text = f"{escape(fact.label)}: *{escape_within(fact.value, FIELD_TEXT)}*\n_{said}_"
    return section(text) | {"accessory": menu}


def _menu(action_id: str, *entries: tuple[str, str]) -> Block:
    options = [{"text": plain(text, OPTION_TEXT), "value": shorten(value, OPTION_VALUE)} for text, value in entries]
    return {"type": "overflow", "action_id": action_id, "options": options}


def _asked(title: str, text: str, yes: str) -> Block:
    return confirm(title, text, yes, words.KEEP) | {"style": "danger"}
