"""What only the responses engine does: the bodies of its requests, and a state that stores nothing."""

from bot.assistant.engine import UserMessage
from bot.playground.openai.server import OpenAIServer
from tests.contract.talk import ANSWER, HELLO, INSTRUCTIONS, TOOL, Talk, talk_with, text_of

AGAIN = UserMessage(text="And you?")


async def test_instructions_and_tools_come_with_every_request(responses: Talk, server: OpenAIServer) -> None:
    await responses.tell(HELLO)
    await responses.tell(AGAIN)
    for body in server.bodies():
        assert body["instructions"] == INSTRUCTIONS
        assert body["tools"] == [TOOL]
        assert body["stream"] is True
        assert body["parallel_tool_calls"] is False
        assert body["safety_identifier"] == "a" * 64
        assert body["prompt_cache_key"] == "penny-T1"


async def test_local_state_stores_nothing_at_the_provider(server: OpenAIServer, url: str) -> None:
    async with talk_with(url, "local") as talk:
        await talk.tell(HELLO)
    (body,) = server.bodies()
    assert body["store"] is False
    assert "conversation" not in body
    assert server.conversations.all() == ()


async def test_a_model_without_encrypted_reasoning_is_told_without_it_from_then_on(
    url: str, server: OpenAIServer
) -> None:
    async with talk_with(url, "local") as talk:
        server.fail_next(400)
        assert text_of(await talk.tell(HELLO)) == ANSWER
        assert text_of(await talk.tell(AGAIN)) == ANSWER
    assert ["include" in body for body in server.bodies()] == [True, False, False]
