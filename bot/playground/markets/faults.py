"""What tests make go wrong with the providers' answers, by symbol or for the next request."""

from collections.abc import Mapping
from dataclasses import dataclass
from fnmatch import fnmatchcase
from typing import Any

from bot.playground.gate import Gate


@dataclass(frozen=True, slots=True)
class Refuse:
    """The request is answered with an error of the provider's own form, and a Retry-After header where one is given.

    `in_body` puts the status into an answer of status 200, as Twelve Data may do.
    """

    status: int
    retry_after: str | None = None
    message: str = ""
    in_body: bool = False


@dataclass(frozen=True, slots=True)
class Text:
    """The request is answered with this text in place of JSON: a web page, or half an answer."""

    text: str = "<!doctype html><title>Just a moment</title>"
    status: int = 200


@dataclass(frozen=True, slots=True)
class Drop:
    """The connection is closed without an answer."""


@dataclass(frozen=True, slots=True)
class Hang:
    """The request is not answered before the server stops."""


@dataclass(frozen=True, slots=True)
class Alter:
    """The answer comes with some of its fields changed: a price of zero, a time that is missing."""

    changes: Mapping[str, Any]


Fault = Refuse | Text | Drop | Hang | Alter


class MarketFaults:
    """The faults that meet requests: those of a symbol each time, those of the next request once, in their order."""

    def __init__(self) -> None:
        self._of_symbols: dict[str, Fault] = {}
        self._waiting: list[tuple[str, Fault]] = []
        self._gate = Gate("request")

    def of_symbol(self, symbol: str, fault: Fault | None) -> None:
        """Let `fault` meet every request that names the symbol; None lets them pass again."""
        self._of_symbols.pop(symbol, None)
        if fault is not None:
            self._of_symbols[symbol] = fault

    def fail_next(self, fault: Fault, path: str = "*", times: int = 1) -> None:
        """Let `fault` meet the next requests to `path`, in which * stands for anything."""
        self._waiting.extend([(path, fault)] * times)

    def take(self, path: str, symbol: str) -> Fault | None:
        """Return what a request meets."""
        for entry in self._waiting:
            if fnmatchcase(path, entry[0]):
                self._waiting.remove(entry)
                return entry[1]
        return self._of_symbols.get(symbol)

    async def hang(self) -> None:
        """Wait until the server stops."""
        await self._gate.hold()

    def release_all(self) -> None:
        """Answer whatever hangs, so that the server can stop."""
        self._gate.release()
