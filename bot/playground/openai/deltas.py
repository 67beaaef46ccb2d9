"""How texts and arguments are cut into the pieces that a stream carries."""

import re

_ARGUMENT_PIECE = 24
"""Characters of a function call's arguments in one delta, as long as those are not too many."""

_MOST_PIECES = 500


def words(text: str) -> list[str]:
    """Return `text` word by word, each with the white space before it."""
    return re.findall(r"\s*\S+\s*$|\s*\S+", text)


def pieces(arguments: str) -> list[str]:
    """Return a function call's arguments in pieces of equal length."""
    length = max(_ARGUMENT_PIECE, -(-len(arguments) // _MOST_PIECES))
    return [arguments[start : start + length] for start in range(0, len(arguments), length)]
