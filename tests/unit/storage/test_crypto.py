import os
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import JsonValue

from storage.crypto import Cipher, key_beside, new_key
from storage.errors import ExposedKeyError, InvalidKeyError, WrongKeyError

CIPHER = Cipher([new_key()])

json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
)


@given(json_values)
def test_what_was_sealed_opens_unchanged(value: JsonValue) -> None:
    assert CIPHER.open(CIPHER.seal(value)) == value


def test_sealing_twice_gives_two_texts() -> None:
    assert CIPHER.seal("same") != CIPHER.seal("same")


def test_a_new_key_in_front_opens_old_values_and_seals_new_ones() -> None:
    old, new = new_key(), new_key()
    rotated = Cipher([new, old])
    assert rotated.open(Cipher([old]).seal("before")) == "before"
    assert Cipher([new]).open(rotated.seal("after")) == "after"


def test_a_value_sealed_with_an_unknown_key_is_refused() -> None:
    with pytest.raises(WrongKeyError):
        CIPHER.open(Cipher([new_key()]).seal("secret"))


def test_a_value_that_was_tampered_with_is_refused() -> None:
    sealed = CIPHER.seal("secret")
    with pytest.raises(WrongKeyError):
        CIPHER.open(sealed[:-8] + sealed[-4:])


@pytest.mark.parametrize("key", ["", "short", "ä" * 44, "A" * 43, "A" * 60])
def test_a_key_that_is_none_is_refused_by_its_position(key: str) -> None:
    with pytest.raises(InvalidKeyError, match="number 2"):
        Cipher([new_key(), key])


def test_a_cipher_without_keys_is_refused() -> None:
    with pytest.raises(InvalidKeyError):
        Cipher([])


def test_the_key_file_is_made_once_and_only_for_its_owner(tmp_path: Path) -> None:
    key = key_beside(tmp_path / "var" / "penny.db")
    file = tmp_path / "var" / "penny.key"
    assert key_beside(tmp_path / "var" / "penny.db") == key == file.read_text().strip()
    assert file.stat().st_mode & 0o777 == 0o600
    assert os.listdir(file.parent) == ["penny.key"]
    assert Cipher([key]).open(Cipher([key]).seal(1)) == 1


def test_a_key_file_that_others_can_read_is_refused(tmp_path: Path) -> None:
    key_beside(tmp_path / "penny.db")
    (tmp_path / "penny.key").chmod(0o644)
    with pytest.raises(ExposedKeyError, match="chmod 600"):
        key_beside(tmp_path / "penny.db")


def test_everybody_who_makes_the_key_file_at_once_gets_the_same_key(tmp_path: Path) -> None:
    with ThreadPoolExecutor(16) as pool:
        keys = set(pool.map(key_beside, [tmp_path / "penny.db"] * 64))
    assert len(keys) == 1
    assert os.listdir(tmp_path) == ["penny.key"]


def test_a_fingerprint_tells_texts_apart_and_is_another_under_another_key() -> None:
    key = new_key()
    cipher = Cipher([key])
    assert cipher.fingerprint("coffee") == cipher.fingerprint("coffee") != cipher.fingerprint("Coffee")
    assert cipher.fingerprint("coffee") != Cipher([new_key()]).fingerprint("coffee")


def test_a_new_key_in_front_changes_no_fingerprint() -> None:
    old, new = new_key(), new_key()
    assert Cipher([new, old]).fingerprint("coffee") == Cipher([old]).fingerprint("coffee")
