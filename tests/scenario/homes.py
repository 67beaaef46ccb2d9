"""What people see and do in their Home tab."""

from typing import Any

from tests.world import ALEX, World


async def visit(world: World, user: str = ALEX) -> str:
    """Open the Home tab and return the text that stands there."""
    await world.workspace.open_home(user)
    await world.settled()
    return shown(world, user)


def shown(world: World, user: str = ALEX) -> str:
    """Return the text that stands in the Home tab, without opening it anew."""
    return "\n".join(_texts(home_of(world, user)["blocks"]))


def home_of(world: World, user: str = ALEX) -> dict[str, Any]:
    """Return the Home tab as it was published last."""
    home = world.workspace.home(user)
    assert home
    return home


async def press(world: World, action_id: str, **target: Any) -> None:
    """Use a button or a menu of the Home tab, and wait until what it does is shown."""
    await world.workspace.click_in_view(ALEX, home_of(world)["id"], action_id, **target)
    await world.settled()


async def open_from(world: World, action_id: str, **target: Any) -> dict[str, Any]:
    """Use a button or a menu of the Home tab and return the modal that it opens."""
    await press(world, action_id, **target)
    view = world.workspace.view(ALEX)
    assert view
    return view


async def submit(world: World, view: dict[str, Any], **values: Any) -> dict[str, Any]:
    """Submit the modal with these values by block id, the others as they are, and wait until all is shown."""
    answer = await world.workspace.submit(ALEX, view["id"], values)
    await world.settled()
    return answer


def block_with(world: World, text: str) -> str:
    """Return the id of the block of the Home tab that holds a text."""
    return next(block["block_id"] for block in home_of(world)["blocks"] if text in str(block))


def _texts(value: Any) -> list[str]:
    if isinstance(value, dict):
        own = [value["text"]] if isinstance(value.get("text"), str) else []
        return own + [text for key, part in value.items() if key != "text" or not own for text in _texts(part)]
    return [text for part in value for text in _texts(part)] if isinstance(value, list) else []
