"""The question for what is missing, as a message: what it is for, what is known already, and what is needed."""

import json
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from bot.blocks.outputs import Content
from bot.blocks.tables import table_block, table_lines
from bot.blocks.text import (
    BUTTON_TEXT,
    DIVIDER,
    FIELD_TEXT,
    IDENTIFIER,
    OPTIONS,
    PLACEHOLDER,
    Block,
    actions,
    bullets,
    button,
    context,
    escape,
    escape_within,
    in_a_sentence,
    in_one_line,
    option,
    plain,
    section,
    shorten,
)
from bot.words import forms as words
from bot.words.channels import USE_WHAT_YOU_KNOW
from tools.toolkit.form import Choice, Form, FormField, FormSection

OPEN = "form.open"
CHOOSE = "form.choose"
CHANGE = "form.change"
DECLINE = "form.decline"
RECALL = "form.recall"

MOST_BUTTONS = 5
"""How many answers of a closed question are buttons; more are a menu."""
_MOST_CLOSED = 2
"""How many closed questions are answered in the message; where there are more, the modal is easier to overlook."""
_MOST_KNOWN, _MOST_ROOMY = 6, 3
"""How many known values of a call have a button, and of how many calls they do: a message holds 50 blocks."""
_YES_NO = (Choice(value="yes", label=words.YES), Choice(value="no", label=words.NO))


class _Piece(NamedTuple):
    """A block, and what it says to readers that see no blocks; "" for buttons."""

    text: str
    block: Block


def question(form: Form, owner: str, *, recall: bool = False) -> Content:
    """Return the message that asks for what `form` is missing; `owner` is the Slack id of the user asked.

    With `recall` there is a button to fill in what Penny remembers of them and may not use here unasked.
    """
    value = {"calls": [part.call_id for part in form.sections], "user": owner}
    pieces = list(_sections(form, value))
    pieces += [_Piece("", _buttons(form, value, recall=recall)), _Piece(words.HINT, context(words.HINT))]
    return Content("\n\n".join(piece.text for piece in pieces if piece.text), tuple(piece.block for piece in pieces))


def closed_questions(form: Form) -> list[tuple[FormSection, FormField]]:
    """Return what is answered in the message itself: consent, and other closed questions unless they are many."""
    found = [(part, field) for part, field in _all_asked(form) if _choices(field)]
    many = sum(field.kind != "confirm" for _, field in found) > _MOST_CLOSED
    return [(part, field) for part, field in found if field.kind == "confirm" or not many]


def questions(fields: list[FormField]) -> list[str]:
    """Return what must be asked, one sentence each; alternatives of which one is enough share a sentence.

    Where something was given that cannot be used, the sentence says why.
    """
    lines: dict[str, str] = {}
    for field in fields:
        key = f"either:{field.group}" if field.group else f"field:{field.name}"
        asked = _sentence(field)
        lines[key] = words.OR.format(question=lines[key], other=asked) if key in lines else asked
    return list(lines.values())


def _sentence(field: FormField) -> str:
    """Return the question and, where that makes no long sentence, an example; or why an answer cannot be used."""
    if field.example and not (field.problem or field.group or "\n" in field.example):
        return words.EXAMPLE.format(question=field.question, example=field.example)
    return f"{field.question} {field.problem}".rstrip()


def _sections(form: Form, value: Mapping[str, object]) -> Iterator[_Piece]:
    for part in form.sections:
        if part is not form.sections[0]:
            yield _Piece("", DIVIDER)
        yield from _section(form, part, value)


def _section(form: Form, part: FormSection, value: Mapping[str, object]) -> Iterator[_Piece]:
    if _is_consent(part):
        yield from _consent(form, part)
        if len(_all_asked(form)) > 1:
            yield _Piece("", _row(part, part.asked[0], value))
        return
    closed = [field for asking, field in closed_questions(form) if asking is part]
    open_ = questions([field for field in _asked(form, part) if field not in closed])
    known = [field for field in part.known if (part.call_id, field.name) not in form.repeated]
    about = words.ABOUT.format(purpose=part.purpose)
    if not known and open_:
        yield _listed(part.title, f"{about} {words.NEEDED}", open_)
    else:
        yield _listed(part.title, about if known or closed else f"{about} {words.NOTHING_MORE}", [])
    yield from _known(part, known, value, _MOST_KNOWN if len(form.sections) <= _MOST_ROOMY else 0)
    if known and open_:
        yield _listed("", words.STILL_NEEDED, open_)
    for field in closed:
        yield from _choice(part, field, value)
    optional = [f.label for f in part.fields if f.state == "optional" and (part.call_id, f.name) not in form.repeated]
    if optional:
        line = words.OPTIONAL.format(labels=", ".join(optional))
        yield _Piece(line, context(escape(line)))


def _listed(title: str, line: str, listed: list[str]) -> _Piece:
    head = [f"*{escape(title)}*"] if title else []
    items = [bullets([escape_within(entry, FIELD_TEXT) for entry in listed])] if listed else []
    text = [*([title] if title else []), line, *(f"- {entry}" for entry in listed)]
    return _Piece("\n".join(text), section("\n".join([*head, escape(line), *items])))


