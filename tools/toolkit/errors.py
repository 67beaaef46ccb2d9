"""Errors of the tool kit; each message is one plain sentence that may be shown to people."""

from tools.toolkit.form import FieldError


class ToolkitError(Exception):
    """Base of everything the tool kit raises on purpose."""

    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.message = message


class ToolError(ToolkitError):
    """A tool refuses what it was asked to do: nothing it wrote is kept, the message says what would help."""


class TimedOutError(ToolkitError):
    """A tool took longer than its time limit and was stopped."""


class ToolDefinitionError(ToolkitError):
    """A tool is put together wrongly: a parameter without its question, or two tools of one name."""


class ArgumentsError(ToolkitError):
    """The arguments of a call cannot be used; `errors` says which and why, for the model to correct."""

    def __init__(self, message: str, errors: tuple[FieldError, ...] = ()) -> None:
        super().__init__(message)
        self.errors = errors


class ReadingError(ToolkitError):
    """A text could not be turned into a value; the message says what to write instead."""


class Invalid(ReadingError):  # noqa: N818 - the words of the readers: a text is invalid or unclear
    """The text is not such a value at all, or lies outside its bounds."""


class Unclear(ReadingError):  # noqa: N818 - as above
    """The text can be read in more than one way: the message is the question to put to its writer."""
