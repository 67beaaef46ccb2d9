"""The scopes under which tool calls are recorded: a conversation's, or a user's own outside of any."""

_CONVERSATION = "conversation:"


def conversation_scope(conversation_id: int) -> str:
    """Return the scope of the calls made in a conversation."""
    return f"{_CONVERSATION}{conversation_id}"


def user_scope(user_id: int) -> str:
    """Return the scope of the calls a user made by hand: slash commands, the shell."""
    return f"user:{user_id}"


def conversation_of(scope: str) -> int | None:
    """Return the id of the conversation whose scope this is; None for a user's scope."""
    return int(scope.removeprefix(_CONVERSATION)) if scope.startswith(_CONVERSATION) else None
