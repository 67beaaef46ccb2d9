"""Collects what is wrong with blocks, in Slack's words and with Slack's JSON pointers."""

from collections.abc import Collection, Iterable
from typing import Any, cast

from bot.playground.slack.directory import Json

TEXT_KINDS = ("plain_text", "mrkdwn")

_TEXT_FIELDS = frozenset({"type", "text", "emoji", "verbatim"})


class Report:
    """The problems found so far. Every check takes a value and the JSON pointer to it."""

    def __init__(self) -> None:
        self.problems: list[str] = []

    def add(self, problem: str, pointer: str) -> None:
        """Note a problem."""
        self.problems.append(f"{problem} [json-pointer:{pointer}]")

    def missing(self, name: str, pointer: str) -> None:
        """Note that a field is not there."""
        self.add(f"missing required field: {name}", pointer)

    def string(self, owner: Json, name: str, pointer: str, *, most: int, required: bool = False) -> None:
        """Check a string field of `owner`: its length in characters."""
        value: Any = owner.get(name)
        if value is None:
            if required:
                self.missing(name, pointer)
        elif not isinstance(value, str):
            self.add("must provide a string", f"{pointer}/{name}")
        else:
            self.length(value, f"{pointer}/{name}", most=most, least=1 if required else 0)

    def length(self, value: str, pointer: str, *, most: int, least: int = 1) -> None:
        """Check the length of a string."""
        if len(value) < least:
            self.add(f"must be more than {least - 1} characters", pointer)
        if len(value) > most:
            self.add(f"must be less than {most + 1} characters", pointer)

    def text(
        self,
        owner: Json,
        name: str,
        pointer: str,
        *,
        most: int,
        required: bool = False,
        kinds: Collection[str] = TEXT_KINDS,
    ) -> None:
        """Check a text object of `owner`: its kind and the length of its text."""
        value: Any = owner.get(name)
        if value is None:
            if required:
                self.missing(name, pointer)
            return
        self.text_object(value, f"{pointer}/{name}", most=most, kinds=kinds)

    def text_object(self, value: Any, pointer: str, *, most: int, kinds: Collection[str] = TEXT_KINDS) -> None:
        """Check a text object."""
        match value:
            case {"type": str(kind), "text": str(text)}:
                self.only(cast("Json", value), pointer, _TEXT_FIELDS)
                if kind not in kinds:
                    self.add(f"unsupported type: {kind}", f"{pointer}/type")
                self.length(text, f"{pointer}/text", most=most)
            case _:
                self.add("must provide an object", pointer)

    def one_of(self, owner: Json, name: str, pointer: str, allowed: Collection[str]) -> None:
        """Check that a field, if it is there, has one of a few values."""
        value = owner.get(name)
        if value is not None and value not in allowed:
            self.add(f"must be one of {', '.join(sorted(allowed))}", f"{pointer}/{name}")

    def only(self, owner: Json, pointer: str, known: Collection[str]) -> None:
        """Check that an object has no other fields than the known ones."""
        for name in owner:
            if name not in known:
                self.add(f"invalid additional property: {name}", pointer)

    def between(self, owner: Json, name: str, pointer: str, least: int, most: int) -> None:
        """Check that a field, if it is there, is a whole number within bounds."""
        value = owner.get(name)
        if value is not None and (not isinstance(value, int) or not least <= value <= most):
            self.add(f"must be between {least} and {most}", f"{pointer}/{name}")

    def unique(self, values: Iterable[Any], problem: str, pointer: str) -> None:
        """Check that no two values are equal."""
        written = [str(value) for value in values]
        if len(set(written)) != len(written):
            self.add(problem, pointer)

    def items(
        self, owner: Json, name: str, pointer: str, *, most: int, least: int = 1, required: bool = True
    ) -> list[tuple[Json, str]]:
        """Check a list of objects and return each object with the pointer to it."""
        pairs = self.values(owner, name, pointer, most=most, least=least, required=required)
        objects: list[tuple[Json, str]] = []
        for value, place in pairs:
            if isinstance(value, dict):
                objects.append((cast("Json", value), place))
            else:
                self.add("must provide an object", place)
        return objects

    def values(
        self, owner: Json, name: str, pointer: str, *, most: int, least: int = 1, required: bool = True
    ) -> list[tuple[Any, str]]:
        """Check the length of a list and return each value with the pointer to it."""
        value: Any = owner.get(name)
        if value is None:
            if required:
                self.missing(name, pointer)
            return []
        if not isinstance(value, list):
            self.add("must provide an array", f"{pointer}/{name}")
            return []
        found = cast("list[Any]", value)
        if len(found) < least:
            self.add(f"no less than {least} items allowed", f"{pointer}/{name}")
        if len(found) > most:
            self.add(f"no more than {most} items allowed", f"{pointer}/{name}")
        return [(item, f"{pointer}/{name}/{index}") for index, item in enumerate(found)]
