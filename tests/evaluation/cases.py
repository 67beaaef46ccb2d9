"""The conversations that a model is rated by: what the user does in each turn, and what is right then."""

import tomllib
from collections.abc import Mapping
from decimal import Decimal
from pathlib import Path
from typing import Annotated, Any, Self

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ValidationError, model_validator

from tools.toolkit.registry import Registry
from tools.toolkit.specs import field_specs

FOLDER = Path(__file__).parent / "conversations"


class CaseError(Exception):
    """A conversation cannot be used as it is written; the message says which, and why."""


def _as_list(value: Any) -> Any:
    return value if isinstance(value, list) else [value]


Raw = str | bool | int | Decimal
Alternatives = Annotated[tuple[Raw, ...], BeforeValidator(_as_list)]
"""A value, or a list of values each of which is right."""

Arguments = Mapping[str, Alternatives]
Calls = Mapping[str, Annotated[tuple[Arguments, ...], BeforeValidator(_as_list)]]
"""For each tool its call's arguments, or a list where it is to be called several times."""


class _Part(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Turn(_Part):
    """What the user does (exactly one of `user`, `form` and `not_now`) and what is right then.

    `files` come with the user's words: their contents by their names.
    `call` are the calls to be made; an argument that is not named must be null, or the tool's own default. `may` are
    arguments and whole calls that are as right as none. `asks` are the fields that must be asked for; without them an
    answer must come. `quotes` are figures that the answer must have.
    """

    user: str | None = None
    form: Mapping[str, str] | None = None
    not_now: bool = False
    files: Mapping[str, str] = Field(default_factory=dict[str, str])
    call: Calls = Field(default_factory=dict[str, Any])
    may: Mapping[str, Arguments] = Field(default_factory=dict[str, Any])
    asks: Annotated[tuple[str, ...], BeforeValidator(tuple)] = ()
    quotes: Annotated[tuple[str, ...], BeforeValidator(tuple)] = ()

    @model_validator(mode="after")
    def _one_deed(self) -> Self:
        if (self.user is not None) + (self.form is not None) + self.not_now != 1:
            raise ValueError("a turn is one of user, form and not_now")
        if self.files and self.user is None:
            raise ValueError("files come with the words of a user, if only empty ones")
        if self.asks and self.quotes:
            raise ValueError("a turn that asks has no answer to quote from")
        return self

    @property
    def deed(self) -> str:
        """What the user does, in a few words."""
        if self.form is not None:
            return "form: " + ", ".join(f"{name} = {value!r}" for name, value in self.form.items())
        return "Not now" if self.user is None else repr(self.user)


class Conversation(_Part):
    """One conversation of one user in Penny's DM, or in a `channel` where others read along.

    `before` are tools that were used beforehand and elsewhere: what they keep, the user said in other conversations.
    `planner` is false where rules cannot be expected to understand the user.
    """

    name: str
    turns: Annotated[tuple[Turn, ...], BeforeValidator(tuple)] = Field(alias="turn", min_length=1)
    group: str = ""
    planner: bool = True
    channel: bool = False
    locale: str = "en_US"
    currency: str = "USD"
    before: Annotated[tuple[Mapping[str, Mapping[str, str]], ...], BeforeValidator(tuple)] = ()


class _File(_Part):
    conversation: Annotated[tuple[Conversation, ...], BeforeValidator(tuple)]


def load_conversations(registry: Registry, folder: Path = FOLDER) -> tuple[Conversation, ...]:
    """Return the conversations of all files in the folder, each in the group that its file is named after.

    Raises CaseError for a file that cannot be read, for two conversations of one name, and for a tool or a field
    that the registry does not know.
    """
    found = [conversation for path in sorted(folder.glob("*.toml")) for conversation in _read(path)]
    names = [conversation.name for conversation in found]
    if twice := next((name for name in names if names.count(name) > 1), None):
        raise CaseError(f"two conversations are called {twice!r}")
    for conversation in found:
        _check(conversation, registry)
    return tuple(found)


def _read(path: Path) -> list[Conversation]:
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8"), parse_float=Decimal)
    except tomllib.TOMLDecodeError as error:
        raise CaseError(f"{path.name} is no TOML: {error}") from error
    try:
        file = _File.model_validate(data)
    except ValidationError as error:
        raise CaseError(f"{path.name}: {_first(error, data)}") from error
    return [conversation.model_copy(update={"group": path.stem}) for conversation in file.conversation]


def _first(error: ValidationError, data: Mapping[str, Any]) -> str:
    """Return the first complaint with the name of the conversation it is about."""
    first = error.errors(include_url=False)[0]
    where = first["loc"]
    if len(where) > 1 and where[0] == "conversation" and isinstance(where[1], int):
        name = data["conversation"][where[1]].get("name", f"number {where[1] + 1}")
        where = (f"conversation {name!r}", *where[2:])
    return f"{', '.join(map(str, where))}: {first['msg'].removeprefix('Value error, ')}"


def _check(conversation: Conversation, registry: Registry) -> None:
    named = [(tool, [*arguments]) for before in conversation.before for tool, arguments in before.items()]
    for turn in conversation.turns:
        named += [(tool, [*arguments]) for tool, calls in turn.call.items() for arguments in calls]
        named += [(tool, [*arguments]) for tool, arguments in turn.may.items()]
        asked = {*turn.asks, *(turn.form or ())}
        if unknown := asked - {spec.name for tool in registry.all() for spec in field_specs(tool.parameters)}:
            raise CaseError(f"{conversation.name!r}: no tool asks for {', '.join(sorted(unknown))}")
    for name, fields in named:
        tool = registry.get(name)
        if tool is None:
            raise CaseError(f"{conversation.name!r}: there is no tool {name!r}")
        known = {spec.name for spec in field_specs(tool.parameters)}
        if unknown := [field for field in fields if field not in known]:
            raise CaseError(f"{conversation.name!r}: {name} has no parameter {', '.join(unknown)}")
