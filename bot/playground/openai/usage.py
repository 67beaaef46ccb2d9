"""Token counts, near enough: four characters a token, and a cached prefix per cache key."""

import json
from typing import Any

_CHARACTERS = 4
_CACHE_FROM = 1024
"""The provider caches prompts of at least this many tokens."""
_CACHE_STEP = 128
"""Cached prefixes grow in steps of this many tokens."""


def tokens(text: str) -> int:
    """Return the approximate number of tokens in `text`, rounded up."""
    return -(-len(text) // _CHARACTERS)


class TokenCounter:
    """Counts tokens and remembers the last prompt of each cache key."""

    def __init__(self) -> None:
        self._prompts: dict[str, str] = {}

    def usage(
        self, *, cache_key: str, instructions: str, tools: list[Any], prompt: list[Any], output: list[Any]
    ) -> dict[str, Any]:
        """Return the provider's `usage` object for one response."""
        text = json.dumps(tools) + instructions + "".join(json.dumps(_bare(item)) for item in prompt)
        shared = _shared_length(text, self._prompts.get(cache_key, "")) // _CHARACTERS
        self._prompts[cache_key] = text
        cached = shared // _CACHE_STEP * _CACHE_STEP if shared >= _CACHE_FROM else 0
        taken = tokens(text)
        given = tokens("".join(json.dumps(_bare(item)) for item in output))
        return {
            "input_tokens": taken,
            "input_tokens_details": {"cached_tokens": cached, "cache_write_tokens": 0},
            "output_tokens": given,
            "output_tokens_details": {"reasoning_tokens": 0},
            "total_tokens": taken + given,
        }


def _bare(item: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in item.items() if key not in ("id", "status")}


def _shared_length(text: str, other: str) -> int:
    """Return how many characters both begin with."""
    pairs = zip(text, other, strict=False)
    return next((index for index, (one, two) in enumerate(pairs) if one != two), min(len(text), len(other)))
