"""What the app sends wrongly: Slack refused it, ignores it, or not everybody can read it."""

from collections.abc import Generator
from contextlib import contextmanager
from typing import Final

from bot.playground.slack.directory import Json
from bot.playground.slack.errors import ApiError
from bot.playground.slack.validation.spoken import unsaid

_NAMED: Final = 12


class Audit:
    """Collects complaints about the app's payloads; tests with a well-behaved app end with none."""

    def __init__(self) -> None:
        self.complaints: list[str] = []

    @contextmanager
    def watching(self, what: str) -> Generator[None]:
        """Note what a check refuses; faults that tests inject are no complaints."""
        try:
            yield
        except ApiError as error:
            self.complaints.append(f"{what}: {error.code} {'; '.join(error.details)}".strip())
            raise

    def message(self, what: str, message: Json) -> None:
        """Note when the text of a message does not say all that its blocks say, buttons aside."""
        missing = unsaid(message.get("text") or "", message.get("blocks") or [])
        if missing:
            self.complaints.append(f"{what}: the text does not say {' '.join(missing[:_NAMED])}")

    def prompts(self, thread_ts: str | None) -> None:
        """Note prompts for a thread, which Slack ignores where an app is an agent."""
        if thread_ts is not None:
            self.complaints.append("assistant.threads.setSuggestedPrompts: ignored with a thread_ts")
