"""Identifiers in the provider's style: a prefix that tells the kind, then random hexadecimal digits."""

import secrets
from typing import Literal

Prefix = Literal["resp", "conv", "msg", "fc", "fco", "rs", "call", "asst", "thread", "run", "step"]


def new_id(prefix: Prefix) -> str:
    """Return a fresh identifier such as 'msg_6f1c…' (the prefix and 32 digits)."""
    return f"{prefix}_{secrets.token_hex(16)}"
