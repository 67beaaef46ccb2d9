"""Which blocks may stand where, and the checks of a whole message or view."""

from typing import Any, Final, Literal, cast

from bot.playground.slack.directory import Json
from bot.playground.slack.errors import ApiError
from bot.playground.slack.interactive import elements_of
from bot.playground.slack.validation.agentic import AGENTIC, MARKDOWN_CHARACTERS
from bot.playground.slack.validation.classic import CLASSIC, input_block
from bot.playground.slack.validation.data import DATA
from bot.playground.slack.validation.elements import PLAIN, Checker
from bot.playground.slack.validation.fields import VIEW_FIELDS, check_block_fields
from bot.playground.slack.validation.report import Report

Surface = Literal["message", "home", "modal"]

MESSAGE_BLOCKS: Final = 50
VIEW_BLOCKS: Final = 100
MESSAGE_CHARACTERS: Final = 13_000
MAX_CHARTS: Final = 2

_EVERYWHERE: Final = frozenset({*CLASSIC, "card", "input"})
_ALLOWED: Final[dict[Surface, frozenset[str]]] = {
    "message": frozenset({*_EVERYWHERE, *AGENTIC, *DATA}) - {"alert"},
    "home": _EVERYWHERE | {"table", "data_table", "carousel"},
    "modal": _EVERYWHERE | {"alert"},
}
_CHECKERS: Final[dict[str, Checker]] = CLASSIC | AGENTIC | DATA
_NOT_READ: Final = frozenset({"type", "block_id", "action_id", "value", "url", "image_url", "style", "status"})


def check_message(blocks: list[Json]) -> None:
    """Check the blocks of a message, an ephemeral or a stream.

    Raises ApiError invalid_blocks, invalid_attachments (more than one table) or msg_blocks_too_long.
    """
    report = Report()
    _check_blocks(report, {"blocks": blocks}, "", "message", most=MESSAGE_BLOCKS, least=0)
    kinds = [block.get("type") for block in blocks]
    if sum(_length(block) for block in blocks if block.get("type") == "markdown") > MARKDOWN_CHARACTERS:
        report.add(f"markdown blocks must be less than {MARKDOWN_CHARACTERS + 1} characters in total", "/blocks")
    if kinds.count("data_visualization") > MAX_CHARTS:
        report.add(f"no more than {MAX_CHARTS} data_visualization blocks allowed", "/blocks")
    if report.problems:
        raise ApiError("invalid_blocks", report.problems)
    if kinds.count("table") > 1:
        raise ApiError("invalid_attachments", ["only_one_table_allowed"])
    if sum(_length(block) for block in blocks) > MESSAGE_CHARACTERS:
        raise ApiError("msg_blocks_too_long")


def check_view(view: Json) -> None:
    """Check a modal or a Home; ApiError invalid_arguments."""
    report = Report()
    surface: Surface = "home" if view.get("type") == "home" else "modal"
    report.one_of(view, "type", "/view", ("modal", "home"))
    report.only(view, "/view", VIEW_FIELDS)
    report.string(view, "callback_id", "/view", most=255)
    report.string(view, "external_id", "/view", most=255)
    report.string(view, "private_metadata", "/view", most=3000)
    if surface == "modal":
        _check_frame(report, view)
    elif view.get("submit") or view.get("close") or view.get("title"):
        report.add("a home view has no title, submit or close", "/view")
    _check_blocks(report, view, "/view", surface, most=VIEW_BLOCKS, least=1 if surface == "modal" else 0)
    if report.problems:
        raise ApiError("invalid_arguments", report.problems)


def _check_frame(report: Report, view: Json) -> None:
    report.text(view, "title", "/view", most=24, kinds=PLAIN, required=True)
    report.text(view, "submit", "/view", most=24, kinds=PLAIN)
    report.text(view, "close", "/view", most=24, kinds=PLAIN)
    blocks: Any = view.get("blocks")
    given = cast("list[Any]", blocks) if isinstance(blocks, list) else []
    if not view.get("submit") and any(isinstance(b, dict) and cast("Json", b).get("type") == "input" for b in given):
        report.add("`submit` is required when an `input` block is within the `blocks` array", "/view/submit")


def _check_blocks(report: Report, owner: Json, pointer: str, surface: Surface, *, most: int, least: int) -> None:
    blocks = report.items(owner, "blocks", pointer, most=most, least=least)
    for block, place in blocks:
        _check_block(report, block, place, surface)
    ids = [block["block_id"] for block, _ in blocks if block.get("block_id")]
    report.unique(ids, "`block_id` already exists", f"{pointer}/blocks")
    if sum(element.get("focus_on_load") is True for block, _ in blocks for element in elements_of(block)) > 1:
        report.add("only one element can have focus_on_load", f"{pointer}/blocks")


def _check_block(report: Report, block: Json, pointer: str, surface: Surface) -> None:
    kind = str(block.get("type"))
    report.string(block, "block_id", pointer, most=255)
    if kind not in _ALLOWED[surface]:
        report.add(f"unsupported type: {kind}", f"{pointer}/type")
        return
    check_block_fields(report, block, pointer)
    if kind == "input":
        input_block(report, block, pointer, modal=surface == "modal")
    else:
        _CHECKERS[kind](report, block, pointer)


def _length(value: Any) -> int:
    """Return how many characters people read in blocks."""
    if isinstance(value, str):
        return len(value)
    if isinstance(value, list):
        return sum(_length(item) for item in cast("list[Any]", value))
    if isinstance(value, dict):
        return sum(_length(item) for key, item in cast("Json", value).items() if key not in _NOT_READ)
    return 0
