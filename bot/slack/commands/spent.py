"""/spent: what was spent, logged in one line."""

from bot.slack.commands import reading
from bot.slack.commands.budget import LOG
from bot.slack.commands.command import Command, RunTool, Subcommand
from bot.words import commands as words

_LOG = Subcommand((), words.SPENT_LOG, words.SPENT_LOG_EXAMPLE, LOG)
_FIND = RunTool("list_transactions", reading.searched)

SPENT = Command(
    name="/spent",
    description=words.SPENT_DESCRIPTION,
    usage_hint=words.SPENT_USAGE,
    subcommands=(
        _LOG,
        Subcommand(("list",), words.SPENT_LIST, words.SPENT_LIST_EXAMPLE, _FIND),
        Subcommand(("undo",), words.SPENT_UNDO, words.SPENT_UNDO_EXAMPLE, RunTool("undo_last_change")),
    ),
    default=_LOG,
)
