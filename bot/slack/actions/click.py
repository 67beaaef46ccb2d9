"""A click on a button: who clicked, in which thread; and on one of a form's, for which calls."""

import json
from dataclasses import dataclass

from bot.assistant.turn import Place, Speaker
from bot.blocks.form import DECLINE
from bot.blocks.modal import notice_modal
from bot.slack.identity import Payload, place_of_message, speaker_of_interaction
from bot.slack.modals import open_modal
from bot.slack.services import Services
from bot.words import errors as words


@dataclass(frozen=True, slots=True)
class FormClick:
    """What a form's button or menu carries: the calls that the form is for and whose it is.

    `call` and `field` are set where it is about one value, `choice` where it is that value.
    """

    speaker: Speaker
    place: Place
    message_ts: str
    event_id: str
    calls: tuple[str, ...]
    owner: str
    call: str = ""
    field: str = ""
    choice: str = ""


def click_of(body: Payload) -> FormClick:
    """Return the click; a button in the Home tab names the thread itself."""
    action = body["actions"][0]
    value = json.loads(action["value"]) if "value" in action else _of_menu(body["message"], action)
    speaker = speaker_of_interaction(body)
    message: Payload = body.get("message", {})
    view: Payload = body.get("view", {})
    channel = value.get("channel") or body["channel"]["id"]
    thread_ts = value.get("thread_ts") or message.get("thread_ts") or message["ts"]
    source = message.get("ts") or view["id"]
    return FormClick(
        speaker=speaker,
        place=place_of_message(speaker, channel, thread_ts),
        message_ts=message.get("ts", ""),
        event_id=f"action:{channel}:{source}:{action['action_ts']}",
        calls=tuple(value["calls"]),
        owner=value["user"],
        call=value.get("call", ""),
        field=value.get("field", ""),
        choice=value.get("choice", ""),
    )


def _of_menu(message: Payload, action: Payload) -> Payload:
    """Return what a menu's choice carries: an option has no room for it, so the row of buttons below tells the rest."""
    elements = [element for block in message["blocks"] for element in block.get("elements", ())]
    decline = next(element for element in elements if element.get("action_id") == DECLINE)
    _, call, field = action["action_id"].rsplit(":", 2)
    named = {"call": call, "field": field, "choice": action["selected_option"]["value"]}
    return json.loads(decline["value"]) | named


async def is_owner(services: Services, speaker: Speaker, owner: str, body: Payload) -> bool:
    """Tell whether the click is by the user whom the message is for; anybody else is told kindly."""
    if speaker.user_id == owner:
        return True
    await open_modal(services, body["trigger_id"], notice_modal(words.NOT_YOURS_TITLE, words.NOT_YOURS))
    return False
