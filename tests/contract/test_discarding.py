"""A remote thread that nobody needs any more is deleted with all that it holds."""

import pytest

from bot.assistant.engines.failures import ProviderError
from bot.playground.openai.server import OpenAIServer
from tests.contract.talk import HELLO, Talk


async def test_a_conversation_is_deleted_and_its_items_before_it(remote: Talk, server: OpenAIServer) -> None:
    await remote.tell(HELLO)
    (conversation,) = server.conversations.all()
    items = [item["id"] for item in conversation.items]
    await remote.engine.discard(conversation.id)
    deleted = [request.path for request in server.requests if request.method == "DELETE"]
    of_items = [f"/v1/conversations/{conversation.id}/items/{item}" for item in reversed(items)]
    assert deleted == [*of_items, f"/v1/conversations/{conversation.id}"]
    assert server.conversations.all() == ()


async def test_a_thread_is_deleted(assistants: Talk, server: OpenAIServer) -> None:
    await assistants.tell(HELLO)
    (thread,) = server.assistants.threads.all()
    await assistants.engine.discard(thread.id)
    assert server.assistants.threads.all() == ()


async def test_what_is_gone_already_is_fine(keeping: Talk) -> None:
    await keeping.tell(HELLO)
    assert keeping.thread.remote_id
    await keeping.engine.discard(keeping.thread.remote_id)
    await keeping.engine.discard(keeping.thread.remote_id)


async def test_what_the_provider_does_not_delete_is_told(keeping: Talk, server: OpenAIServer) -> None:
    await keeping.tell(HELLO)
    assert keeping.thread.remote_id
    server.fail_next(403, path="/v1/*", method="DELETE")
    with pytest.raises(ProviderError):
        await keeping.engine.discard(keeping.thread.remote_id)
