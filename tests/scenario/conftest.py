"""A world for each scenario."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.world import World


@pytest.fixture
async def outside(tmp_path: Path) -> AsyncIterator[World]:
    """Slack and the model, without Penny."""
    world = World(tmp_path)
    await world.open()
    yield world
    await world.close()


@pytest.fixture
async def world(outside: World) -> World:
    """Slack, the model, and Penny in front of them."""
    await outside.enter()
    return outside
