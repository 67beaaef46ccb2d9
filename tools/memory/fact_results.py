"""The results of the tools for facts: what is known of the user now."""

from datetime import date
from typing import Literal

from tools.toolkit.outcome import Display, Table, ToolResult
from tools.toolkit.record import Record


class KnownFact(Record):
    """One fact: `value` as people read it, the day it was said, and where it is used."""

    name: str
    label: str
    value: str
    said_on: date
    said_on_text: str
    used: Literal["everywhere", "this_conversation"]

    @property
    def sentence(self) -> str:
        """The fact after "your": "monthly income is $5,000", and "investments are $0" of what is several."""
        several = self.label.endswith("s") and not self.label.endswith(("ss", "us", "is"))
        return f"{self.label} {'are' if several else 'is'} {self.value}"


class FactResult(ToolResult):
    """A fact that was just kept."""

    fact: KnownFact

    def display(self) -> Display:
        """Return the sentence that says what was kept."""
        return Display(title="Noted", summary=self.summary, assumptions=self.assumptions)


class FactsResult(ToolResult):
    """All that is known here about the user."""

    facts: tuple[KnownFact, ...]

    def display(self) -> Display:
        """Return the facts as a table."""
        rows = tuple((fact.label, fact.value, fact.said_on_text) for fact in self.facts)
        table = Table(
            caption="What I know about you",
            columns=("Fact", "Value", "You told me on"),
            rows=rows,
            numeric=(False, False, False),
        )
        return Display(
            title="What I know about you",
            summary=self.summary,
            table=table if rows else None,
            suggestions=self.suggestions,
            assumptions=self.assumptions,
        )


class ForgottenResult(ToolResult):
    """What was forgotten, by its labels."""

    forgotten: tuple[str, ...]

    def display(self) -> Display:
        """Return the sentence that says what was forgotten."""
        return Display(title="Forgotten", summary=self.summary)
