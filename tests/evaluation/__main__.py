"""`make eval`: hold all conversations with the model that the environment names, and rate it."""

import asyncio
import sys
from argparse import ArgumentParser, ArgumentTypeError, Namespace
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from bot.assistant.errors import EngineError
from bot.logs import configure_logging
from bot.settings import Settings, SettingsError, load_settings
from tests.evaluation.cases import CaseError, Conversation, load_conversations
from tests.evaluation.report import Report, write_json
from tests.evaluation.runner import hold
from tests.evaluation.stage import is_offline, open_stage
from tools.catalog import registry


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the evaluation; 0 when all is well, 1 when it is not, 2 when it could not be run."""
    options = _options(arguments)
    try:
        chosen = _chosen(load_conversations(registry()), options)
        return asyncio.run(_evaluate(load_settings(), chosen, options))
    except (CaseError, SettingsError, EngineError) as error:
        sys.stderr.write(f"eval: {error}\n")
        return 2


def _options(arguments: Sequence[str] | None) -> Namespace:
    parser = ArgumentParser("make eval", description="Rate the configured model by conversations with known ends.")
    parser.add_argument("--only", metavar="NAME", help="the conversations whose name contains NAME")
    parser.add_argument("--group", metavar="G", help="the conversations of one group")
    parser.add_argument("--repeat", metavar="N", type=_count, default=1, help="hold each conversation N times")
    parser.add_argument("--concurrency", metavar="N", type=_count, default=4, help="conversations at the same time")
    parser.add_argument("--json", metavar="FILE", type=Path, help="write every score to FILE, too")
    return parser.parse_args(arguments)


def _count(text: str) -> int:
    if not text.isdecimal() or not int(text):
        raise ArgumentTypeError(f"{text!r} is no count")
    return int(text)


def _chosen(conversations: Sequence[Conversation], options: Namespace) -> list[Conversation]:
    chosen = [
        conversation
        for conversation in conversations
        if options.group in (None, conversation.group)
        and (options.only or "").casefold() in conversation.name.casefold()
    ]
    if not chosen:
        groups = ", ".join(dict.fromkeys(conversation.group for conversation in conversations))
        raise CaseError(f"no conversation fits; the groups are {groups}")
    return chosen


async def _evaluate(settings: Settings, chosen: Sequence[Conversation], options: Namespace) -> int:
    with TemporaryDirectory(prefix="penny-evaluation-") as folder:
        async with open_stage(settings, Path(folder)) as stage:
            await stage.engine.check()
            first, *others = list(chosen) * options.repeat
            scores = await hold(stage, [first], concurrency=1)
            if failure := scores[0].failure:
                raise EngineError(f"the model gives no answer ({failure}); `penny doctor` says more")
            scores += await hold(stage, others, options.concurrency)
            report = Report(scores, offline=is_offline(settings), engine=stage.engine, usage=await stage.usage())
    sys.stdout.write(report.text())
    if options.json:
        write_json(options.json, scores)
    return 0 if report.is_well else 1


if __name__ == "__main__":
    configure_logging("ERROR")
    sys.exit(main())
