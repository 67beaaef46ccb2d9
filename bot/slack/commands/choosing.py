"""Which subcommand a line means."""

from dataclasses import dataclass

from bot.slack.commands.command import Command, Subcommand

HELP_WORDS = ("help", "?")

_LIKE_ENOUGH = 75.0
"""The least similarity of two words, of 100 (RapidFuzz's ratio): "stauts" and "status" have 83."""

_ALL_BUT_THE_SAME = 85.0
"""The same where any word may be meant as it is: a company called "match" is no "watch" (80), "histroy" a slip (86)."""

_SHORTEST = 3
"""Shorter words are like too many others."""


@dataclass(frozen=True, slots=True)
class Chosen:
    """A subcommand and the words that follow it."""

    subcommand: Subcommand
    words: str


@dataclass(frozen=True, slots=True)
class Nearest:
    """No subcommand, but one was probably meant: the whole line as it should have been ("status groceries")."""

    line: str


def choose(command: Command, text: str) -> Chosen | Nearest | None:
    """Return what the line means; None for the help, and where nothing like it is known."""
    first, _, rest = text.partition(" ")
    word = first.casefold()
    if word in HELP_WORDS:
        return None
    for subcommand in command.subcommands:
        if word in subcommand.words:
            return Chosen(subcommand, rest.strip())
    if near := _nearest(command, word):
        return Nearest(f"{near} {rest.strip()}".strip())
    if command.default is None or (command.of_numbers and not any(letter.isdigit() for letter in text)):
        return None
    return Chosen(command.default, text)


def _nearest(command: Command, word: str) -> str | None:
    """Return the word of a subcommand, or "help", that is most like this one; None when none is like it."""
    if len(word) < _SHORTEST or not word.isalpha():
        return None
    from rapidfuzz import fuzz, process

    enough = _ALL_BUT_THE_SAME if command.any_words else _LIKE_ENOUGH
    known = [name for subcommand in command.subcommands for name in subcommand.words if len(name) >= _SHORTEST]
    found = process.extractOne(word, [*known, HELP_WORDS[0]], scorer=fuzz.ratio, score_cutoff=enough)
    return found[0] if found else None
