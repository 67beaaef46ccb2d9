"""A gate at which tests hold what passes through one of the playground's servers."""

import asyncio
from dataclasses import dataclass, field


@dataclass
class Gate:
    """Holds everything that comes to its point, but for the first `skip`, until it is released."""

    point: str
    skip: int = 0
    _reached: asyncio.Event = field(default_factory=asyncio.Event)
    _open: asyncio.Event = field(default_factory=asyncio.Event)

    async def reached(self, timeout: float = 10.0) -> None:  # noqa: ASYNC109
        """Wait until something stands at the gate; TimeoutError after `timeout` seconds."""
        await asyncio.wait_for(self._reached.wait(), timeout)

    def release(self) -> None:
        """Let what is held and all that comes later pass."""
        self._open.set()

    @property
    def released(self) -> bool:
        """Whether everything passes freely."""
        return self._open.is_set()

    async def hold(self) -> None:
        """Stand at the gate until it is released."""
        if self.skip:
            self.skip -= 1
            return
        self._reached.set()
        await self._open.wait()
