"""Penny's settings: every environment variable she reads, with its meaning and its check."""

from typing import Annotated, Any, Literal, Self

from pydantic import Field, SecretStr, ValidationError, field_validator, model_validator
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

from storage.crypto import Cipher
from storage.errors import InvalidKeyError

SLACK_API_URL = "https://slack.com/api/"
OPENAI_BASE_URL = "https://api.openai.com/v1"
FINNHUB_BASE_URL = "https://finnhub.io/api/v1"
TWELVE_DATA_BASE_URL = "https://api.twelvedata.com"
FRANKFURTER_BASE_URL = "https://api.frankfurter.dev/v1"
YAHOO_BASE_URL = "https://query1.finance.yahoo.com"
HISTORY_TOKENS = 24_000
JOURNAL_RETENTION_DAYS = 400


class SettingsError(Exception):
    """A variable is wrong or half set; the message is one line that names it and says what to do."""


class Settings(BaseSettings):
    """The environment and the file `.env`, checked. Empty values count as not set."""

    model_config = SettingsConfigDict(env_file=".env", env_ignore_empty=True, extra="ignore", frozen=True)

    slack_bot_token: SecretStr | None = Field(None, description="Bot token of your Slack app (xoxb-...)")
    slack_app_token: SecretStr | None = Field(
        None, description="App-level token with connections:write (xapp-...); selects Socket Mode"
    )
    slack_signing_secret: SecretStr | None = Field(
        None, description="Signing secret; needed instead of the app-level token to receive events over HTTP"
    )
    slack_api_url: str = Field(SLACK_API_URL, description="Base URL of Slack's Web API")
    port: int = Field(3000, ge=1, le=65535, description="Port for Slack's events over HTTP")

    openai_api_key: SecretStr | None = Field(None, description="Key for OpenAI, or for the server below")
    openai_base_url: str | None = Field(
        None, description="Any server that speaks /v1/responses; empty means OpenAI itself"
    )
    openai_api_version: str | None = Field(
        None, description="Sent as api-version to servers that ask for one (Azure AI Foundry Agents: 2025-05-01)"
    )
    openai_model: str = Field("gpt-5.4-mini", description="Model that reads the user's words")

    assistant_engine: Literal["responses", "assistants"] = Field(
        "responses",
        description="Wire protocol: responses, or assistants where a server still has it (OpenAI shut it down on "
        "2026-08-26)",
    )
    assistant_state: Literal["conversation", "local"] | None = Field(
        None,
        description="Where a conversation's history lives: conversation (a remote thread; default on OpenAI) or "
        "local (our journal is sent each time; default on any other base URL)",
    )
    history_tokens: int = Field(
        HISTORY_TOKENS,
        ge=1_000,
        description="Most tokens of a conversation that are sent to the model; what is older is summed up. Lower it "
        "for a model with a small context",
    )

    daily_tokens_per_user: int | None = Field(
        None, description="Most tokens, in and out, that one user may take in a day (where they live); empty: no limit"
    )
    daily_tokens_per_workspace: int | None = Field(
        None, description="Most tokens, in and out, that a workspace may take in a day (UTC); empty: no limit"
    )

    market_data: Literal["official", "yahoo", "sample"] = Field(
        "official",
        description="Where prices come from: official (the providers below), yahoo (unofficial, personal use only) or "
        "sample (invented figures, labelled as such; the playground's choice while no key is set)",
    )
    finnhub_api_key: SecretStr | None = Field(None, description="Key for stock quotes, free from finnhub.io")
    finnhub_base_url: str = Field(FINNHUB_BASE_URL, description="Base URL of Finnhub")
    twelve_data_api_key: SecretStr | None = Field(None, description="Key for price histories, free from twelvedata.com")
    twelve_data_base_url: str = Field(TWELVE_DATA_BASE_URL, description="Base URL of Twelve Data")
    frankfurter_base_url: str = Field(
        FRANKFURTER_BASE_URL, description="Base URL of Frankfurter: exchange rates of the European Central Bank, no key"
    )
    yahoo_base_url: str = Field(YAHOO_BASE_URL, description="Base URL of Yahoo's chart endpoint")
    market_timeout_seconds: float = Field(
        5.0, gt=0, le=10, description="How long a provider of prices may take to answer"
    )

    database_url: str = Field(
        "sqlite+aiosqlite:///var/penny.db", description="SQLite file or postgresql+asyncpg://user@host/name"
    )
    encryption_keys: Annotated[tuple[SecretStr, ...], NoDecode] = Field(
        (),
        description="Keys that encrypt what people said, newest first, separated by commas; empty on SQLite: a key "
        "file is made beside the database",
    )
    journal_retention_days: int = Field(
        JOURNAL_RETENTION_DAYS,
        ge=30,
        description="Days after which what was said in a conversation is deleted; goals, facts and check-ins stay",
    )
    default_currency: str = Field("USD", description="ISO-4217 currency of users who have not named one")
    log_level: Literal["DEBUG", "INFO", "WARNING", "ERROR"] = Field("INFO", description="Least level that is logged")

    @field_validator("slack_bot_token", "slack_app_token")
    @classmethod
    def _token_kind(cls, value: SecretStr | None, info: Any) -> SecretStr | None:
        prefix = "xoxb-" if info.field_name == "slack_bot_token" else "xapp-"
        if value is not None and not value.get_secret_value().startswith(prefix):
            raise ValueError(f"it must start with {prefix}; copy it again from your Slack app's pages")
        return value

    @field_validator(
        "slack_api_url",
        "openai_base_url",
        "finnhub_base_url",
        "twelve_data_base_url",
        "frankfurter_base_url",
        "yahoo_base_url",
    )
    @classmethod
    def _url(cls, value: str | None, info: Any) -> str | None:
        if value is not None and not value.startswith(("http://", "https://")):
            raise ValueError("it must be a URL that starts with https:// (or http:// on your own machine)")
        return value and value.rstrip("/") + ("/" if info.field_name == "slack_api_url" else "")

    @field_validator("daily_tokens_per_user", "daily_tokens_per_workspace", mode="before")
    @classmethod
    def _limit(cls, value: Any) -> Any:
        if value is not None and not (str(value).isdecimal() and int(value)):
            raise ValueError("write a whole number of tokens above 0, or leave it empty for no limit")
        return value

    @field_validator("database_url")
    @classmethod
    def _database(cls, value: str) -> str:
        if not value.startswith(("sqlite", "postgresql")):
            raise ValueError("it must start with sqlite+aiosqlite:/// or postgresql+asyncpg://")
        return value

    @field_validator("log_level", "default_currency", mode="before")
    @classmethod
    def _upper(cls, value: Any) -> Any:
        return value.upper() if isinstance(value, str) else value

    @field_validator("default_currency")
    @classmethod
    def _currency(cls, value: str) -> str:
        from babel.numbers import is_currency

        if not is_currency(value):
            raise ValueError(f"{value!r} is no ISO-4217 currency; write USD, EUR, GBP or another code")
        return value

    @field_validator("encryption_keys", mode="before")
    @classmethod
    def _keys(cls, value: Any) -> Any:
        return tuple(part.strip() for part in value.split(",") if part.strip()) if isinstance(value, str) else value

    @field_validator("encryption_keys")
    @classmethod
    def _keys_are_whole(cls, value: tuple[SecretStr, ...]) -> tuple[SecretStr, ...]:
        try:
            if value:
                Cipher([key.get_secret_value() for key in value])
        except InvalidKeyError as error:
            raise ValueError(f"{error}; `penny key` makes one") from None
        return value

    @model_validator(mode="after")
    def _slack_is_whole(self) -> Self:
        if self.slack_bot_token and not (self.slack_app_token or self.slack_signing_secret):
            raise ValueError("SLACK_APP_TOKEN: set it beside SLACK_BOT_TOKEN (or SLACK_SIGNING_SECRET, for HTTP)")
        if self.slack_app_token and not self.slack_bot_token:
            raise ValueError("SLACK_BOT_TOKEN: set it beside SLACK_APP_TOKEN")
        if self.slack_signing_secret and not self.slack_bot_token:
            raise ValueError("SLACK_BOT_TOKEN: set it beside SLACK_SIGNING_SECRET")
        return self

    @model_validator(mode="after")
    def _model_is_whole(self) -> Self:
        if self.slack_bot_token and not (self.openai_api_key or self.openai_base_url):
            raise ValueError("OPENAI_API_KEY: set it (or OPENAI_BASE_URL, for a server of your own)")
        return self

    @model_validator(mode="after")
    def _keys_are_there(self) -> Self:
        if self.database_url.startswith("postgresql") and not self.encryption_keys:
            raise ValueError("ENCRYPTION_KEYS: set it when DATABASE_URL is PostgreSQL; `penny key` makes one")
        return self

    @property
    def in_slack(self) -> bool:
        """Whether a Slack workspace is configured; without one Penny runs in the playground."""
        return self.slack_bot_token is not None

    @property
    def state(self) -> Literal["conversation", "local"]:
        """Where the history lives, with the default for the endpoint."""
        if self.assistant_state is not None:
            return self.assistant_state
        return "conversation" if self.openai_base_url in (None, OPENAI_BASE_URL) else "local"


def load_settings(**overrides: Any) -> Settings:
    """Read the environment and `.env`.

    Raises SettingsError with one line that names the variable and never shows its value.
    """
    try:
        return Settings(**overrides)
    except ValidationError as error:
        raise SettingsError(_one_line(error)) from None


def _one_line(error: ValidationError) -> str:
    first = error.errors(include_url=False, include_input=False)[0]
    message = first["msg"].removeprefix("Value error, ")
    if not first["loc"]:
        return message
    return f"{str(first['loc'][0]).upper()}: {message}"
