""" "Try again" that is pressed late: what a later message brought is not brought a second time."""

from pathlib import Path

import pytest

from bot.assistant.turn import Retry
from tests.integration.assistant_office import ASK_SAVINGS, HOW_LONG
from tests.resilience.laboratory import ENGINES, PATIENT, EngineName, open_laboratory
from tests.resilience.troubles import refused


@pytest.mark.parametrize("engine", ENGINES)
async def test_a_question_that_is_still_open_is_not_asked_again(engine: EngineName, tmp_path: Path) -> None:
    async with open_laboratory(tmp_path / "penny.db", engine, PATIENT) as lab:
        lab.line.next(refused(401, "invalid_api_key"))
        failed = await lab.say("Hello Penny")
        retry = Retry(turn=lab.turn)
        lab.server.script((ASK_SAVINGS,))
        asked = await lab.say(HOW_LONG)
        again = await lab.take(retry)
        filled = await lab.office.fill(asked, monthly_savings="1,200")
    assert (failed.ends, asked.ends, filled.ends) == (["fail"], ["ask"], ["finish"])
    assert again.forms == []
    assert again.ends == ["finish"]
