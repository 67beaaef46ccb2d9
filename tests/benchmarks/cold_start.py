"""How long `import bot.app` takes and what it weighs, beside the bare imports of the libraries it needs."""

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Mapping

from tests.benchmarks.report import heading, quantile, row

# The model's client, Alembic, Babel and the like are imported only when they are first needed.
LIBRARIES = (
    "aiohttp",
    "pydantic_settings",
    "slack_bolt.async_app",
    "slack_bolt.adapter.socket_mode.aiohttp",
    "sqlalchemy.dialects.postgresql",
    "sqlalchemy.dialects.sqlite",
    "sqlalchemy.ext.asyncio",
    "sqlmodel",
)
RUNS = 9

_PROBE = """
import json, sys, time
started = time.process_time()
for name in sys.argv[1:]:
    __import__(name)
seconds = time.process_time() - started
resident = int(open("/proc/self/statm").read().split()[1]) * 4096
print(json.dumps([seconds, resident]))
"""


def measure_cold_start() -> None:
    """Import both in fresh processes, in turns, and print the medians of their CPU time and the ratio."""
    with tempfile.TemporaryDirectory() as cache:
        # Libraries come compiled and our own modules may not be: both start from the same cache here.
        environment = {key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}
        environment["PYTHONPYCACHEPREFIX"] = cache
        _import(environment, "bot.app", *LIBRARIES)
        runs = [(_import(environment, *LIBRARIES), _import(environment, "bot.app")) for _ in range(RUNS)]
    bare = quantile([seconds for (seconds, _), _ in runs], 0.5)
    whole = quantile([seconds for _, (seconds, _) in runs], 0.5)
    heading(f"Cold start, {RUNS} processes each")
    row("bare imports of the libraries, median", f"{bare * 1000:.0f} ms")
    row("import bot.app, median", f"{whole * 1000:.0f} ms")
    row("ratio (at most 1.30)", f"{whole / bare:.2f}")
    row("resident after import bot.app (below 120 MB)", f"{max(size for _, (_, size) in runs) / 1e6:.0f} MB")


def _import(environment: Mapping[str, str], *names: str) -> tuple[float, int]:
    done = subprocess.run(
        [sys.executable, "-c", _PROBE, *names], capture_output=True, check=True, text=True, env=environment
    )
    seconds, resident = json.loads(done.stdout)
    return seconds, resident
