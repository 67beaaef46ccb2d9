import pytest

from storage.database import Database
from tests.clock import FakeClock
from tests.unit.tools.toolkit.sample import Desk, open_desk


@pytest.fixture
async def desk(database: Database, clock: FakeClock) -> Desk:
    return await open_desk(database, clock)
