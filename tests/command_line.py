"""Penny's command line as its users meet it."""

import asyncio
import os
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from bot.settings import Settings

SECONDS = 30
MODULE = (sys.executable, "-m", "bot")
SCRIPT = (str(Path(sys.executable).with_name("penny")),)


@dataclass(frozen=True, slots=True)
class Ran:
    """How a command ended: its exit code, and what it wrote to standard output and standard error."""

    code: int | None
    out: str
    err: str


@dataclass
class CommandLine:
    """Runs commands as processes in a folder of their own, with these settings and no others."""

    folder: Path
    variables: Mapping[str, str] = field(default_factory=dict[str, str])
    program: Sequence[str] = MODULE

    async def start(self, *arguments: str) -> asyncio.subprocess.Process:
        """Start a command that goes on."""
        pipe = asyncio.subprocess.PIPE
        return await asyncio.create_subprocess_exec(
            *self.program, *arguments, cwd=self.folder, env=self.environment, stdout=pipe, stderr=pipe
        )

    async def run(self, *arguments: str) -> Ran:
        """Run a command to its end."""
        return await ended(await self.start(*arguments))

    @property
    def environment(self) -> dict[str, str]:
        known = {name.upper() for name in Settings.model_fields}
        return {name: value for name, value in os.environ.items() if name not in known} | dict(self.variables)


async def ended(process: asyncio.subprocess.Process) -> Ran:
    """Wait for the end of a command."""
    out, err = await asyncio.wait_for(process.communicate(), SECONDS)
    return Ran(process.returncode, out.decode(), err.decode())