def _consent(form: Form, part: FormSection) -> Iterator[_Piece]:
    """Yield what is to be agreed to, with its preview; a message has one table, so others are lines of text."""
    asked = part.asked[0].question
    yield _Piece(f"{part.title}\n{asked}", section(f"*{escape(part.title)}*\n{escape_within(asked, FIELD_TEXT)}"))
    if part.preview is None:
        return
    lines = table_lines(part.preview)
    if part is next(other for other in form.sections if other.preview):
        yield _Piece("", section(f"*{escape(part.preview.caption)}*"))
        yield _Piece("\n".join(lines), table_block(part.preview))
    else:
        yield _Piece("\n".join(lines), section(escape_within("\n".join(lines), FIELD_TEXT)))


def _known(part: FormSection, known: list[FormField], value: Mapping[str, object], most: int) -> Iterator[_Piece]:
    """Yield what is known, at `most` so many each with a button to change it; the others share a line."""
    if known[:most]:
        yield _Piece(words.KNOWN, context(words.KNOWN))
    for field in known[:most]:
        told = {"label": escape(field.label), "origin": words.ORIGINS[field.origin or "said"]}
        shown = escape_within(in_one_line(field.shown), FIELD_TEXT)
        block = section(words.KNOWN_VALUE.format(value=f"*{shown}*", **told))
        text = words.KNOWN_VALUE.format(value=field.shown, **told | {"label": field.label})
        change = _change(part, field, value)
        yield _Piece(text, block | {"block_id": change["action_id"], "accessory": change})
    if more := known[most:]:
        values = "; ".join(f"{field.label}: {in_one_line(field.shown)}" for field in more)
        line = words.MORE_KNOWN.format(values=values)
        yield _Piece(line, context(escape_within(line, FIELD_TEXT)))


def _change(part: FormSection, field: FormField, value: Mapping[str, object]) -> Block:
    named = {**value, "call": part.call_id, "field": field.name}
    element = button(words.CHANGE, f"{CHANGE}:{part.call_id}:{field.name}", json.dumps(named))
    return element | {
        "accessibility_label": shorten(words.CHANGE_THIS.format(label=in_a_sentence(field.label)), BUTTON_TEXT)
    }


def _choice(part: FormSection, field: FormField, value: Mapping[str, object]) -> Iterator[_Piece]:
    asked = f"{field.question} {field.problem}".rstrip()
    yield _Piece(asked, section(f"*{escape_within(asked, FIELD_TEXT)}*"))
    yield _Piece("", _row(part, field, value))


def _row(part: FormSection, field: FormField, value: Mapping[str, object]) -> Block:
    """Return the answers of a closed question: buttons or, where they are many, a menu."""
    choices, action_id = _choices(field), f"{CHOOSE}:{part.call_id}:{field.name}"
    if field.kind == "confirm":
        choices = (*choices, Choice(value="no", label=words.NO))
    if len(choices) <= MOST_BUTTONS:
        return actions(action_id, *(_choice_button(part, field, choice, value) for choice in choices))
    options = [option(choice.label, choice.value) for choice in choices[:OPTIONS]]
    menu = {"type": "static_select", "action_id": shorten(action_id, IDENTIFIER), "options": options}
    return actions(action_id, menu | {"placeholder": plain(words.CHOOSE, PLACEHOLDER)})


def _choice_button(part: FormSection, field: FormField, choice: Choice, value: Mapping[str, object]) -> Block:
    named = {**value, "call": part.call_id, "field": field.name, "choice": choice.value}
    action_id = f"{CHOOSE}:{part.call_id}:{field.name}:{choice.value}"
    # What is previewed is added, and any other consent takes something away.
    agrees = field.kind == "confirm" and choice in field.choices
    style = ("primary" if part.preview else "danger") if agrees else None
    return button(choice.label, action_id, json.dumps(named), style)


def _buttons(form: Form, value: Mapping[str, object], *, recall: bool) -> Block:
    """Return the last row: the way to the modal, where there is something to write, and the way out."""
    asked, named = _all_asked(form), json.dumps(value)
    block_id = f"form:{','.join(part.call_id for part in form.sections)}"
    if [field.kind for _, field in asked] == ["confirm"]:
        ((part, field),) = asked
        agree = (_choice_button(part, field, choice, value) for choice in field.choices)
        return actions(block_id, *agree, button(words.NO, DECLINE, named))
    elements: list[Block] = []
    if len(closed_questions(form)) < len(asked):
        elements.append(button(words.ANSWER, OPEN, named, "primary"))
    elif any(field.state == "optional" for part in form.sections for field in part.fields):
        elements.append(button(words.DETAILS, OPEN, named))
    if recall:
        elements.append(button(USE_WHAT_YOU_KNOW, RECALL, named))
    return actions(block_id, *elements, button(words.NOT_NOW, DECLINE, named))


def _all_asked(form: Form) -> list[tuple[FormSection, FormField]]:
    return [(part, field) for part in form.sections for field in _asked(form, part)]


def _asked(form: Form, part: FormSection) -> list[FormField]:
    """Return what a call needs and no other question of the form brings along."""
    return [field for field in part.asked if (part.call_id, field.name) not in form.repeated]


def _choices(field: FormField) -> tuple[Choice, ...]:
    return _YES_NO if field.kind == "flag" else field.choices if field.kind in ("choice", "confirm") else ()


def _is_consent(part: FormSection) -> bool:
    return any(field.kind == "confirm" for field in part.asked)
