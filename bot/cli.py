"""The command line: run, playground, migrate, doctor, usage, export, forget, manifest, tools and a few more."""

import argparse
import asyncio
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from bot.settings import Settings, SettingsError, load_settings
from storage.errors import StorageError

Command = Callable[[Settings, argparse.Namespace], int]
AddParser = Callable[..., argparse.ArgumentParser]
"""Adds a command by its name."""

_HIGHEST_PORT = 65_535
_DAYS, _MOST_DAYS = 30, 3660
_ENGINES = ("responses", "responses/conversation", "responses/local", "assistants")


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code: 0 done, 1 failed, 2 the input or a setting is wrong."""
    options = _parser().parse_args(arguments)
    try:
        settings = load_settings()
    except SettingsError as error:
        print(f"penny: {error}", file=sys.stderr)
        return 2
    command: Command = options.command
    try:
        return command(settings, options)
    except StorageError as error:
        print(f"penny: {error}", file=sys.stderr)
        return 1


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="penny", description="A personal-finance assistant that lives in Slack.")
    add: AddParser = parser.add_subparsers(title="commands", required=True).add_parser
    _add_starting(add)
    _add_upkeep(add)
    _add_people(add)
    _add_tools(add)
    return parser


def _add_starting(add: AddParser) -> None:
    run = add("run", help="start Penny in Slack, or in the playground when no Slack token is set")
    run.set_defaults(command=_run, port=0, browser=True)

    playground = add("playground", help="start Penny with a Slack of her own, on this machine")
    playground.add_argument("--port", type=_port, default=0, help="port of the page (default: 8282, or a free one)")
    playground.add_argument("--no-browser", dest="browser", action="store_false", help="do not open the page")
    playground.set_defaults(command=_playground)


def _add_upkeep(add: AddParser) -> None:
    add("migrate", help="bring the database to the current schema").set_defaults(command=_migrate)
    add("doctor", help="check settings, database, Slack and the model").set_defaults(command=_doctor)
    add("key", help="print a new key for ENCRYPTION_KEYS").set_defaults(command=_key)

    usage = add("usage", help="show how many tokens the conversations took")
    usage.add_argument("--days", type=_days, default=_DAYS, help=f"how many days back, today included ({_DAYS})")
    usage.add_argument("--by", choices=["user", "day", "engine"], default="user", help="what to add up for (user)")
    usage.add_argument("--json", action="store_true", help="print JSON")
    usage.set_defaults(command=_usage)

    move = add("move-conversations", help="take all conversations to another engine or endpoint")
    move.add_argument("--to", required=True, choices=_ENGINES, help="the engine, at the endpoint of the settings")
    move.add_argument("--dry-run", action="store_true", help="only count them")
    move.set_defaults(command=_move)

    manifest = add("manifest", help="print manifest.yml as JSON, for the slack command")
    manifest.set_defaults(command=_manifest)


def _add_people(add: AddParser) -> None:
    export = add("export", help="print a user's transactions as CSV, or everything else as JSON")
    export.add_argument("--data", action="store_true", help="everything but the transactions, as JSON")
    export.set_defaults(command=_export)

    forget = add("forget", help="erase everything that is kept of a user")
    forget.add_argument("--yes", action="store_true", help="do not ask")
    forget.set_defaults(command=_forget)
    for of_user in (export, forget):
        of_user.add_argument("--user", required=True, help="the user's Slack id (U…)")
        of_user.add_argument("--team", help="the workspace's Slack id (T…), where the user's alone is not enough")


def _add_tools(add: AddParser) -> None:
    tools = add("tools", help="list the tools")
    tools.add_argument("--schema", action="store_true", help="print the JSON schemas that the model is given")
    tools.set_defaults(command=_tools)

    tool = add("tool", help="run one tool for a local user and print its result as JSON")
    tool.add_argument("name", help="a name from `penny tools`")
    tool.add_argument("arguments", nargs="?", default="{}", help='a JSON object: \'{"goal_amount": "60k"}\'')
    tool.add_argument("--file", type=_file, help="a file to send along, as one drops it in the DM (import_statement)")
    tool.set_defaults(command=_tool)


def _file(text: str) -> Path:
    path = Path(text)
    if not path.is_file():
        raise argparse.ArgumentTypeError(f"there is no file {text}")
    return path


def _port(text: str) -> int:
    if not text.isdecimal() or int(text) > _HIGHEST_PORT:
        raise argparse.ArgumentTypeError(f"{text} is no port; write a number from 0 to {_HIGHEST_PORT}")
    return int(text)


def _days(text: str) -> int:
    if not text.isdecimal() or not 0 < int(text) <= _MOST_DAYS:
        raise argparse.ArgumentTypeError(f"{text} is no number of days; write one from 1 to {_MOST_DAYS}")
    return int(text)


def _run(settings: Settings, options: argparse.Namespace) -> int:
    if not settings.in_slack:
        print("No Slack token is set, so this is the playground. To connect Slack, see the README.", flush=True)
        return _playground(settings, options)
    from bot.process import run_in_slack

    return asyncio.run(run_in_slack(settings))


def _playground(settings: Settings, options: argparse.Namespace) -> int:
    from bot.playground.launch import run_playground

    return asyncio.run(run_playground(settings, port=options.port, open_browser=options.browser))


def _migrate(settings: Settings, options: argparse.Namespace) -> int:
    from storage.migrate import upgrade

    asyncio.run(upgrade(settings.database_url))
    print("The database has the current schema.")
    return 0


def _doctor(settings: Settings, options: argparse.Namespace) -> int:
    from bot.doctor import examine

    return asyncio.run(examine(settings))


def _usage(settings: Settings, options: argparse.Namespace) -> int:
    from bot.usage import report_usage

    return asyncio.run(report_usage(settings, days=options.days, by=options.by, as_json=options.json))


def _export(settings: Settings, options: argparse.Namespace) -> int:
    from bot.exporting import export_user

    part = "data" if options.data else "transactions"
    return asyncio.run(export_user(settings, user=options.user, team=options.team, part=part))


def _forget(settings: Settings, options: argparse.Namespace) -> int:
    from bot.forgetting import forget_user

    return asyncio.run(forget_user(settings, user=options.user, team=options.team, sure=options.yes))


def _move(settings: Settings, options: argparse.Namespace) -> int:
    from bot.moving import move_conversations

    return asyncio.run(move_conversations(settings, to=options.to, dry_run=options.dry_run))


def _manifest(settings: Settings, options: argparse.Namespace) -> int:
    from bot.manifest import print_manifest

    return print_manifest()


def _key(settings: Settings, options: argparse.Namespace) -> int:
    from storage.crypto import new_key

    print(new_key())
    return 0


def _tools(settings: Settings, options: argparse.Namespace) -> int:
    from bot.shell import list_tools

    return list_tools(with_schema=options.schema)


def _tool(settings: Settings, options: argparse.Namespace) -> int:
    from bot.shell import run_tool

    path: Path | None = options.file
    sent = None if path is None else (path.name, path.read_bytes())
    return asyncio.run(run_tool(settings, options.name, options.arguments, sent))
