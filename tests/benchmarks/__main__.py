"""`make bench`: the cold start and 200 messages at once, as ratios within one run."""

import asyncio

from tests.benchmarks.cold_start import measure_cold_start
from tests.benchmarks.crowd import measure_crowd

if __name__ == "__main__":
    measure_cold_start()
    asyncio.run(measure_crowd())
