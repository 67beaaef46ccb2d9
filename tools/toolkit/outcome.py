"""What became of a tool call, for the model (JSON), for people (Display) and for the record."""

from datetime import date
from typing import Annotated, Literal

from pydantic import Field, JsonValue

from tools.toolkit.form import FieldError, FormSection
from tools.toolkit.record import Record
from tools.toolkit.table import Table


class Figure(Record):
    """One number worth showing large, already formatted: ("You get there", "January 2031, in 50 months")."""

    label: str
    value: str


class Series(Record):
    """One line, one set of bars or the slices of a pie: a value for each of the chart's categories."""

    name: str
    values: tuple[float, ...]


class Chart(Record):
    """A chart without a look of its own. A pie has one series; `alt` says in words what the chart shows."""

    title: str
    kind: Literal["pie", "bar", "line", "area"]
    categories: tuple[str, ...]
    series: tuple[Series, ...]
    alt: str
    x_label: str = ""
    y_label: str = ""


class Offer(Record):
    """Something to be told of from now on, which fits the result: the question, and the alert that a yes turns on."""

    question: str
    alert: str


class Display(Record):
    """A result as people see it. Every text in it is ready to be read: amounts and dates are formatted.

    `undo` is the id of the change that the result tells of, where it can be taken back; `offer` is asked below it.
    """

    title: str
    summary: str
    figures: tuple[Figure, ...] = ()
    table: Table | None = None
    chart: Chart | None = None
    suggestions: tuple[str, ...] = ()
    assumptions: tuple[str, ...] = ()
    from_memory: tuple[str, ...] = ()
    disclaimer: str = ""
    undo: int | None = None
    offer: Offer | None = None


class ToolResult(Record):
    """Base of each tool's result model: what the model of the language reads, all amounts preformatted too.

    `summary` answers the question in a sentence or two; `suggestions` say what would help when the answer is
    not what the user hoped for; `assumptions` state rates, bases, rounding and timing; `as_of` is the day the
    result was computed for. `undo` is the id of the change that a click can take back; `offer` is what the user is
    asked below the result.
    """

    summary: str
    as_of: date
    assumptions: tuple[str, ...] = ()
    suggestions: tuple[str, ...] = ()
    undo: int | None = Field(default=None, exclude=True)
    offer: Offer | None = Field(default=None, exclude_if=lambda offer: offer is None)

    def display(self) -> Display:
        """Return the result as people see it; tools with figures, tables or charts extend this."""
        return Display(
            title="",
            summary=self.summary,
            suggestions=self.suggestions,
            assumptions=self.assumptions,
        )


class Completed(Record):
    """The tool ran. `result` is its result model as JSON."""

    status: Literal["completed"] = "completed"
    tool: str
    result: dict[str, JsonValue]
    display: Display


class NeedsInput(Record):
    """The tool cannot run yet; the call stays open until the user answers."""

    status: Literal["needs_input"] = "needs_input"
    section: FormSection


class Failed(Record):
    """The tool did not run or broke off; nothing it did was kept. `message` says what would help."""

    status: Literal["failed"] = "failed"
    tool: str
    code: Literal["unknown_tool", "invalid_arguments", "refused", "timed_out", "internal_error"]
    message: str
    errors: tuple[FieldError, ...] = ()


class Closed(Record):
    """The call was ended without running: the words are those of elicitation (accept, decline, cancel)."""

    status: Literal["declined", "superseded", "expired"]
    message: str


Outcome = Annotated[Completed | NeedsInput | Failed | Closed, Field(discriminator="status")]
