"""The conversations are many, different, and about tools that there are."""

from pathlib import Path

import pytest

from tests.evaluation.cases import CaseError, load_conversations
from tools.catalog import CATALOG, registry

HEAD = '[[conversation]]\nname = "hello"\n'
TURN = HEAD + "[[conversation.turn]]\n"

MISTAKES = {
    "name = ": "case.toml is no TOML",
    HEAD: "case.toml: conversation 'hello', turn: Field required",
    TURN: "conversation 'hello', turn, 0: a turn is one of user, form and not_now",
    TURN + 'user = "hi"\nnot_now = true': "a turn is one of user, form and not_now",
    TURN + 'user = "hi"\nasks = ["name"]\nquotes = ["5"]': "a turn that asks has no answer to quote from",
    TURN + 'user = "hi"\nsays = "hello"': "conversation 'hello', turn, 0, says: Extra inputs",
    TURN + 'user = "hi"\ncall.buy_house = {}': "'hello': there is no tool 'buy_house'",
    TURN + 'user = "hi"\nmay.list_facts = { rent = "1" }': "'hello': list_facts has no parameter rent",
    TURN + 'user = "hi"\nasks = ["shoe_size"]': "'hello': no tool asks for shoe_size",
    TURN + 'form = { shoe_size = "44" }': "'hello': no tool asks for shoe_size",
    (TURN + 'user = "hi"\n') * 2: "two conversations are called 'hello'",
}


def write(folder: Path, text: str) -> Path:
    (folder / "case.toml").write_text(text, encoding="utf-8")
    return folder


def test_there_are_at_least_eighty_conversations() -> None:
    assert len(load_conversations(registry())) >= 80


def test_at_least_seventy_are_the_planners_own_part() -> None:
    assert sum(conversation.planner for conversation in load_conversations(registry())) >= 70


def test_every_tool_of_the_catalog_is_called_in_some_conversation() -> None:
    called = {
        tool for conversation in load_conversations(registry()) for turn in conversation.turns for tool in turn.call
    }
    assert called == {tool.name for tool in CATALOG}


def test_each_conversation_belongs_to_the_group_of_its_file(tmp_path: Path) -> None:
    (conversation,) = load_conversations(registry(), write(tmp_path, TURN + 'user = "hi"'))
    assert conversation.group == "case"


def test_a_value_stands_for_itself_and_a_list_for_alternatives(tmp_path: Path) -> None:
    text = (
        TURN
        + 'user = "hi"\ncall.forget_fact = { name = ["all", "everything"] }\ncall.create_goal = [{ target = 5 }, {}]'
    )
    (conversation,) = load_conversations(registry(), write(tmp_path, text))
    assert conversation.turns[0].call == {
        "forget_fact": ({"name": ("all", "everything")},),
        "create_goal": ({"target": (5,)}, {}),
    }


@pytest.mark.parametrize(("text", "complaint"), MISTAKES.items())
def test_a_mistake_in_a_conversation_is_named(tmp_path: Path, text: str, complaint: str) -> None:
    with pytest.raises(CaseError) as raised:
        load_conversations(registry(), write(tmp_path, text))
    assert complaint in str(raised.value)
