"""Responses: from a checked request to output items, kept only when the response completes."""

from typing import Any

from bot.playground.openai.conversations import Conversation, ConversationStore
from bot.playground.openai.errors import InvalidRequestError, NotFoundError
from bot.playground.openai.ids import new_id
from bot.playground.openai.items import Item, refuse_dangling_calls, refuse_duplicates
from bot.playground.openai.model import Model, Refusal
from bot.playground.openai.requests import ResponseRequest
from bot.playground.openai.usage import TokenCounter
from bot.playground.planner.moves import Call, Say
from storage.clock import Clock


class Generation:
    """One response under way, `kept` once it completed. It holds its conversation's lock until it is closed."""

    def __init__(
        self,
        request: ResponseRequest,
        history: list[Item],
        conversation: Conversation | None,
        output: list[Item],
        created_at: int,
    ) -> None:
        self.id = new_id("resp")
        self.request = request
        self.history = history
        self.conversation = conversation
        self.output = output
        self.created_at = created_at
        self.kept = False

    def resource(self, status: str, **changes: Any) -> dict[str, Any]:
        """Return the response as the wire shows it in `status`."""
        request = self.request
        return {
            "id": self.id,
            "object": "response",
            "created_at": self.created_at,
            "status": status,
            "error": None,
            "incomplete_details": None,
            "instructions": request.instructions or None,
            "model": request.model,
            "output": [],
            "parallel_tool_calls": request.parallel_tool_calls,
            "previous_response_id": request.previous_response_id,
            "conversation": {"id": self.conversation.id} if self.conversation else None,
            "store": request.store,
            "tool_choice": request.tool_choice,
            "tools": request.tools,
            "metadata": request.metadata,
            "usage": None,
            **request.echoed,
            **changes,
        }

    def close(self) -> None:
        """Free the conversation for the next response."""
        if self.conversation is not None:
            self.conversation.locked = False


class ResponseService:
    """Makes responses of requests, and remembers those that ask to be stored."""

    def __init__(self, conversations: ConversationStore, model: Model, counter: TokenCounter, clock: Clock) -> None:
        self._conversations = conversations
        self._model = model
        self._counter = counter
        self._clock = clock
        self._stored: dict[str, dict[str, Any]] = {}
        self._contexts: dict[str, list[Item]] = {}

    def begin(self, request: ResponseRequest) -> Generation:
        """Lock the conversation, decide the output and return the response under way.

        Raises InvalidRequestError when the conversation is locked or its calls and outputs do not match.
        """
        conversation, history = self._context(request)
        if conversation is not None:
            conversation.refuse_when_locked()
            refuse_duplicates(history, request.items)
        context = [*history, *request.items]
        refuse_dangling_calls(context)
        output = [self._output_item(part) for part in self._model.decide(context, request.offered)]
        if conversation is not None:
            conversation.locked = True
        return Generation(request, history, conversation, output, int(self._clock().timestamp()))

    def complete(self, generation: Generation) -> dict[str, Any]:
        """Keep what was asked and answered; return the completed response."""
        request = generation.request
        usage = self._counter.usage(
            cache_key=request.cache_key,
            instructions=request.instructions,
            tools=request.tools,
            prompt=[*generation.history, *request.items],
            output=generation.output,
        )
        resource = generation.resource(
            "completed",
            output=generation.output,
            usage=usage,
            completed_at=int(self._clock().timestamp()),
        )
        if generation.conversation is not None:
            generation.conversation.append([*request.items, *generation.output])
        if request.store:
            self._stored[generation.id] = resource
            self._contexts[generation.id] = [*generation.history, *request.items, *generation.output]
        generation.kept = True
        return resource

    def get(self, response_id: str) -> dict[str, Any]:
        """Return a stored response; NotFoundError when it was not stored."""
        if response_id not in self._stored:
            raise NotFoundError(f"Response with id '{response_id}' not found.")
        return self._stored[response_id]

    def delete(self, response_id: str) -> None:
        """Forget a stored response."""
        self.get(response_id)
        del self._stored[response_id], self._contexts[response_id]

    def _context(self, request: ResponseRequest) -> tuple[Conversation | None, list[Item]]:
        if request.conversation:
            conversation = self._conversations.get(request.conversation)
            return conversation, list(conversation.items)
        previous = request.previous_response_id
        if previous is None:
            return None, []
        if previous not in self._contexts:
            raise InvalidRequestError(
                f"Previous response with id '{previous}' not found.",
                code="previous_response_not_found",
                param="previous_response_id",
            )
        return None, self._contexts[previous]

    def _output_item(self, part: Say | Refusal | Call) -> Item:
        if not isinstance(part, Call):
            return {
                "id": new_id("msg"),
                "type": "message",
                "role": "assistant",
                "status": "completed",
                "content": [_content(part)],
            }
        return {
            "id": new_id("fc"),
            "type": "function_call",
            "status": "completed",
            "call_id": new_id("call"),
            "name": part.name,
            "arguments": self._model.arguments(part),
        }


def _content(part: Say | Refusal) -> Item:
    if isinstance(part, Refusal):
        return {"type": "refusal", "refusal": part.text}
    return {"type": "output_text", "text": part.text, "annotations": [], "logprobs": []}
