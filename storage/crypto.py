"""Encryption at rest: sealing JSON values with Fernet keys, and the key file of an SQLite database."""

import hmac
import json
import os
import secrets
from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, cast

from pydantic import JsonValue

from storage.errors import ExposedKeyError, InvalidKeyError, WrongKeyError

if TYPE_CHECKING:
    from cryptography.fernet import MultiFernet

_KEY_BYTES = 32


class Cipher:
    """Seals values with the first of `keys` and opens what any of them sealed.

    To change the key, put the new one first and keep the old one behind it. A key is 32 random bytes in
    URL-safe base64; anything else is an InvalidKeyError.
    """

    def __init__(self, keys: Sequence[str]) -> None:
        if not keys:
            raise InvalidKeyError(1)
        for position, key in enumerate(keys, start=1):
            if not _is_key(key):
                raise InvalidKeyError(position)
        self._keys = tuple(keys)

    def seal(self, value: JsonValue) -> str:
        """Return `value` encrypted and authenticated, as ASCII text."""
        clear = json.dumps(value, ensure_ascii=False, allow_nan=False, separators=(",", ":"))
        return self._fernet.encrypt(clear.encode()).decode()

    def open(self, sealed: str) -> JsonValue:
        """Return the value in `sealed`; WrongKeyError when none of the keys opens it."""
        from cryptography.fernet import InvalidToken

        try:
            return cast("JsonValue", json.loads(self._fernet.decrypt(sealed.encode())))
        except InvalidToken:
            raise WrongKeyError from None

    def fingerprint(self, text: str) -> str:
        """Return what tells `text` from any other text, and nothing about it to whoever lacks the key.

        It is made with the oldest key: putting a new one in front changes no fingerprint.
        """
        return hmac.new(self._keys[-1].encode(), text.encode(), "sha256").hexdigest()

    @cached_property
    def _fernet(self) -> "MultiFernet":
        from cryptography.fernet import Fernet, MultiFernet

        return MultiFernet([Fernet(key) for key in self._keys])


def new_key() -> str:
    """Return a fresh random key."""
    return urlsafe_b64encode(secrets.token_bytes(_KEY_BYTES)).decode()


def key_beside(path: Path) -> str:
    """Return the key of the SQLite database at `path`, creating its file (penny.db: penny.key) if need be.

    Only the owner may read the file: ExposedKeyError otherwise. Processes that create it at the same time
    all get the same key.
    """
    file = path.with_suffix(".key")
    if not file.exists():
        _create(file)
    if file.stat().st_mode & 0o077:
        raise ExposedKeyError(file)
    return file.read_text(encoding="ascii").strip()


def _create(file: Path) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    draft = file.with_name(f".{file.name}.{secrets.token_hex(8)}")
    descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        with os.fdopen(descriptor, "w", encoding="ascii") as opened:
            opened.write(new_key() + "\n")
            opened.flush()
            os.fsync(opened.fileno())
        # A link, unlike a rename, does not replace the file of a process that was faster.
        os.link(draft, file)
    except FileExistsError:
        pass
    finally:
        draft.unlink()


def _is_key(key: str) -> bool:
    try:
        return len(urlsafe_b64decode(key)) == _KEY_BYTES
    except ValueError:
        return False
