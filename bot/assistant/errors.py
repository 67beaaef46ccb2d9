"""What can go wrong while a turn is taken."""


class AssistantError(Exception):
    """Base of the assistant's errors."""


class TurnFailedError(AssistantError):
    """The turn came to nothing; the user is told `reference` and whether trying again may help.

    `code` says why, for the log; it never quotes what was said.
    """

    def __init__(self, reference: str, code: str, *, retryable: bool) -> None:
        super().__init__(f"turn failed with {code!r} (reference {reference})")
        self.reference = reference
        self.code = code
        self.retryable = retryable
