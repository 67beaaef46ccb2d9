"""What the Home tab shows: every amount, day and name in it is ready to be read."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from tools.toolkit.table import Table

Part = Literal["waiting", "goals", "check_ins", "watches", "facts"]
"""The lists that are cut short unless they are shown in full."""


@dataclass(frozen=True, slots=True)
class WaitingForm:
    """Questions without an answer yet, for one tool call or several. `channel` and `thread_ts` say where they stand."""

    calls: tuple[str, ...]
    title: str
    asks: str
    channel: str
    thread_ts: str


@dataclass(frozen=True, slots=True)
class BudgetCard:
    """The month: how much is spent and remarks about it, in mrkdwn, and a row with a bar for each category."""

    title: str
    summary: str
    table: Table | None
    remarks: Sequence[str]


@dataclass(frozen=True, slots=True)
class GoalLine:
    """A goal: `share` is what is saved of the target, from 0 to 1; `standing` whether that is enough."""

    name: str
    amounts: str
    share: float
    percent: str
    standing: str


@dataclass(frozen=True, slots=True)
class CheckInLine:
    """Something that Penny comes back with: `key` names it for the button that stops it."""

    key: str
    title: str
    when: str


@dataclass(frozen=True, slots=True)
class WorthCard:
    """The net worth: the total, remarks about it, and its history as numbers of which only the shape is shown."""

    total: str
    remarks: Sequence[str]
    history: Sequence[float] = ()


@dataclass(frozen=True, slots=True)
class WatchLine:
    """A watched price: `key` names it for the button that ends it."""

    key: str
    name: str
    what: str
    state: str


@dataclass(frozen=True, slots=True)
class FactLine:
    """Something the user told Penny, and when; `name` is how it is kept, `label` what people call it."""

    name: str
    label: str
    value: str
    said: str


@dataclass(frozen=True, slots=True)
class HomeContent:
    """All of it. `user` is a Slack id; `expanded` is the part that is shown in full."""

    user: str
    today: str
    welcome: bool
    waiting: Sequence[WaitingForm]
    budget: BudgetCard
    goals: Sequence[GoalLine]
    check_ins: Sequence[CheckInLine]
    worth: WorthCard | None
    watches: Sequence[WatchLine]
    facts: Sequence[FactLine]
    settings: Sequence[tuple[str, str]]
    usage: str
    expanded: str = ""
