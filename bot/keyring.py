"""Which keys seal the database."""

from bot.settings import Settings
from storage.crypto import Cipher, key_beside, new_key
from storage.engine import sqlite_path


def cipher_for(settings: Settings) -> Cipher:
    """Return the cipher of the configured keys, or of the key file beside the SQLite database.

    Raises StorageError when a key is malformed or its file can be read by others.
    """
    if settings.encryption_keys:
        return Cipher([key.get_secret_value() for key in settings.encryption_keys])
    path = sqlite_path(settings.database_url)
    return Cipher([key_beside(path) if path else new_key()])
