"""The documents agree with what there is: commands, make targets, files."""

import json
import re
from pathlib import Path

import pytest

from bot.assistant.prompt import INSTRUCTIONS
from bot.cli import main
from tools.catalog import CATALOG, registry

ROOT = Path(__file__).parents[2]
DOCUMENTS = ("README.md", "CHANGELOG.md")
OF_THE_READER = {".env", ".venv/bin/penny", "var/penny.db"}
"""Files that are made where Penny runs, and that no repository has."""

_LINK = re.compile(r"\]\((?!https?:|#)([^)#\s]+)")
_PATH = re.compile(r"`((?:[\w.-]+/)+[\w.-]*|[\w.-]*\.(?:md|yml|toml|lock|example|py|png|sh|ini|cfg|json))`")


def _text(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def _help(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    with pytest.raises(SystemExit) as ended:
        main([*arguments, "--help"])
    assert ended.value.code == 0
    return capsys.readouterr().out


def _commands(capsys: pytest.CaptureFixture[str]) -> list[str]:
    found = re.search(r"{([a-z,-]+)}", _help(capsys))
    assert found
    return found[1].split(",")


def _documented_commands() -> dict[str, str]:
    """Return what the README's table says of each command, by the command's name."""
    return {row.split()[0]: row for row in re.findall(r"^\| `penny ([^`]+)` \|", _text("README.md"), re.MULTILINE)}


def test_the_readme_names_every_command_and_no_other(capsys: pytest.CaptureFixture[str]) -> None:
    assert sorted(_documented_commands()) == sorted(_commands(capsys))


def test_the_readme_names_every_option_of_every_command_and_no_other(capsys: pytest.CaptureFixture[str]) -> None:
    offered = {name: _options(_help(capsys, name)) - {"--help"} for name in _commands(capsys)}
    assert {name: _options(row) for name, row in _documented_commands().items()} == offered


def _options(text: str) -> set[str]:
    return set(re.findall(r"--[a-z-]+", text))


def test_the_changelog_names_every_command(capsys: pytest.CaptureFixture[str]) -> None:
    assert [name for name in _commands(capsys) if f"`{name}`" not in _text("CHANGELOG.md")] == []


def test_the_readme_names_every_make_target_and_no_other() -> None:
    shown_by_help = re.findall(r"^([a-z]+):.*##", _text("Makefile"), re.MULTILINE)
    assert set(re.findall(r"(?:^|`)make ([a-z]+)", _text("README.md"), re.MULTILINE)) == set(shown_by_help)


def test_every_make_target_is_shown_by_help() -> None:
    [phony] = re.findall(r"^\.PHONY: (.+)$", _text("Makefile"), re.MULTILINE)
    assert set(phony.split()) == set(re.findall(r"^([a-z]+):.*##", _text("Makefile"), re.MULTILINE))


def test_ci_runs_the_tests_as_the_readme_says() -> None:
    [command] = re.findall(r"^(make \w+) +# .*runs all tests$", _text("README.md"), re.MULTILINE)
    assert command in _text(".ci/run").splitlines()


@pytest.mark.parametrize("document", DOCUMENTS)
def test_every_file_that_a_document_names_exists(document: str) -> None:
    text = _text(document)
    named = {*_LINK.findall(text), *_PATH.findall(text)} - OF_THE_READER
    assert [name for name in sorted(named) if not (ROOT / name).exists()] == []


def test_the_readme_tells_how_much_of_a_context_instructions_and_tools_take() -> None:
    told = re.search(r"Instructions and tools take about ([\d,]+) tokens", _text("README.md"))
    assert told
    characters = len(INSTRUCTIONS) + sum(len(json.dumps(schema)) for schema in registry().schemas())
    assert int(told[1].replace(",", "")) == pytest.approx(characters / 4, rel=0.1)


def test_every_tool_is_in_the_changelog() -> None:
    assert [tool.name for tool in CATALOG if f"`{tool.name}`" not in _text("CHANGELOG.md")] == []
