"""One process for each SQLite database, held by a lock file (penny.db: penny.lock)."""

import fcntl
import os
from pathlib import Path
from types import TracebackType
from typing import Self

from storage.errors import AlreadyRunningError


class DatabaseLock:
    """Keeps other processes off the SQLite database at `database` for as long as it is held.

    The operating system releases it when the process ends, however it ends. The file names the holder's
    process id and stays: to delete it would let two processes lock two files of the same name.
    """

    def __init__(self, database: Path) -> None:
        self._database = database
        self._file = database.with_suffix(".lock")
        self._descriptor: int | None = None

    def acquire(self) -> None:
        """Take the lock, or raise AlreadyRunningError, which names the process that has it."""
        self._file.parent.mkdir(parents=True, exist_ok=True)
        descriptor = os.open(self._file, os.O_RDWR | os.O_CREAT, 0o600)
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            holder = os.pread(descriptor, 32, 0).decode().strip() or "unknown"
            os.close(descriptor)
            raise AlreadyRunningError(self._database, holder) from None
        os.ftruncate(descriptor, 0)
        os.pwrite(descriptor, f"{os.getpid()}\n".encode(), 0)
        self._descriptor = descriptor

    def release(self) -> None:
        """Let others in; does nothing when the lock is not held."""
        if self._descriptor is not None:
            os.close(self._descriptor)
            self._descriptor = None

    def __enter__(self) -> Self:
        self.acquire()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.release()
