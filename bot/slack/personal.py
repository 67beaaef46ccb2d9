"""What is kept of a person: sent to them as files, or erased."""

from bot.assistant.turn import Speaker
from bot.personal import DATA_FILE, TRANSACTIONS_FILE, files_of
from bot.slack.direct_messages import direct_messages
from bot.slack.services import Services
from bot.words import personal as words


async def send_export(services: Services, speaker: Speaker) -> None:
    """Send the speaker everything that is kept of them, as files in their direct messages.

    It takes as long as there is much: not before an ack. Raises SlackClientError.
    """
    user = await services.people.user(speaker)
    files = await files_of(services.database, user)
    uploads = [{"filename": name, "content": text.encode()} for name, text in files.items()]
    channel = await direct_messages(services, speaker.user_id)
    said = words.EXPORT.format(data=DATA_FILE, transactions=TRANSACTIONS_FILE)
    await services.client.files_upload_v2(channel=channel, file_uploads=uploads, initial_comment=said)


async def forget_person(services: Services, speaker: Speaker) -> None:
    """Erase everything that is kept of the speaker; what stands in Slack stays there. Raises StorageError.

    What runs for them is given up. Their remote threads are deleted afterwards, by a job.
    """
    async with services.database.unit() as unit:
        user = await unit.users.find(speaker.team_id, speaker.user_id)
        if user is not None:
            await unit.personal_data.erase(user)
    services.home.soon(speaker)
