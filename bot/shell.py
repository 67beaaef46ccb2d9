"""Tools from the shell: the same registry and executor as in Slack, for a user of this machine."""

import json
import secrets
import sys
from collections.abc import Iterator
from datetime import timedelta
from typing import Any

from bot.keyring import cipher_for
from bot.markets import market_data
from bot.scheduler import next_fire
from bot.settings import Settings
from storage.clock import utc_now
from storage.database import Database
from storage.migrate import upgrade
from tools.catalog import registry
from tools.toolkit.executor import ToolExecutor
from tools.toolkit.form import FormSection
from tools.toolkit.outcome import Completed, Failed, NeedsInput, Outcome
from tools.toolkit.registry import Registry
from tools.toolkit.tool import Caller, ToolCall

_TEAM, _USER = "local", "shell"
_FILES_KEPT = timedelta(days=1)

SentFile = tuple[str, bytes]
"""A file's name and what is in it."""


def list_tools(*, with_schema: bool) -> int:
    """Print each tool's name, topic and purpose, or the JSON schemas that the model is given."""
    tools = registry()
    if with_schema:
        _print_json(tools.schemas())
        return 0
    name, topic = (max(map(len, column)) for column in zip(*((t.name, t.topic) for t in tools.all()), strict=True))
    sys.stdout.writelines(f"{t.name:<{name}}  {t.topic:<{topic}}  {t.purpose}\n" for t in tools.all())
    return 0


async def run_tool(settings: Settings, name: str, arguments: str, file: SentFile | None = None) -> int:
    """Run one tool for the local user; print its result. Exit code 2: the input is wrong or incomplete.

    `file` is kept first, as if the user had dropped it in the DM.
    """
    await upgrade(settings.database_url)
    database = Database(settings.database_url, cipher_for(settings))
    data = market_data(settings, utc_now)
    call = ToolCall(f"shell-{secrets.token_hex(8)}", name, arguments, by_hand=True)
    try:
        return _report(await _execute(database, settings, registry(data, next_fire), call, file))
    finally:
        await data.close()
        await database.close()


async def _execute(
    database: Database, settings: Settings, tools: Registry, call: ToolCall, file: SentFile | None
) -> Outcome:
    async with database.unit() as unit:
        user = await unit.users.ensure(
            _TEAM, _USER, time_zone="UTC", locale="en_US", currency=settings.default_currency
        )
        if file is not None:
            until = database.clock() + _FILES_KEPT
            await unit.uploads.add(user.id, call.call_id, *file, until)
    caller = Caller(user=user, conversation_id=None, private=True)
    return await ToolExecutor(tools, database).execute(call, caller)


def _report(outcome: Outcome) -> int:
    match outcome:
        case Completed():
            _print_json(outcome.result)
            return 0
        case NeedsInput(section=section):
            sys.stderr.write(f"{section.title} still needs:\n")
            sys.stderr.writelines(f"  {line}\n" for line in _questions(section))
            return 2
        case Failed():
            sys.stderr.write(f"penny: {outcome.message}\n")
            sys.stderr.writelines(f"  {error.field}: {error.message}\n" for error in outcome.errors)
            return 1 if outcome.code == "internal_error" else 2
        case _:
            raise AssertionError(f"a new call cannot be {outcome.status!r}")


def _questions(section: FormSection) -> Iterator[str]:
    """Yield each field with its question and what was wrong with what was given for it."""
    group: str | None = None
    for field in section.asked:
        instead = "or " if field.group is not None and field.group == group else ""
        yield f"{instead}{field.name}: {field.question} {field.problem}".rstrip()
        group = field.group


def _print_json(value: Any) -> None:
    sys.stdout.write(json.dumps(value, indent=2, ensure_ascii=False) + "\n")
