"""Pieces of messages and modals."""

from typing import Any

from tests.integration.slack_server.answers import Body


def plain(text: str) -> Body:
    return {"type": "plain_text", "text": text}


def button(action_id: str, **fields: Any) -> Body:
    return {"type": "button", "action_id": action_id, "text": plain("Press"), "value": "1"} | fields


def message_blocks(*elements: Body) -> list[Body]:
    return [{"type": "actions", "block_id": "row", "elements": list(elements)}]


def form(*extra: Body, **fields: Any) -> Body:
    amount = {"type": "plain_text_input", "action_id": "value"}
    block = {"type": "input", "block_id": "amount", "label": plain("Amount"), "element": amount}
    base = {"type": "modal", "callback_id": "form", "title": plain("Form"), "submit": plain("Go")}
    return base | {"blocks": [block, *extra]} | fields
