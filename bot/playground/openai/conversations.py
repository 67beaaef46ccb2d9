"""Stored conversations: their metadata, their items in order, and the lock while a response runs."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, cast

from bot.playground.openai.errors import InvalidRequestError, NotFoundError
from bot.playground.openai.ids import new_id
from bot.playground.openai.items import Item, refuse_duplicates
from bot.playground.openai.locks import conversation_locked

MAX_ITEMS_AT_ONCE = 20
_METADATA_PAIRS = 16
_METADATA_KEY = 64
_METADATA_VALUE = 512


@dataclass
class Conversation:
    """A remote thread. `locked` is true while a response runs on it."""

    id: str
    created_at: int
    metadata: dict[str, str]
    items: list[Item] = field(default_factory=list[Item])
    locked: bool = False

    def resource(self) -> dict[str, Any]:
        """Return the conversation as the wire shows it: without its items."""
        return {
            "id": self.id,
            "object": "conversation",
            "created_at": self.created_at,
            "metadata": self.metadata,
        }

    def refuse_when_locked(self) -> None:
        """Raise InvalidRequestError with code 'conversation_locked' while a response runs."""
        if self.locked:
            raise conversation_locked()

    def append(self, items: Sequence[Item]) -> None:
        """Keep `items` at the end; their ids must be new to this conversation."""
        refuse_duplicates(self.items, items)
        self.items.extend(items)

    def item(self, item_id: str) -> Item:
        """Return one item; NotFoundError when it is not here."""
        for item in self.items:
            if item["id"] == item_id:
                return item
        raise NotFoundError(f"Item with id '{item_id}' not found in conversation '{self.id}'.")


class ConversationStore:
    """All conversations of this server, in memory."""

    def __init__(self) -> None:
        self._conversations: dict[str, Conversation] = {}

    def create(self, items: Sequence[Item], metadata: object, created_at: int) -> Conversation:
        """Open a conversation, with up to 20 items."""
        conversation = Conversation(new_id("conv"), created_at, checked_metadata(metadata))
        conversation.append(items)
        self._conversations[conversation.id] = conversation
        return conversation

    def get(self, conversation_id: str) -> Conversation:
        """Return a conversation; NotFoundError when there is none of this id."""
        conversation = self._conversations.get(conversation_id)
        if conversation is None:
            raise NotFoundError(f"Conversation with id '{conversation_id}' not found.")
        return conversation

    def delete(self, conversation_id: str) -> None:
        """Forget a conversation."""
        self.get(conversation_id)
        del self._conversations[conversation_id]

    def all(self) -> tuple[Conversation, ...]:
        """Return all conversations, oldest first."""
        return tuple(self._conversations.values())


def checked_metadata(metadata: object) -> dict[str, str]:
    """Return metadata within the provider's limits: 16 pairs, keys of 64 and values of 512 characters."""
    if metadata is None:
        return {}
    if not isinstance(metadata, dict):
        raise InvalidRequestError(
            "Invalid type for 'metadata': expected an object.", code="invalid_type", param="metadata"
        )
    pairs = cast("dict[str, object]", metadata)
    if len(pairs) > _METADATA_PAIRS:
        raise InvalidRequestError(
            f"Invalid 'metadata': too many properties. Expected an object with at most {_METADATA_PAIRS} "
            f"properties, but got an object with {len(pairs)} properties instead.",
            code="object_above_max_properties",
            param="metadata",
        )
    return {_checked_key(key): _checked_value(key, value) for key, value in pairs.items()}


def _checked_key(key: str) -> str:
    if len(key) > _METADATA_KEY:
        raise InvalidRequestError(
            f"Invalid 'metadata': property name too long. Expected a maximum length of {_METADATA_KEY}.",
            code="property_name_above_max_length",
            param="metadata",
        )
    return key


def _checked_value(key: str, value: object) -> str:
    if not isinstance(value, str):
        raise InvalidRequestError(
            f"Invalid type for 'metadata.{key}': expected a string.",
            code="invalid_type",
            param=f"metadata.{key}",
        )
    if len(value) > _METADATA_VALUE:
        raise InvalidRequestError(
            f"Invalid 'metadata.{key}': string too long. Expected a string with maximum length "
            f"{_METADATA_VALUE}, but got a string with length {len(value)} instead.",
            code="string_above_max_length",
            param=f"metadata.{key}",
        )
    return value
