"""How long `import bot.app` takes and what it weighs, beside the bare imports of the libraries it needs."""

import json
import subprocess
import sys

from tests.benchmarks.report import heading, quantile, row

# The model's client, Alembic, Babel and the like are imported only when they are first needed.
LIBRARIES = (
    "aiohttp",
    "pydantic_settings",
    "slack_bolt.async_app",
    "slack_bolt.adapter.socket_mode.aiohttp",
    "sqlalchemy.ext.asyncio",
    "sqlmodel",
)
RUNS = 7

_PROBE = """
import json, sys, time
started = time.perf_counter()
for name in sys.argv[1:]:
    __import__(name)
seconds = time.perf_counter() - started
resident = int(open("/proc/self/statm").read().split()[1]) * 4096
print(json.dumps([seconds, resident]))
"""


def measure_cold_start() -> None:
    """Import both in fresh processes, in turns, and print medians and their ratio."""
    bare: list[tuple[float, int]] = []
    whole: list[tuple[float, int]] = []
    for _ in range(RUNS):
        bare.append(_import(*LIBRARIES))
        whole.append(_import("bot.app"))
    bare_seconds, whole_seconds = (quantile([seconds for seconds, _ in runs], 0.5) for runs in (bare, whole))
    heading(f"Cold start, {RUNS} processes each")
    row("bare imports of the libraries, median", f"{bare_seconds * 1000:.0f} ms")
    row("import bot.app, median", f"{whole_seconds * 1000:.0f} ms")
    row("ratio (at most 1.30)", f"{whole_seconds / bare_seconds:.2f}")
    row("resident after import bot.app (below 120 MB)", f"{max(size for _, size in whole) / 1e6:.0f} MB")


def _import(*names: str) -> tuple[float, int]:
    done = subprocess.run([sys.executable, "-c", _PROBE, *names], capture_output=True, check=True, text=True)
    seconds, resident = json.loads(done.stdout)
    return seconds, resident
