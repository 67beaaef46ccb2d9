"""The Home tab: the month, goals, what comes next, net worth, prices, facts and settings, within Slack's limit."""

from collections.abc import Iterator, Sequence

from bot.blocks.home.bars import line
from bot.blocks.home.content import BudgetCard, HomeContent, WorthCard
from bot.blocks.home.lists import (
    HomeList,
    check_in_entry,
    fact_entry,
    goal_entry,
    waiting_entry,
    watch_entry,
)
from bot.blocks.tables import table_block
from bot.blocks.text import FIELD_TEXT, VIEW_BLOCKS, Block, actions, button, context, escape, header, mrkdwn, section
from bot.words import home as words

SETTINGS = "home.settings"
LOG_EXPENSE = "home.log_expense"
SET_LIMIT = "home.set_limit"
NEW_GOAL = "home.new_goal"
SET_UP = "home.set_up"
SKIP_SET_UP = "home.skip_set_up"

_DIVIDER: Block = {"type": "divider"}

Piece = Sequence[Block] | HomeList
"""Blocks that always stand there as they are, or a list."""


def home_view(content: HomeContent) -> Block:
    """Return the Home tab, of at most a hundred blocks: the list that is shown in full has what the others leave."""
    pieces = list(_pieces(content))
    short = sum(len(_blocks(piece)) for piece in pieces)
    blocks: list[Block] = []
    for piece in pieces:
        if isinstance(piece, HomeList) and piece.part == content.expanded:
            others = short - len(piece.blocks())
            blocks += piece.blocks(VIEW_BLOCKS - others - len(piece.head))
        else:
            blocks += _blocks(piece)
    return {"type": "home", "blocks": blocks[:VIEW_BLOCKS]}


def _pieces(content: HomeContent) -> Iterator[Piece]:
    yield _head(content)
    waiting = [waiting_entry(content.user, form) for form in content.waiting]
    yield HomeList("waiting", words.WAITING, waiting, short=5)
    if waiting:
        yield [_DIVIDER]
    yield _budget(content.budget)
    yield [_DIVIDER]
    yield HomeList("goals", words.GOALS, [goal_entry(goal) for goal in content.goals], short=6, empty=words.NO_GOALS)
    yield [_DIVIDER]
    check_ins = [check_in_entry(check_in) for check_in in content.check_ins]
    yield HomeList("check_ins", words.CHECK_INS, check_ins, short=4, empty=words.NO_CHECK_INS)
    yield [_DIVIDER]
    yield _worth(content.worth)
    yield HomeList("watches", words.WATCHES, [watch_entry(watch) for watch in content.watches], short=5)
    yield [_DIVIDER]
    yield HomeList("facts", words.FACTS, [fact_entry(fact) for fact in content.facts], short=6, empty=words.NO_FACTS)
    yield [_DIVIDER]
    yield _settings(content)


def _blocks(piece: Piece) -> Sequence[Block]:
    return piece.blocks() if isinstance(piece, HomeList) else piece


def _head(content: HomeContent) -> list[Block]:
    """Return the greeting with what is done most; at the first visit the set-up comes before it."""
    small = context(escape(words.TODAY.format(date=content.today)), words.HOW_TO)
    if content.welcome:
        set_up = button(words.SET_UP, SET_UP, SET_UP, "primary")
        skip = button(words.SKIP, SKIP_SET_UP, SKIP_SET_UP)
        return [header(words.WELCOME), section(words.WELCOME_TEXT), actions(SET_UP, set_up, skip), small, _DIVIDER]
    often = (
        button(words.LOG_EXPENSE, LOG_EXPENSE, LOG_EXPENSE, "primary"),
        button(words.SET_LIMIT, SET_LIMIT, SET_LIMIT),
        button(words.NEW_GOAL, NEW_GOAL, NEW_GOAL),
        button(words.OPEN_SETTINGS, SETTINGS, SETTINGS),
    )
    return [header(words.HELLO), small, actions(LOG_EXPENSE, *often), _DIVIDER]


def _budget(budget: BudgetCard) -> list[Block]:
    blocks = [header(budget.title), section(budget.summary)]
    if budget.table:
        blocks.append(table_block(budget.table))
    return [*blocks, *([context(*budget.remarks)] if budget.remarks else [])]


def _worth(worth: WorthCard | None) -> list[Block]:
    if worth is None:
        return [header(words.WORTH), section(words.NO_WORTH)]
    shape = f"  {line(worth.history)}" if len(worth.history) > 1 else ""
    text = f"*{escape(worth.total)}*{shape}"
    return [header(words.WORTH), section("\n".join((text, *map(escape, worth.remarks))))]


def _settings(content: HomeContent) -> list[Block]:
    fields = [mrkdwn(f"*{escape(name)}*\n{escape(value)}", FIELD_TEXT) for name, value in content.settings]
    change = button(words.CHANGE_SETTINGS, SETTINGS, SETTINGS)
    return [
        header(words.SETTINGS),
        {"type": "section", "fields": fields, "accessory": change},
        context(escape(content.usage), words.PRIVACY),
    ]
