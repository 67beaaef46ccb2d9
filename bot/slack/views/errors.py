"""What is wrong with a filled form, in the shape in which Slack shows it at the fields."""

from collections.abc import Mapping

from bot.blocks.modal import block_id
from bot.slack.services import Services
from tools.toolkit.form import Question
from tools.toolkit.tool import Caller


async def errors_at_fields(
    services: Services,
    answers: Mapping[str, Mapping[str, str | None]],
    caller: Caller,
    repeated: Mapping[Question, Question] | None = None,
) -> dict[str, str]:
    """Return an error for the block_id of each input whose value cannot be used; empty when all can.

    A value that an answer makes necessary, and for which there is no input here, is asked for afterwards. `repeated`
    are the questions that were not asked, each with the one whose input stands for it.
    """
    return {
        block_id(*(repeated or {}).get((call_id, error.field), (call_id, error.field))): error.message
        for call_id, written in answers.items()
        for error in await services.executor.check(call_id, written, caller)
        if error.field in written
    }
