"""Charts within Slack's limits."""

from hypothesis import given
from hypothesis import strategies as st

from bot.blocks.charts import chart_block, chart_lines, even_selection, unique_labels
from tests.snapshots import assert_snapshot
from tools.toolkit.outcome import Chart, Series


def _pie(**slices: float) -> Chart:
    series = Series(name="Share", values=tuple(slices.values()))
    return Chart(title="Shares", kind="pie", categories=tuple(slices), series=(series,), alt="Shares")


def _line(points: int) -> Chart:
    series = (
        Series(name="Balance", values=tuple(float(n * 1000) for n in range(points))),
        Series(name="Paid in", values=tuple(float(n * 900) for n in range(points))),
    )
    categories = tuple(f"Month {n}" for n in range(points))
    return Chart(
        title="Your savings", kind="line", categories=categories, series=series, alt="It grows", x_label="Month"
    )


def test_a_pie_is_drawn_from_its_slices() -> None:
    assert_snapshot("chart_pie", chart_block(_pie(Needs=2500, Wants=1500, Savings=1000)))


def test_a_line_is_drawn_from_its_series() -> None:
    assert_snapshot("chart_line", chart_block(_line(3)))


def test_the_smallest_slices_of_a_pie_become_other() -> None:
    block = chart_block(_pie(a=1, b=20, c=30, d=40, e=50, f=60, g=2))
    assert block is not None
    labels = [(segment["label"], segment["value"]) for segment in block["chart"]["segments"]]
    assert labels == [("b", 20), ("c", 30), ("d", 40), ("e", 50), ("f", 60), ("Other", 3)]


def test_slices_of_nothing_are_left_out() -> None:
    block = chart_block(_pie(Needs=100, Wants=0))
    assert block is not None
    assert [segment["label"] for segment in block["chart"]["segments"]] == ["Needs"]


def test_a_chart_of_nothing_is_not_drawn() -> None:
    assert chart_block(_pie(Needs=0)) is None
    assert chart_block(_line(0)) is None
    assert chart_block(_pie(Needs=float("nan"))) is None


def test_of_many_points_an_even_selection_with_both_ends_is_drawn() -> None:
    block = chart_block(_line(61))
    assert block is not None
    categories = block["chart"]["axis_config"]["categories"]
    assert len(categories) == 20
    assert (categories[0], categories[-1]) == ("Month 0", "Month 60")
    assert all([point["label"] for point in line["data"]] == categories for line in block["chart"]["series"])


@given(st.integers(1, 500), st.integers(2, 30))
def test_a_selection_is_increasing_and_has_both_ends(count: int, limit: int) -> None:
    selection = even_selection(count, limit)
    assert selection == sorted(set(selection))
    assert (selection[0], selection[-1]) == (0, count - 1)
    assert len(selection) == min(count, limit)


@given(st.lists(st.text(max_size=40), max_size=20))
def test_labels_are_short_and_never_the_same(names: list[str]) -> None:
    labels = unique_labels(names)
    assert len(set(labels)) == len(names)
    assert all(0 < len(label) <= 20 for label in labels)


def test_the_text_names_the_chart_and_the_parts_that_its_words_leave_out() -> None:
    assert chart_lines(_pie(Needs=50, Wants=50)) == ["Needs, Wants", "Shares"]
    assert chart_lines(_line(2)) == ["Your savings (Balance, Paid in)", "It grows"]
    assert chart_lines(_line(2).model_copy(update={"alt": "Balance grows"})) == [
        "Your savings (Paid in)",
        "Balance grows",
    ]
