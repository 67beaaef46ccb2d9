"""One fact in the Home tab: the modals that change it or forget it, and reading what was written."""

from zoneinfo import ZoneInfo

from bot.assistant.turn import Speaker
from bot.blocks.facts import change_fact_modal, forget_fact_modal
from bot.blocks.modal import notice_modal
from bot.slack.identity import Payload
from bot.slack.services import Services
from bot.words import home as words
from storage.repositories.facts import StoredFact
from storage.tables.users import User
from tools.memory.profile import PROFILE_FACTS, fact_label
from tools.toolkit.errors import ReadingError
from tools.toolkit.form import FormField
from tools.toolkit.formatting import Formatter
from tools.toolkit.kinds import KINDS, Reading, fact_text, fact_value, read_value
from tools.toolkit.params import Ask
from tools.toolkit.tender import currency_meant
from tools.toolkit.tool import Caller


async def change_modal(services: Services, speaker: Speaker, name: str) -> Payload:
    """Return the modal that changes a fact; one that says so where it is no longer known."""
    user, fact = await _known(services, speaker, name)
    return _not_known() if fact is None else change_fact_modal(name, _field(fact, user))


async def forget_modal(services: Services, speaker: Speaker, name: str) -> Payload:
    """Return the question whether to forget a fact; a modal that says so where it is no longer known."""
    user, fact = await _known(services, speaker, name)
    if fact is None:
        return _not_known()
    return forget_fact_modal(name, fact_label(name), fact_text(fact, Formatter(user.locale, user.time_zone)))


async def what_is_wrong(services: Services, speaker: Speaker, name: str, written: str) -> str:
    """Return why what was written for a fact cannot be used; "" when it can."""
    user = await services.people.user(speaker)
    today = services.clock().astimezone(ZoneInfo(user.time_zone)).date()
    currency = currency_meant([written], Caller(user, None, private=True))
    try:
        read_value(written, _ask(name), Reading(user.locale, currency, today))
    except ReadingError as error:
        return error.message
    return ""


async def _known(services: Services, speaker: Speaker, name: str) -> tuple[User, StoredFact | None]:
    user = await services.people.user(speaker)
    async with services.database.unit() as unit:
        facts = await unit.facts.of_user(user.id)
    return user, next((fact for fact in facts if fact.name == name), None)


def _ask(name: str) -> Ask:
    """Return how the fact is read: as its kind where it has a meaning, else as the user's own words."""
    known = PROFILE_FACTS.get(name)
    label = fact_label(name)
    return known.ask if known else Ask(words.FACT_QUESTION.format(name=label), label[:1].upper() + label[1:], "text")


def _field(fact: StoredFact, user: User) -> FormField:
    ask, formatter = _ask(fact.name), Formatter(user.locale, user.time_zone)
    value = fact_value(fact.kind, fact.value) if fact.kind == ask.kind else None
    prefill = fact_text(fact, formatter) if value is None else KINDS[ask.kind].write(value, formatter)
    return FormField(
        name=fact.name,
        label=ask.label,
        question=ask.question,
        kind=ask.kind,
        state="missing",
        choices=ask.choices,
        prefill=prefill,
    )


def _not_known() -> Payload:
    return notice_modal(words.NOT_KNOWN_TITLE, words.NOT_KNOWN)
