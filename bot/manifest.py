"""`penny manifest`: the app manifest as the `slack` command wants it."""

import json
import sys
from pathlib import Path

MANIFEST = Path(__file__).parents[1] / "manifest.yml"


def print_manifest() -> int:
    """Print manifest.yml as JSON; return the exit code."""
    import yaml

    sys.stdout.write(json.dumps(yaml.safe_load(MANIFEST.read_text(encoding="utf-8"))) + "\n")
    return 0
