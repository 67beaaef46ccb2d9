"""The command line: what it prints and returns when something is wrong is one line that says what."""

import json
from pathlib import Path

import pytest

from bot.cli import main
from bot.settings import Settings


@pytest.fixture(autouse=True)
def bare_environment(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for name in Settings.model_fields:
        monkeypatch.delenv(name.upper(), raising=False)
    monkeypatch.chdir(tmp_path)


@pytest.fixture
def exposed_key(tmp_path: Path) -> Path:
    """A key file beside the database that everybody may read."""
    key = tmp_path / "var" / "penny.key"
    key.parent.mkdir()
    key.write_text("")
    key.chmod(0o644)
    return key


@pytest.mark.parametrize("command", [["migrate"], ["doctor"], ["tool", "list_facts"], ["run"]])
def test_a_wrong_setting_is_refused_in_one_line(
    command: list[str], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("ENCRYPTION_KEYS", "abc")
    assert main(command) == 2
    assert capsys.readouterr().err.startswith("penny: ENCRYPTION_KEYS: ")


@pytest.mark.parametrize("command", [["tool", "list_facts"], ["playground", "--no-browser"]])
def test_what_storage_refuses_is_told_in_one_line(
    command: list[str], exposed_key: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(command) == 1
    told = capsys.readouterr().err
    assert told.startswith("penny: ")
    assert "chmod 600" in told
    assert told.count("\n") == 1


def test_the_doctor_says_what_to_do_about_a_key_file_that_others_may_read(
    exposed_key: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["doctor"]) == 1
    told = capsys.readouterr().out
    assert "FAIL  database" in told
    assert "chmod 600" in told


def test_a_port_that_is_no_number_is_refused_in_words(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as refused:
        main(["playground", "--port", "eighty"])
    assert refused.value.code == 2
    assert "eighty is no port" in capsys.readouterr().err


def test_a_tool_prints_its_result_as_json(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["tool", "plan_budget", '{"monthly_income": "5000"}']) == 0
    assert json.loads(capsys.readouterr().out)


def test_a_tool_that_lacks_a_value_says_which(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["tool", "plan_budget"]) == 2
    assert "monthly_income" in capsys.readouterr().err


def test_arguments_that_are_no_json_are_refused(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["tool", "plan_budget", "5000 a month"]) == 2
    assert capsys.readouterr().err.startswith("penny: ")
