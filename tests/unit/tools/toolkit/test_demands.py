"""Fields that are essential only together with others, and facts that are of no use without them."""

from collections.abc import Callable, Mapping
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Annotated, ClassVar

from storage.repositories.facts import StoredFact
from tests.unit.tools.toolkit.sample import refuse_after_writing, tool
from tools.toolkit.kinds import Reading
from tools.toolkit.params import Ask, Parameters
from tools.toolkit.resolve import Resolution, Sources, resolve

READING = Reading("en_US", "USD", date(2026, 11, 21))


def retires(values: Mapping[str, object]) -> bool:
    return values.get("retirement_age") is not None


class PensionParameters(Parameters):
    """An age that matters only to whoever names one to retire at."""

    essential_if: ClassVar[Mapping[str, Callable[[Mapping[str, object]], bool]]] = {"age": retires}

    age: Annotated[int | None, Ask("How old are you?", "Age", "integer", fact="age", minimum=Decimal(1))] = None
    retirement_age: Annotated[int | None, Ask("When do you retire?", "Retirement age", "integer")] = None


TOOL = tool("pension", PensionParameters, refuse_after_writing)


def resolved(remembered: Mapping[str, StoredFact] | None = None, **said: int) -> Resolution:
    return resolve(TOOL, Sources(said=said, of_user=remembered or {}), READING)


def age_of(years: int) -> dict[str, StoredFact]:
    said_at = datetime(2026, 11, 1, tzinfo=UTC)
    return {"age": StoredFact("age", "integer", years, "D0ALEX", "1.0", said_at, None)}


def test_a_field_is_missing_once_another_demands_it() -> None:
    assert resolved().missing == ()
    assert resolved(retirement_age=60).missing == ("age",)
    assert resolved(retirement_age=60, age=40).missing == ()


def test_what_is_remembered_is_used_where_it_is_demanded() -> None:
    resolution = resolved(age_of(40), retirement_age=60)
    assert (resolution.missing, resolution.known["age"].value, resolution.known["age"].origin) == ((), 40, "memory")


def test_what_is_remembered_is_left_alone_where_nothing_demands_it() -> None:
    assert "age" not in resolved(age_of(40)).known


def test_what_was_said_is_kept_even_where_nothing_demands_it() -> None:
    assert resolved(age=40).known["age"].value == 40
