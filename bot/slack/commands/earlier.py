"""What a person told a tool the last time: its form begins with that."""

import json
from collections.abc import Mapping
from typing import Any

from bot.slack.services import Services
from bot.words import planning_commands as words
from storage.repositories.tool_calls import StoredCall
from tools.toolkit.form import FormField, FormSection
from tools.toolkit.tool import Caller


async def as_last_time(services: Services, section: FormSection, again: tuple[str, ...], caller: Caller) -> FormSection:
    """Return the form with what the user told one of the tools `again` last, where nothing else is known.

    What is kept as a fact is left out: that is filled in by itself, and stays forgotten where it was forgotten.
    """
    if not again:
        return section
    async with services.database.unit() as unit:
        last = await unit.tool_calls.last_done(caller.user.id, again)
    told = _told(last) if last else {}
    return section.model_copy(update={"fields": tuple(_begun(field, told) for field in section.fields)})


def _told(call: StoredCall) -> dict[str, str]:
    arguments: dict[str, Any] = json.loads(call.arguments)
    values = arguments | {name: value for name, value in call.answers.items() if value}
    written = {name: value for name, value in values.items() if isinstance(value, str | int) and value}
    return {name: str(value) for name, value in written.items() if value is not True}


def _begun(field: FormField, told: Mapping[str, str]) -> FormField:
    if field.state == "known" or field.prefill or field.fact or field.name not in told:
        return field
    return field.model_copy(update={"prefill": told[field.name], "hint": words.AS_LAST_TIME})
