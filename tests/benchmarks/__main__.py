"""`make bench`: cold start, 10,000 futures, a large statement and ledger, 200 messages at once; ratios in one run."""

import asyncio

from tests.benchmarks.cold_start import measure_cold_start
from tests.benchmarks.crowd import measure_crowd
from tests.benchmarks.futures import measure_futures
from tests.benchmarks.ledger import measure_ledger
from tests.benchmarks.statement import measure_statement

if __name__ == "__main__":
    measure_cold_start()
    measure_futures()
    asyncio.run(measure_statement())
    asyncio.run(measure_ledger())
    asyncio.run(measure_crowd())
