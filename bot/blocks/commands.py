"""What slash commands answer: results with their buttons, help, and short notices."""

import json
from collections.abc import Sequence

from bot.blocks.outputs import Content, answer_contents, fits_one_message
from bot.blocks.text import Block, actions, bullets, button, context, escape, plain, section
from bot.blocks.undo import undo_button
from bot.words import commands as words
from tools.toolkit.outcome import Display

SHARE = "command.share"
TALK = "command.talk"
RUN = "command.run"
FORM = "command.form"
"""The actions of the buttons below what commands answer."""

VIEW = "command"
"""The callback_id of the forms that commands open."""

AGREED = "command.agreed"
"""The callback_id of the modals in which somebody agrees to what a command does."""

_CONFIRM_TITLE, _CONFIRM_TEXT, _CONFIRM_BUTTON = 100, 300, 30


def command_result(result: Display, call_id: str, channel: str, *, shareable: bool) -> list[Content]:
    """Return the result of a command as it is shown to the one who wrote it, in `channel`."""
    *before, last = answer_contents("", [result.model_copy(update={"undo": None})])
    value = json.dumps({"call": call_id, "channel": channel})
    buttons = [button(words.TALK, TALK, value)]
    if shareable:
        buttons.insert(0, _share_button(value))
    if result.undo is not None:
        buttons.insert(0, undo_button(result.undo))
    row = actions(f"{TALK}:{call_id}", *buttons)
    if fits_one_message((*last.blocks, row)):
        return [*before, Content(last.text, (*last.blocks, row))]
    return [*before, last, Content(words.MORE, (section(words.MORE), row))]


def shared_result(result: Display, user_id: str) -> list[Content]:
    """Return a result for everybody in a channel: nothing in it tells what is remembered of the user."""
    shown = result.model_copy(update={"undo": None, "from_memory": ()})
    first, *others = answer_contents("", [shown])
    by = words.SHARED_BY.format(user=user_id)
    return [Content(f"{by}\n{first.text}", (context(by), *first.blocks)), *others]


def command_help(
    name: str, description: str, lines: Sequence[tuple[str, str]], *, opens_form: bool, above: str = ""
) -> Content:
    """Return the help of a command; `lines` are examples and what each does, `above` stands before it."""
    title = words.HELP_TITLE.format(command=name, description=description)
    told = [words.HELP_LINE.format(example=f"{name} {example}", help=said) for example, said in lines]
    shown = [words.HELP_LINE.format(example=_code(f"{name} {example}"), help=escape(said)) for example, said in lines]
    notes = [*([words.HELP_BARE.format(command=name)] if opens_form else []), words.HELP_PRIVATE]
    blocks = [section(f"*{escape(title)}*\n{bullets(shown)}"), context(" ".join(notes))]
    text = "\n".join([*([above] if above else []), title, *told, *notes])
    return Content(text, (*([section(escape(above))] if above else []), *blocks))


def did_you_mean(word: str, line: str) -> Content:
    """Return what is said to a word that nobody knows: the nearest line, with a button that runs it."""
    said = words.UNKNOWN.format(word=word, line=line)
    shown = words.UNKNOWN.format(word=escape(word), line=_code(line))
    run = button(words.RUN_NEAREST.format(line=line), RUN, line, "primary")
    return Content(said, (section(shown), actions(RUN, run)))


def not_understood(reason: str, line: str) -> Content:
    """Return why a command came to nothing, and a line that would have worked; "" for none."""
    if not line:
        return command_notice(reason)
    said = f"{reason}\n{words.EXAMPLE.format(line=line)}"
    return Content(said, (section(f"{escape(reason)}\n{words.EXAMPLE.format(line=_code(line))}"),))


def form_offer(call_id: str) -> Content:
    """Return the message with the button that opens the form of a call, for where it could not open by itself."""
    fill = button(words.FORM_BUTTON, FORM, call_id, "primary")
    return Content(words.FORM_CLOSED, (section(words.FORM_CLOSED), actions(f"{FORM}:{call_id}", fill)))


def command_notice(text: str) -> Content:
    """Return a short text as a message."""
    return Content(text, (section(escape(text)),))


def _share_button(value: str) -> Block:
    confirm = {
        "title": plain(words.SHARE_TITLE, _CONFIRM_TITLE),
        "text": plain(words.SHARE_TEXT, _CONFIRM_TEXT),
        "confirm": plain(words.SHARE_YES, _CONFIRM_BUTTON),
        "deny": plain(words.SHARE_NO, _CONFIRM_BUTTON),
    }
    return button(words.SHARE, SHARE, value) | {"confirm": confirm}


def _code(text: str) -> str:
    return f"`{escape(text.replace('`', chr(39)))}`"
