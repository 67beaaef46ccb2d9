"""HTTP routes of the Conversations protocol."""

from aiohttp import web

from bot.playground.openai.conversations import MAX_ITEMS_AT_ONCE, ConversationStore, checked_metadata
from bot.playground.openai.errors import InvalidRequestError
from bot.playground.openai.http import answer, read_body
from bot.playground.openai.items import Item, input_items
from bot.playground.openai.paging import listing, page
from storage.clock import Clock


class ConversationRoutes:
    """Create, read, change and delete conversations and their items."""

    def __init__(self, conversations: ConversationStore, clock: Clock) -> None:
        self._conversations = conversations
        self._clock = clock

    def routes(self) -> list[web.RouteDef]:
        """Return the routes, below /v1."""
        one = "/v1/conversations/{conversation}"
        return [
            web.post("/v1/conversations", self._create),
            web.get(one, self._retrieve),
            web.post(one, self._update),
            web.delete(one, self._delete),
            web.post(f"{one}/items", self._create_items),
            web.get(f"{one}/items", self._list_items),
            web.get(f"{one}/items/{{item}}", self._retrieve_item),
            web.delete(f"{one}/items/{{item}}", self._delete_item),
        ]

    async def _create(self, request: web.Request) -> web.Response:
        body = await read_body(request)
        items = _new_items(body.get("items") or [])
        now = int(self._clock().timestamp())
        return answer(request, self._conversations.create(items, body.get("metadata"), now).resource())

    async def _retrieve(self, request: web.Request) -> web.Response:
        return answer(request, self._conversations.get(request.match_info["conversation"]).resource())

    async def _update(self, request: web.Request) -> web.Response:
        conversation = self._conversations.get(request.match_info["conversation"])
        conversation.metadata = checked_metadata((await read_body(request)).get("metadata"))
        return answer(request, conversation.resource())

    async def _delete(self, request: web.Request) -> web.Response:
        conversation_id = request.match_info["conversation"]
        self._conversations.delete(conversation_id)
        gone = {"id": conversation_id, "object": "conversation.deleted", "deleted": True}
        return answer(request, gone)

    async def _create_items(self, request: web.Request) -> web.Response:
        conversation = self._conversations.get(request.match_info["conversation"])
        items = _new_items((await read_body(request)).get("items"))
        conversation.refuse_when_locked()
        conversation.append(items)
        return answer(request, listing(items, has_more=False))

    async def _list_items(self, request: web.Request) -> web.Response:
        conversation = self._conversations.get(request.match_info["conversation"])
        return answer(request, page(request.query, conversation.items))

    async def _retrieve_item(self, request: web.Request) -> web.Response:
        conversation = self._conversations.get(request.match_info["conversation"])
        return answer(request, conversation.item(request.match_info["item"]))

    async def _delete_item(self, request: web.Request) -> web.Response:
        conversation = self._conversations.get(request.match_info["conversation"])
        item = conversation.item(request.match_info["item"])
        conversation.refuse_when_locked()
        conversation.items.remove(item)
        return answer(request, conversation.resource())


def _new_items(value: object) -> list[Item]:
    items = input_items(value, "items")
    if len(items) > MAX_ITEMS_AT_ONCE:
        raise InvalidRequestError(
            f"Invalid 'items': array too long. Expected an array with maximum length {MAX_ITEMS_AT_ONCE}, "
            f"but got an array with length {len(items)} instead.",
            code="array_above_max_length",
            param="items",
        )
    return items
