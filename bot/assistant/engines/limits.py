"""The provider's limits for what Penny keeps beside a conversation."""

from collections.abc import Mapping

METADATA_PAIRS = 16
METADATA_KEY = 64
METADATA_VALUE = 512
"""How many pairs a remote thread's metadata may have, and how many characters their keys and values."""

_CUT = "…"


def within_limits(metadata: Mapping[str, str]) -> dict[str, str]:
    """Return as much of the metadata as a remote thread may hold.

    The first pairs win: where the conversation is comes before what tools left. A value that is too long is cut,
    a pair whose key is too long is left out: a shortened key would be another one.
    """
    fitting = [(key, _cut(value)) for key, value in metadata.items() if 0 < len(key) <= METADATA_KEY]
    return dict(fitting[:METADATA_PAIRS])


def _cut(value: str) -> str:
    return value if len(value) <= METADATA_VALUE else value[: METADATA_VALUE - len(_CUT)] + _CUT
