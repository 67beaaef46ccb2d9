"""Alex, who logs what was spent, in private."""

import pytest

from storage.database import Database
from tests.clock import FakeClock
from tests.unit.tools.person import Person, person


@pytest.fixture
async def alex(database: Database, clock: FakeClock) -> Person:
    return await person(database, clock)
