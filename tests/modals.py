"""What a modal shows, for tests that fill it in."""

from collections.abc import Mapping
from typing import Any


def prefilled(view: Mapping[str, Any]) -> dict[str, str | None]:
    """Return what each text input of the modal begins with, by the parameter's name."""
    inputs = (block for block in view["blocks"] if block["type"] == "input")
    return {block["block_id"].rsplit(":", 1)[-1]: block["element"].get("initial_value") for block in inputs}
