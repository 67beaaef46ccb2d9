"""A click on a button: who clicked, in which thread; and on one of a form's, for which calls."""

import json
from dataclasses import dataclass

from bot.assistant.turn import Place, Speaker
from bot.blocks.modal import notice_modal
from bot.slack.identity import Payload, place_of_message, speaker_of_interaction
from bot.slack.modals import open_modal
from bot.slack.services import Services

_NOT_YOURS = "This is for somebody else. Write to me, and I'll gladly help you too."


@dataclass(frozen=True, slots=True)
class FormClick:
    """What a form's button carries. `field` and `choice` are set on the buttons of a single choice."""

    speaker: Speaker
    place: Place
    message_ts: str
    event_id: str
    calls: tuple[str, ...]
    owner: str
    field: str = ""
    choice: str = ""


def click_of(body: Payload) -> FormClick:
    """Return the click; a button in the Home tab names the thread itself."""
    action = body["actions"][0]
    value = json.loads(action["value"])
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
        field=value.get("field", ""),
        choice=value.get("choice", ""),
    )


async def is_owner(services: Services, speaker: Speaker, owner: str, body: Payload) -> bool:
    """Tell whether the click is by the user whom the message is for; anybody else is told kindly."""
    if speaker.user_id == owner:
        return True
    await open_modal(services, body["trigger_id"], notice_modal("Not for you", _NOT_YOURS))
    return False
