"""What a thread is called in which no tool ran: the first words that say what it is about."""

import re
from itertools import takewhile

_MOST_WORDS = 6
_FEWEST_WORDS = 3
_AMOUNT = re.compile(r"\d|[$€£¥₹%]")
_EDGES = " \t\n.,;:!?…-()[]{}\"'«»“”*_~`"


def title_from(text: str) -> str:
    """Return the beginning of a message as a title; it ends before the first amount. "" where it says too little."""
    first = next((line for line in text.splitlines() if line.strip()), "")
    said = [word for word in first.split() if not word.startswith("<")]
    words = list(takewhile(lambda word: not _AMOUNT.search(word), said))
    if len(words) < _FEWEST_WORDS:
        return ""
    title = " ".join(words[:_MOST_WORDS]).strip(_EDGES)
    return f"{title[:1].upper()}{title[1:]}…" if len(words) > _MOST_WORDS else f"{title[:1].upper()}{title[1:]}"
