"""/networth: what somebody owns and owes."""

import re
from collections.abc import Mapping

from bot.slack.commands.command import Command, RunTool, Subcommand
from bot.slack.commands.phrases import bare, said
from bot.slack.commands.reading import whole
from bot.words import planning_commands as words
from tools.toolkit.kinds import Reading

_DEBT = re.compile(r"\b(?:mortgage|loan|loans|debt|debts|credit|card|overdraft|owe[ds]?|owing|klarna)\b", re.IGNORECASE)
_PIECES = re.compile(r"[;\n]|,\s+|\s+and\s+", re.IGNORECASE)


def valued(line: str, reading: Reading) -> Mapping[str, str]:
    """Read "house 300,000, mortgage 210,000": what is called a loan or the like is owed."""
    pieces = [piece.strip() for piece in _PIECES.split(line) if piece.strip()]
    owed = [piece for piece in pieces if _DEBT.search(piece)]
    owned = [piece for piece in pieces if piece not in owed]
    return said(assets="\n".join(owned), debts="\n".join(owed))


def named(line: str, reading: Reading) -> Mapping[str, str]:
    """Take the line for what is no longer owned or owed."""
    return said(name=bare(line))


_NOTE = Subcommand(("set",), words.NETWORTH_NOTE, words.NETWORTH_NOTE_EXAMPLE, RunTool("net_worth", valued))

NETWORTH = Command(
    name="/networth",
    description=words.NETWORTH,
    usage_hint=words.NETWORTH_USAGE,
    subcommands=(
        _NOTE,
        Subcommand(
            ("show", "status", "list"), words.NETWORTH_SHOW, words.NETWORTH_SHOW_EXAMPLE, RunTool("show_net_worth")
        ),
        Subcommand(
            ("own", "owned", "asset"),
            words.NETWORTH_OWN,
            words.NETWORTH_OWN_EXAMPLE,
            RunTool("net_worth", whole("assets")),
        ),
        Subcommand(
            ("owe", "owed", "debt"),
            words.NETWORTH_OWE,
            words.NETWORTH_OWE_EXAMPLE,
            RunTool("net_worth", whole("debts")),
        ),
        Subcommand(
            ("remove", "delete", "sold"),
            words.NETWORTH_REMOVE,
            words.NETWORTH_REMOVE_EXAMPLE,
            RunTool("remove_from_net_worth", named),
        ),
    ),
    default=_NOTE,
    any_words=True,
)
