"""A person without a mouse: keys only, and what has the focus."""

from playwright.async_api import Locator, Page, expect

_FAR = 60
"""So many presses of Tab nobody has patience for."""


class Keyboard:
    """Presses keys on a page; nothing here clicks or fills in."""

    def __init__(self, page: Page) -> None:
        self._page = page

    async def press(self, *keys: str) -> None:
        for key in keys:
            await self._page.keyboard.press(key)

    async def write(self, text: str) -> None:
        await self._page.keyboard.type(text)

    async def reach(self, target: Locator, key: str = "Tab") -> None:
        """Press `key` until the target has the focus."""
        await expect(target).to_be_visible()
        for _ in range(_FAR):
            if await target.evaluate("node => node === document.activeElement"):
                break
            await self.press(key)
        await expect(target).to_be_focused()
