"""The question for what is missing, as a message; and what becomes of it once it is settled."""

import json
from collections.abc import Iterable, Sequence
from typing import Literal

from bot.blocks.outputs import Content
from bot.blocks.tables import table_block, table_lines
from bot.blocks.text import (
    FIELD_TEXT,
    IDENTIFIER,
    Block,
    actions,
    bullets,
    button,
    context,
    escape,
    escape_within,
    section,
)
from tools.toolkit.form import Choice, Form, FormField, FormSection, Origin

OPEN = "form.open"
CHOOSE = "form.choose"
DECLINE = "form.decline"

Settled = Literal["answered", "declined", "superseded", "expired"]

_MOST_BUTTONS = 5
_NOT_NOW, _NO = "Not now", "No"
_YES_NO = (Choice(value="yes", label="Yes"), Choice(value="no", label="No"))
_ORIGINS: dict[Origin, str] = {
    "said": "as you said",
    "form": "as you wrote",
    "conversation": "from earlier in this thread",
    "memory": "as you told me before",
    "default": "unless you say otherwise",
}
_SETTLED: dict[Settled, str] = {
    "answered": "✓ Thanks, I have what I need.",
    "declined": "Put aside for now.",
    "superseded": "Closed, as you went on in your own words.",
    "expired": "This question has expired. Ask me again whenever you like.",
}


def question(form: Form, owner: str) -> Content:
    """Return the message that asks for what `form` is missing; `owner` is the Slack id of the user asked."""
    blocks: list[Block] = []
    for part in form.sections:
        blocks += _section_blocks(part)
    blocks += [_buttons(form, owner), context("You can also just write the answer here in the thread.")]
    return Content("\n\n".join(_section_text(part) for part in form.sections), tuple(blocks))


def settled(title: str, how: Settled, answers: Sequence[tuple[str, str]]) -> Content:
    """Return what the question's message becomes: how it ended and the answers given, as (label, value)."""
    line = _SETTLED[how]
    head = f"*{escape(title)}*\n{line}" if title else line
    blocks = [section(head)]
    if told := " · ".join(
        f"{escape(label)}: *{escape_within(_in_one_line(value), FIELD_TEXT)}*" for label, value in answers
    ):
        blocks.append(context(told))
    text = "\n".join([title, line, *(f"{label}: {value}" for label, value in answers)])
    return Content(text.strip(), tuple(blocks))


def _in_one_line(value: str) -> str:
    """Return a list of lines as one line: bold text ends where a line does."""
    return "; ".join(line.strip() for line in value.splitlines() if line.strip())


def single_choice(form: Form) -> tuple[FormSection, FormField, tuple[Choice, ...]] | None:
    """Return the one closed question that is all the form asks for, with its choices; None otherwise."""
    asked = [(part, field) for part in form.sections for field in part.asked]
    if len(asked) != 1:
        return None
    part, field = asked[0]
    choices = _YES_NO if field.kind == "flag" else field.choices if field.kind in ("choice", "confirm") else ()
    return (part, field, choices) if 0 < len(choices) <= _MOST_BUTTONS else None


def questions(part: FormSection) -> list[str]:
    """Return what must be asked, one sentence each; alternatives of which one is enough share a sentence.

    Where something was given that cannot be used, the sentence says why.
    """
    lines: dict[str, str] = {}
    for field in part.asked:
        key = f"either:{field.group}" if field.group else f"field:{field.name}"
        asked = f"{field.question} {field.problem}".rstrip()
        lines[key] = f"{lines[key]} Or: {asked}" if key in lines else asked
    return list(lines.values())


def _section_blocks(part: FormSection) -> Iterable[Block]:
    yield section(_asked_text(part))
    if part.preview:
        yield section(f"*{escape(part.preview.caption)}*")
        yield table_block(part.preview)
    if _is_consent(part):
        return
    if known := _told(part):
        lines = [f"{escape(f.label)}: *{escape(f.shown)}* ({_ORIGINS[f.origin or 'said']})" for f in known]
        yield context("\n".join(["What I know already", *lines]))
    if optional := [field.label for field in part.fields if field.state == "optional"]:
        yield context(f"Helpful, but you may leave it out: {escape(', '.join(optional))}")


def _asked_text(part: FormSection) -> str:
    """Return what is asked; consent in a sentence of its own, everything else in a list."""
    if _is_consent(part):
        return f"*{escape(part.title)}*\n{escape_within(part.asked[0].question, FIELD_TEXT)}"
    return _intro(part) + "\n" + bullets([escape_within(line, FIELD_TEXT) for line in questions(part)])


def _is_consent(part: FormSection) -> bool:
    return any(field.kind == "confirm" for field in part.asked)


def _intro(part: FormSection) -> str:
    return f"*{escape(part.title)}*\nI can {escape(part.purpose)}. I only need to know:"


def _told(part: FormSection) -> list[FormField]:
    """The known values that came from the user; defaults are shown in the modal only."""
    return [field for field in part.known if field.origin != "default"]


def _section_text(part: FormSection) -> str:
    if _is_consent(part):
        shown = table_lines(part.preview) if part.preview else []
        return "\n".join((part.title, part.asked[0].question, *shown))
    known = [f"{field.label}: {field.shown}" for field in _told(part)]
    lines = [part.title, f"I can {part.purpose}. I only need to know:", *(f"- {line}" for line in questions(part))]
    return "\n".join([*lines, f"What I know already: {'; '.join(known)}"] if known else lines)


def _buttons(form: Form, owner: str) -> Block:
    calls = [part.call_id for part in form.sections]
    value = json.dumps({"calls": calls, "user": owner})
    closed = single_choice(form)
    asks_consent = closed is not None and closed[1].kind == "confirm"
    decline = button(_NO if asks_consent else _NOT_NOW, DECLINE, value)
    if closed is None:
        return actions(_block_id(calls), button("Answer", OPEN, value, "primary"), decline)
    part, field, choices = closed
    chosen = [_choice_button(part, field, choice, owner) for choice in choices]
    return actions(_block_id(calls), *chosen, decline)


def _choice_button(part: FormSection, field: FormField, choice: Choice, owner: str) -> Block:
    value = {"calls": [part.call_id], "user": owner, "field": field.name, "choice": choice.value}
    action_id = f"{CHOOSE}:{part.call_id}:{field.name}:{choice.value}"
    return button(choice.label, action_id, json.dumps(value), _style(part, field))


def _style(part: FormSection, field: FormField) -> Literal["primary", "danger"] | None:
    """Return how a choice looks: what is previewed is added, and any other consent takes something away."""
    if field.kind != "confirm":
        return None
    return "primary" if part.preview else "danger"


def _block_id(calls: Sequence[str]) -> str:
    return f"form:{','.join(calls)}"[:IDENTIFIER]
