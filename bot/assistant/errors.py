"""What can go wrong while a turn is taken."""


class AssistantError(Exception):
    """Base of the assistant's errors."""


class EngineError(AssistantError):
    """The provider refused, or could not be reached; the message says which and never quotes what was said."""


class EngineUnavailableError(EngineError):
    """The endpoint does not speak the engine's protocol; the message is one line that says what to set."""


class HaltedError(AssistantError):
    """The turn was asked to stop and came to a point where it can."""


class FileUnavailableError(AssistantError):
    """A file that the user sent cannot be had; `reason` says why, for the log."""

    def __init__(self, reason: str) -> None:
        super().__init__(f"the file is not available: {reason}")
        self.reason = reason


class TurnFailedError(AssistantError):
    """The turn came to nothing; the user is told `reference` and whether trying again may help.

    `code` says why, for the log; it never quotes what was said.
    """

    def __init__(self, reference: str, code: str, *, retryable: bool) -> None:
        super().__init__(f"turn failed with {code!r} (reference {reference})")
        self.reference = reference
        self.code = code
        self.retryable = retryable
