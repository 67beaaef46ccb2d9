"""A command as somebody wrote it, or a click that stands for one: who, where, and how to answer."""

from bot.assistant.turn import Speaker
from bot.slack.identity import Payload, speaker_of_command, speaker_of_interaction
from tools.toolkit.record import Record


class Invocation(Record):
    """What a command is run for.

    `line` is what was written ("/budget plan 5000"); conversations are told of it. `call_id` names the tool call that
    it makes, the same at every delivery. `channel` is "" where there is none, as for a global shortcut;
    `response_url` takes five answers within half an hour, and is "" where Slack gives none: answers go to the direct
    messages then. `fact` names the profile fact that the result gives away.
    """

    speaker: Speaker
    line: str
    call_id: str
    channel: str = ""
    response_url: str = ""
    fact: str | None = None


def invocation_of_command(command: Payload) -> Invocation:
    """Return the invocation of a slash command."""
    return Invocation(
        speaker=speaker_of_command(command),
        line=command["command"],
        call_id=f"command:{command['trigger_id']}",
        channel=command["channel_id"],
        response_url=command.get("response_url") or "",
    )


def invocation_of_click(body: Payload, line: str) -> Invocation:
    """Return the invocation of what a click stands for, or of a shortcut; `line` names it for the conversations."""
    channel: Payload = body.get("channel") or {}
    return Invocation(
        speaker=speaker_of_interaction(body),
        line=line,
        call_id=f"command:{body['trigger_id']}",
        channel=channel.get("id") or "",
        response_url=body.get("response_url") or "",
    )
