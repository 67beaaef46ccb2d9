"""The provider's side of a conversation, seen from behind the server."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from bot.playground.openai.assistants.threads import Thread
from bot.playground.openai.conversations import Conversation
from bot.playground.openai.server import OpenAIServer
from tests.resilience.answering import said_in


@dataclass(frozen=True, slots=True)
class RemoteSide:
    """What a remote thread holds: the user's messages in order, its calls and outputs by id, and whether it is busy."""

    said: Sequence[str]
    calls: Counter[str]
    outputs: Counter[str]
    busy: bool

    def wrong(self, said: Sequence[str]) -> list[str]:
        """Return what is wrong with it when the user has `said` this, and nothing is under way."""
        doubled = [call_id for call_id, count in self.calls.items() if count > 1]
        found = {
            f"remote: the user said {list(self.said)}": list(self.said) != list(said),
            f"remote: calls {dict(self.calls)} with outputs {dict(self.outputs)}": self.calls != self.outputs,
            f"remote: calls {doubled} stand there twice": bool(doubled),
            "remote: still at work": self.busy,
        }
        return [problem for problem, is_so in found.items() if is_so]


def conversation_of(server: OpenAIServer, remote_id: str) -> Conversation:
    """Return a conversation of the Responses protocol."""
    return server.conversations.get(remote_id)


def thread_of(server: OpenAIServer, remote_id: str) -> Thread:
    """Return a thread of the Assistants protocol."""
    return server.assistants.threads.get(remote_id)


def side_of_conversation(conversation: Conversation) -> RemoteSide:
    """Read a conversation of the Responses protocol."""
    items = conversation.items
    return RemoteSide(
        said_in(items),
        Counter(item["call_id"] for item in items if item["type"] == "function_call"),
        Counter(item["call_id"] for item in items if item["type"] == "function_call_output"),
        conversation.locked,
    )


def side_of_thread(thread: Thread) -> RemoteSide:
    """Read a thread of the Assistants protocol; its calls belong to runs, and what matters is that none waits."""
    said = said_in([message.item() for message in thread.messages])
    return RemoteSide(said, Counter(), Counter(), thread.active_run is not None)
