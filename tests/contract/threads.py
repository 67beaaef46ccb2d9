"""What the model server holds of the only conversation with the assistants engine."""

from typing import Any

from bot.playground.openai.assistants.threads import Thread
from bot.playground.openai.server import OpenAIServer


def thread_at(server: OpenAIServer) -> Thread:
    """The newest thread."""
    return server.assistants.threads.all()[-1]


def statuses(server: OpenAIServer) -> list[str]:
    """How far the runs of the newest thread are, in their order."""
    return [run.status for run in thread_at(server).runs]


def metadata(server: OpenAIServer) -> list[dict[str, str]]:
    """The metadata of the newest thread's messages, without the keys by which they are found again."""
    messages = thread_at(server).messages
    return [{name: value for name, value in m.metadata.items() if name != "key"} for m in messages if m.metadata]


def made(server: OpenAIServer, method: str, ending: str) -> list[dict[str, Any]]:
    """The bodies of all requests whose path ends so."""
    return [r.body for r in server.requests if r.method == method and r.path.endswith(ending)]
