"""Every text that people read in Slack stands in bot/words."""

import ast
import re
import string
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SPEAKING = ("bot/slack", "bot/blocks", "bot/jobs")
"""Where nothing is said in words of one's own."""

FOR_OPERATORS = {"bot/slack/health.py"}
"""What only the terminal shows."""

NO_TEXTS = {"Authorization", "Bearer "}

_SENTENCE = re.compile(r"[^\W\d_]{2,}[,.:;]? [^\W\d_]{2,}")
_WORD = re.compile(r"[A-Z][a-z]+[….!?]?")

SOURCES = sorted(path.relative_to(ROOT).as_posix() for folder in SPEAKING for path in (ROOT / folder).rglob("*.py"))
MODULES = sorted(path.stem for path in (ROOT / "bot" / "words").glob("*.py") if path.stem != "__init__")


def _not_shown(tree: ast.AST) -> Iterator[ast.AST]:
    """Yield what people do not read: docstrings, annotations, log lines, patterns, and what developers' errors say."""
    for node in ast.walk(tree):
        match node:
            case ast.Expr(value=ast.Constant()):
                yield node
            case ast.AnnAssign(annotation=annotation) | ast.arg(annotation=ast.expr() as annotation):
                yield annotation
            case ast.FunctionDef(returns=ast.expr() as returns) | ast.AsyncFunctionDef(returns=ast.expr() as returns):
                yield returns
            case ast.Call(func=ast.Attribute(value=ast.Name(id="_log" | "re"))) | ast.Raise():
                yield node
            case ast.Call(func=ast.Name(id="cast"), args=[annotation, *_]):
                yield annotation
            case ast.ClassDef(name=name) if name.endswith("Error"):
                yield node
            case _:
                pass


def _texts(source: str) -> list[str]:
    tree = ast.parse(source)
    hidden = {id(inner) for outer in _not_shown(tree) for inner in ast.walk(outer)}
    constants = [node for node in ast.walk(tree) if isinstance(node, ast.Constant) and id(node) not in hidden]
    texts = [node.value for node in constants if isinstance(node.value, str)]
    return [text for text in texts if _SENTENCE.search(text) or _WORD.fullmatch(text.strip())]


@pytest.mark.parametrize("source", sorted(set(SOURCES) - FOR_OPERATORS))
def test_no_text_for_people_stands_outside_of_the_words(source: str) -> None:
    found = _texts((ROOT / source).read_text(encoding="utf-8"))
    assert [text for text in found if text not in NO_TEXTS] == []


@pytest.mark.parametrize("module", MODULES)
def test_the_words_are_constants_that_can_be_filled_in(module: str) -> None:
    words = import_module(f"bot.words.{module}")
    texts = [value for name, value in vars(words).items() if name.isupper() and isinstance(value, str)]
    names = [name for text in texts for _, name, _, _ in string.Formatter().parse(text) if name is not None]
    assert [name for name in names if not name.isidentifier()] == []


def test_every_text_is_said_somewhere() -> None:
    sources = "\n".join(path.read_text(encoding="utf-8") for path in (ROOT / "bot").rglob("*.py"))
    names = [name for module in MODULES for name in vars(import_module(f"bot.words.{module}")) if name.isupper()]
    assert [name for name in names if len(re.findall(rf"\b{name}\b", sources)) < 2] == []


def test_a_text_is_found_wherever_it_is_written() -> None:
    source = """
def greet(name: "Any") -> "Any":
    'A docstring.'
    _log.info("not shown")
    return say(f"You have {name} left", "Undo")
"""
    assert sorted(_texts(source)) == ["Undo", "You have "]
