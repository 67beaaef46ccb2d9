"""What commands do that goes on in the direct messages: a statement to import, files to take along."""

from collections.abc import Sequence

from bot.assistant.prompt import BEGUN_AFRESH, IMPORT_AWAITED
from bot.assistant.turn import Notice
from bot.blocks.commands import command_notice
from bot.blocks.outputs import Content
from bot.slack.errands.errand import ExportErrand, leave
from bot.slack.invocation import Invocation
from bot.slack.services import Services
from bot.slack.turns import begin_thread
from bot.words import commands as words


async def begin_import(services: Services, invocation: Invocation, trigger_id: str, rest: str) -> Sequence[Content]:
    """Open a thread in the direct messages, where the user sends the statement."""
    await begin_thread(
        services,
        event_id=invocation.call_id,
        speaker=invocation.speaker,
        notice=Notice(text=words.IMPORT_OPENING),
        told=IMPORT_AWAITED,
    )
    return (command_notice(words.IMPORT_OPENED),)


async def export_transactions(
    services: Services, invocation: Invocation, trigger_id: str, rest: str
) -> Sequence[Content]:
    """Send the user's transactions as a file, after the ack."""
    errand = ExportErrand(invocation=invocation, transactions=True)
    await leave(services, errand, event_id=invocation.call_id)
    return (command_notice(words.EXPORT_COMING),)


async def export_everything(
    services: Services, invocation: Invocation, trigger_id: str, rest: str
) -> Sequence[Content]:
    """Send the user everything that is kept of them, after the ack."""
    await leave(services, ExportErrand(invocation=invocation), event_id=invocation.call_id)
    return (command_notice(words.EXPORT_COMING),)


async def begin_afresh(services: Services, invocation: Invocation, trigger_id: str, rest: str) -> Sequence[Content]:
    """Open a new thread in the direct messages; what else stands on the line is answered there."""
    await begin_thread(
        services,
        event_id=invocation.call_id,
        speaker=invocation.speaker,
        notice=Notice(text=words.NEW_ASKED.format(question=rest) if rest else words.NEW_OPENING),
        told=BEGUN_AFRESH,
        question=rest,
    )
    return (command_notice(words.NEW_OPENED),)
