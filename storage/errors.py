"""What can go wrong with the database, from the general to the particular."""

from pathlib import Path


class StorageError(Exception):
    """Base of everything that storage raises on purpose."""


class DatabaseUnavailableError(StorageError):
    """The database cannot be reached, read or written."""

    def __init__(self, reason: str) -> None:
        super().__init__(f"the database is not available: {reason}")


class UnsupportedDatabaseError(StorageError):
    """The URL names a database that Penny does not speak to."""

    def __init__(self, scheme: str) -> None:
        super().__init__(f"cannot use a {scheme!r} database: give a sqlite:/// or postgresql:// URL")


class TransactionConflictError(StorageError):
    """Two transactions stood in each other's way and this one was undone; it may be tried again."""

    def __init__(self) -> None:
        super().__init__("another transaction changed the same rows; nothing of this one was kept")


class StaleRowError(TransactionConflictError):
    """A row was changed by somebody else after it was read; the change based on the old row was refused."""


class CallClosedError(TransactionConflictError):
    """A tool call was ended by somebody else in the meantime: its recorded outcome holds."""


class NestedUnitError(StorageError):
    """A task that is inside a unit of work began another one: on SQLite it would wait for itself."""

    def __init__(self) -> None:
        super().__init__("a unit of work is open in this task already: pass it on instead of opening another")


class SchemaError(StorageError):
    """The tables are not those that this version of Penny works with."""


class SchemaOutOfDateError(SchemaError):
    """Migrations are still to be applied."""

    def __init__(self) -> None:
        super().__init__("the database's tables are out of date: run `penny migrate`")


class SchemaTooNewError(SchemaError):
    """A newer version of Penny migrated the database."""

    def __init__(self, revision: str) -> None:
        super().__init__(f"the database has the unknown revision {revision!r}: it belongs to a newer Penny")


class AlreadyRunningError(StorageError):
    """Another process works with the same SQLite database."""

    def __init__(self, database: Path, process: str) -> None:
        super().__init__(f"{database} is in use by process {process}: stop it first")


class SealError(StorageError):
    """Encryption at rest cannot do its work."""


class InvalidKeyError(SealError):
    """A key is not 32 bytes in URL-safe base64."""

    def __init__(self, position: int) -> None:
        super().__init__(f"encryption key number {position} is not 32 bytes in URL-safe base64")


class ExposedKeyError(SealError):
    """Others than the owner may read the key file."""

    def __init__(self, path: Path) -> None:
        super().__init__(f"{path} can be read by others: run `chmod 600 {path}`")


class WrongKeyError(SealError):
    """A value was sealed with a key that is not among those given, or was tampered with."""

    def __init__(self) -> None:
        super().__init__("a stored value cannot be decrypted: the key it was sealed with is not among those given")
