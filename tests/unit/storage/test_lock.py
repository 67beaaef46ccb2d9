import os
import subprocess
import sys
from pathlib import Path

import pytest

from storage.errors import AlreadyRunningError
from storage.lock import DatabaseLock

HOLD = """
import sys, pathlib
from storage.lock import DatabaseLock
with DatabaseLock(pathlib.Path(sys.argv[1])):
    print("held", flush=True)
    sys.stdin.read()
"""


def test_a_second_process_is_kept_out_and_told_who_is_in(tmp_path: Path) -> None:
    with (
        DatabaseLock(tmp_path / "penny.db"),
        pytest.raises(AlreadyRunningError, match=rf"penny.db is in use by process {os.getpid()}"),
    ):
        DatabaseLock(tmp_path / "penny.db").acquire()


def test_a_released_lock_can_be_taken_again(tmp_path: Path) -> None:
    for _ in range(2):
        with DatabaseLock(tmp_path / "penny.db"):
            pass


def test_releasing_a_lock_that_is_not_held_does_nothing(tmp_path: Path) -> None:
    DatabaseLock(tmp_path / "penny.db").release()


def test_two_databases_do_not_exclude_each_other(tmp_path: Path) -> None:
    with DatabaseLock(tmp_path / "one.db"), DatabaseLock(tmp_path / "two.db"):
        pass


def test_the_lock_of_a_killed_process_is_free(tmp_path: Path) -> None:
    database = tmp_path / "penny.db"
    with subprocess.Popen(
        [sys.executable, "-c", HOLD, str(database)],
        cwd=Path(__file__).parents[3],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    ) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == b"held\n"
        with pytest.raises(AlreadyRunningError, match=str(other.pid)):
            DatabaseLock(database).acquire()
        other.kill()
        other.wait()
        with DatabaseLock(database):
            pass
