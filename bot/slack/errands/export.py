"""The errand that sends people what is kept of them, as files."""

from collections.abc import Sequence

from bot.blocks.commands import command_notice
from bot.blocks.outputs import Content
from bot.personal import TRANSACTIONS_FILE
from bot.slack.direct_messages import direct_messages
from bot.slack.errands.errand import ExportErrand
from bot.slack.personal import send_export
from bot.slack.services import Services
from bot.words import commands as words
from tools.ledger.export import csv_of


async def send_files(services: Services, errand: ExportErrand) -> Sequence[Content]:
    """Send the files and return where they are. Raises SlackClientError."""
    speaker = errand.invocation.speaker
    if not errand.transactions:
        await send_export(services, speaker)
        return (command_notice(words.EXPORT_SENT),)
    user = await services.people.user(speaker)
    async with services.database.unit() as unit:
        if not await unit.transactions.any_of(user.id):
            return (command_notice(words.EXPORT_EMPTY),)
        content = "".join([lines async for lines in csv_of(unit, user.id)])
    await services.client.files_upload_v2(
        channel=await direct_messages(services, speaker.user_id),
        filename=TRANSACTIONS_FILE,
        content=content.encode(),
        initial_comment=words.EXPORT_TRANSACTIONS,
    )
    return (command_notice(words.EXPORT_SENT),)
