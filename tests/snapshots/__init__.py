"""JSON snapshots of what Slack is sent; `UPDATE_SNAPSHOTS=1 pytest` writes them anew."""

import json
import os
from pathlib import Path
from typing import Any

_FOLDER = Path(__file__).parent


def assert_snapshot(name: str, value: Any) -> None:
    """Compare `value`, as JSON, with the snapshot of that name, exactly."""
    path = _FOLDER / f"{name}.json"
    rendered = json.dumps(value, indent=2, ensure_ascii=False) + "\n"
    if os.environ.get("UPDATE_SNAPSHOTS"):
        path.write_text(rendered, encoding="utf-8")
    assert path.read_text(encoding="utf-8") == rendered
