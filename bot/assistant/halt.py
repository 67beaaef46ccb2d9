"""Halt: how a running turn is asked to stop."""

import asyncio
from typing import Literal

Reason = Literal["overtaken", "stopped"]
"""Why a turn stops early: the user wrote something newer, or pressed Stop."""


class Halt:
    """Asked from outside, heeded by the turn at its next safe point: never within a transaction."""

    def __init__(self) -> None:
        self.reason: Reason | None = None
        self._asked = asyncio.Event()

    def ask(self, reason: Reason) -> None:
        """Ask the turn to stop; the first reason counts."""
        self.reason = self.reason or reason
        self._asked.set()

    async def wait(self) -> None:
        """Return when the turn was asked to stop."""
        await self._asked.wait()
