"""Settings: what is accepted, what is refused, and that the documents agree with them."""

from pathlib import Path

import pytest
from pydantic import SecretStr
from pydantic.fields import FieldInfo

from bot.settings import Settings, SettingsError, load_settings

ROOT = Path(__file__).parents[3]


@pytest.fixture(autouse=True)
def bare_environment(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for name in Settings.model_fields:
        monkeypatch.delenv(name.upper(), raising=False)
    monkeypatch.chdir(tmp_path)


def _refusal(monkeypatch: pytest.MonkeyPatch, **variables: str) -> str:
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    with pytest.raises(SettingsError) as refused:
        load_settings()
    return str(refused.value)


def test_without_any_variable_penny_runs_in_the_playground_on_sqlite() -> None:
    settings = load_settings()
    assert not settings.in_slack
    assert settings.database_url == "sqlite+aiosqlite:///var/penny.db"


def test_an_empty_variable_counts_as_not_set(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SLACK_BOT_TOKEN", "")
    monkeypatch.setenv("PORT", "")
    assert load_settings().port == 3000


def test_daily_tokens_are_limited_only_where_a_number_is_set(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DAILY_TOKENS_PER_USER", "100000")
    monkeypatch.setenv("DAILY_TOKENS_PER_WORKSPACE", "")
    settings = load_settings()
    assert (settings.daily_tokens_per_user, settings.daily_tokens_per_workspace) == (100_000, None)


def test_a_dot_env_file_is_read(tmp_path: Path) -> None:
    (tmp_path / ".env").write_text("DEFAULT_CURRENCY=eur\n")
    assert load_settings().default_currency == "EUR"


@pytest.mark.parametrize(
    ("variables", "named"),
    [
        ({"SLACK_BOT_TOKEN": "wrong"}, "SLACK_BOT_TOKEN"),
        ({"SLACK_APP_TOKEN": "wrong"}, "SLACK_APP_TOKEN"),
        ({"SLACK_BOT_TOKEN": "xoxb-1"}, "SLACK_APP_TOKEN"),
        ({"SLACK_APP_TOKEN": "xapp-1"}, "SLACK_BOT_TOKEN"),
        ({"SLACK_SIGNING_SECRET": "s"}, "SLACK_BOT_TOKEN"),
        ({"SLACK_BOT_TOKEN": "xoxb-1", "SLACK_APP_TOKEN": "xapp-1"}, "OPENAI_API_KEY"),
        ({"SLACK_API_URL": "slack.com"}, "SLACK_API_URL"),
        ({"OPENAI_BASE_URL": "localhost"}, "OPENAI_BASE_URL"),
        ({"ASSISTANT_ENGINE": "carrier-pigeon"}, "ASSISTANT_ENGINE"),
        ({"ASSISTANT_STATE": "nowhere"}, "ASSISTANT_STATE"),
        ({"DATABASE_URL": "mysql://x"}, "DATABASE_URL"),
        ({"DATABASE_URL": "postgresql://x"}, "ENCRYPTION_KEYS"),
        ({"DEFAULT_CURRENCY": "ZZZ"}, "DEFAULT_CURRENCY"),
        ({"LOG_LEVEL": "loud"}, "LOG_LEVEL"),
        ({"PORT": "0"}, "PORT"),
        ({"DAILY_TOKENS_PER_USER": "0"}, "DAILY_TOKENS_PER_USER"),
        ({"DAILY_TOKENS_PER_USER": "plenty"}, "DAILY_TOKENS_PER_USER"),
        ({"DAILY_TOKENS_PER_WORKSPACE": "-5"}, "DAILY_TOKENS_PER_WORKSPACE"),
        ({"DAILY_TOKENS_PER_WORKSPACE": "1.5"}, "no limit"),
    ],
)
def test_a_wrong_or_half_set_value_is_refused_in_one_line_that_names_it(
    monkeypatch: pytest.MonkeyPatch, variables: dict[str, str], named: str
) -> None:
    refusal = _refusal(monkeypatch, **variables)
    assert named in refusal
    assert "\n" not in refusal


def test_a_refusal_never_shows_a_secret(monkeypatch: pytest.MonkeyPatch) -> None:
    assert "hunter2" not in _refusal(monkeypatch, SLACK_BOT_TOKEN="hunter2")


def test_secrets_are_not_shown_when_settings_are_printed() -> None:
    settings = load_settings(
        slack_bot_token=SecretStr("xoxb-s3cret"), slack_app_token=SecretStr("xapp-1"), openai_api_key=SecretStr("k")
    )
    assert "s3cret" not in repr(settings)


@pytest.mark.parametrize(
    ("base_url", "state"),
    [("", "conversation"), ("https://api.openai.com/v1", "conversation"), ("http://localhost:11434/v1", "local")],
)
def test_the_history_is_remote_on_openai_and_local_elsewhere(
    monkeypatch: pytest.MonkeyPatch, base_url: str, state: str
) -> None:
    monkeypatch.setenv("OPENAI_BASE_URL", base_url)
    assert load_settings().state == state


def _default(field: FieldInfo) -> str:
    return "" if field.default in (None, ()) else str(field.default)


def test_env_example_has_every_setting_with_its_comment() -> None:
    expected = [
        line
        for name, field in Settings.model_fields.items()
        for line in (f"# {field.description}", f"{name.upper()}={_default(field)}")
    ]
    lines = (ROOT / ".env.example").read_text().splitlines()
    assert [line for line in lines if line and not line.startswith("##")] == expected


def test_the_readme_lists_every_setting() -> None:
    readme = (ROOT / "README.md").read_text()
    for name, field in Settings.model_fields.items():
        default = f"`{_default(field)}`" if _default(field) else ""
        assert f"| `{name.upper()}` | {default} | {field.description} |" in readme
