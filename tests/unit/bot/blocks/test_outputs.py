"""Results as messages."""

from bot.blocks.outputs import Content, answer_contents, fits_one_message, result_content, result_text
from tests.snapshots import assert_snapshot
from tests.unit.bot.blocks.samples import BUDGET_RESULT
from tools.toolkit.outcome import Display, Table

_BARE = Display(title="", summary="You get there in March 2031.")


def _snapshot(content: Content) -> dict[str, object]:
    return {"text": content.text, "blocks": list(content.blocks)}


def _with_rows(count: int, cell: str = "$1") -> Display:
    rows = tuple((f"Row {n}", cell) for n in range(count))
    table = Table(caption="Many", columns=("Row", "Amount"), rows=rows, numeric=(False, True))
    return Display(title="", summary="", table=table)


def test_a_result_shows_figures_chart_table_and_small_print() -> None:
    assert_snapshot("result_budget", _snapshot(result_content(BUDGET_RESULT)))


def test_an_answer_has_its_text_above_the_result() -> None:
    (content,) = answer_contents("Here is **your budget**.", [BUDGET_RESULT])
    assert_snapshot("answer_budget", _snapshot(content))


def test_the_text_beside_the_blocks_says_everything_they_say() -> None:
    text = result_text(BUDGET_RESULT)
    for part in ("$2,500.00", "Wants | 30% | $1,500.00", "Half of the budget", "payday", "after tax", "not advice"):
        assert part in text


def test_a_summary_that_the_answer_quotes_is_not_repeated() -> None:
    (content,) = answer_contents("Good news! You get there in March 2031.", [_BARE])
    assert [block["type"] for block in content.blocks] == ["markdown"]


def test_an_assumption_that_the_summary_tells_is_not_repeated() -> None:
    quote = Display(title="", summary="SAMPLE DATA. It costs $5.", assumptions=("SAMPLE DATA.", "It may change."))
    assert result_text(quote).endswith("I assumed: It may change.")


def test_a_second_table_goes_into_a_second_message() -> None:
    contents = answer_contents("Two budgets", [BUDGET_RESULT, BUDGET_RESULT])
    assert len(contents) == 2
    assert all(fits_one_message(content.blocks) for content in contents)


def test_a_very_long_answer_is_told_in_several_messages() -> None:
    contents = answer_contents("word " * 6_000, [_BARE])
    assert len(contents) == 3
    assert all(fits_one_message(content.blocks) for content in contents)


def test_an_answer_without_words_still_says_something() -> None:
    (content,) = answer_contents("", ())
    assert content.text
    assert content.blocks


def test_a_table_of_too_many_rows_says_how_many_are_hidden() -> None:
    content = result_content(_with_rows(150))
    table = next(block for block in content.blocks if block["type"] == "data_table")
    assert len(table["rows"]) == 100
    assert content.blocks[-1]["elements"][0]["text"] == "… and 51 more rows"


def test_a_table_of_too_many_characters_is_cut() -> None:
    table = next(block for block in result_content(_with_rows(50, "x" * 1_000)).blocks if block["type"] == "table")
    assert sum(len(cell["text"]) for row in table["rows"] for cell in row) <= 10_000


def test_words_that_look_like_slacks_markup_are_shown_literally() -> None:
    content = result_content(Display(title="<!channel>", summary="a & b"))
    assert content.blocks[0]["text"]["text"] == "*&lt;!channel&gt;*\na &amp; b"


def test_what_would_help_is_not_repeated_when_the_answer_names_it() -> None:
    result = Display(title="Your savings", summary="It takes long.", suggestions=("Save more.", "Aim lower."))
    (content,) = answer_contents("It takes long. Save more.", [result])
    assert content.blocks[-1]["text"]["text"] == "*What would help*\n• Aim lower."


def test_a_title_stands_only_above_something() -> None:
    (content,) = answer_contents("Noted.", [Display(title="Noted", summary="Noted.", assumptions=("Only here.",))])
    assert [block["type"] for block in content.blocks] == ["markdown", "context"]


def test_a_table_of_the_same_name_as_the_result_has_no_caption_of_its_own() -> None:
    table = Table(caption="Your goals", columns=("Goal",), rows=(("House",),), numeric=(False,))
    content = result_content(Display(title="Your goals", summary="", table=table))
    assert [block["type"] for block in content.blocks] == ["section", "table"]
