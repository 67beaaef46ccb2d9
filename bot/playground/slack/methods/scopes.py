"""What the app must be granted for each method, as Slack's reference pages say."""

from typing import Final

from bot.playground.slack.errors import ApiError

_WRITE: Final = frozenset({"chat:write"})
_AGENT: Final = frozenset({"assistant:write", "chat:write"})
_HISTORY: Final = frozenset({"channels:history", "groups:history", "im:history", "mpim:history"})
_READ: Final = frozenset({"channels:read", "groups:read", "im:read", "mpim:read"})

_NEEDED: Final[dict[str, frozenset[str]]] = {
    "users.info": frozenset({"users:read"}),
    "conversations.info": _READ,
    "conversations.members": _READ,
    "conversations.open": frozenset({"im:write"}),
    "conversations.history": _HISTORY,
    "conversations.replies": _HISTORY,
    "chat.postMessage": _WRITE,
    "chat.postEphemeral": _WRITE,
    "chat.update": _WRITE,
    "chat.delete": _WRITE,
    "chat.startStream": _WRITE,
    "chat.appendStream": _WRITE,
    "chat.stopStream": _WRITE,
    "files.info": frozenset({"files:read"}),
    "files.getUploadURLExternal": frozenset({"files:write"}),
    "files.completeUploadExternal": frozenset({"files:write"}),
    "assistant.threads.setStatus": _AGENT,
    "assistant.threads.setSuggestedPrompts": frozenset({"assistant:write"}),
    "assistant.threads.setTitle": frozenset({"assistant:write"}),
    "agents.sessions.setStatus": _AGENT,
    "agents.sessions.rename": _AGENT,
}
"""Of several scopes one is enough; methods that are not named here need none."""


def check_scopes(method: str, granted: str) -> None:
    """Check that the app may call the method; ApiError missing_scope. `granted` is as Slack's header lists scopes."""
    needed = _NEEDED.get(method)
    if needed is not None and needed.isdisjoint(granted.split(",")):
        raise ApiError("missing_scope", needed=",".join(sorted(needed)), provided=granted)
