"""What Penny remembers of a person and could fill into a form, if they let her: in a channel she asks first."""

from dataclasses import replace

from bot.assistant.turn import Place, Speaker
from bot.slack.services import Services
from tools.toolkit.form import Form
from tools.toolkit.tool import Caller


async def remembering_caller(services: Services, speaker: Speaker, place: Place, message_ts: str = "") -> Caller:
    """Return the speaker as a caller whose facts may be used: only they see what comes of it."""
    return replace(await services.caller(speaker, place, message_ts), private=True)


async def remembers_answers(services: Services, speaker: Speaker, place: Place, form: Form) -> bool:
    """Tell whether something that the form asks the speaker for is known of them, though it may not be used here."""
    if place.private:
        return False
    caller = await remembering_caller(services, speaker, place)
    for part in form.sections:
        known = await services.executor.section(part.call_id, caller)
        remembered = {field.name for field in known.known if field.origin == "memory"} if known else set[str]()
        if any(field.name in remembered for field in part.asked):
            return True
    return False
