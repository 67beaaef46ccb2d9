"""Lists, reports and bills that repeat."""

from tests.unit.tools.person import Person, figures_of


async def log(alex: Person, amount: str, what: str, day: str) -> None:
    await alex.result("log_expense", amount=amount, description=what, day=day)


async def test_transactions_are_listed_by_words_category_and_days_the_newest_first(alex: Person) -> None:
    await log(alex, "4", "Coffee", "2026-11-01")
    await log(alex, "80", "shoes", "2026-11-02")
    await log(alex, "5", "coffee beans", "2026-11-03")
    everything = await alex.get("list_transactions")
    assert everything.display.table is not None
    assert [row[1] for row in everything.display.table.rows] == ["coffee beans", "shoes", "Coffee"]
    assert everything.display.summary == "These are 3 transactions: $89 spent."
    coffee = await alex.result("list_transactions", words="COFFEE")
    assert coffee["spent"][0]["text"] == "$9"
    days = await alex.result("list_transactions", first_day="2026-11-02", last_day="2026-11-02")
    assert [one["description"] for one in days["transactions"]] == ["shoes"]
    shopping = await alex.result("list_transactions", category="shopping")
    assert shopping["summary"] == "There is one transaction: $80 spent."


async def test_an_empty_list_and_days_in_disorder_are_clear(alex: Person) -> None:
    assert (await alex.result("list_transactions"))["summary"] == "I have no transactions of yours yet."
    assert (await alex.result("list_transactions", words="tea"))["summary"] == "I find no transactions like that."
    assert "other way round" in await alex.refusal("list_transactions", first_day="2026-11-03", last_day="2026-11-02")


async def test_a_long_list_shows_the_newest_and_says_so(alex: Person) -> None:
    for number in range(101):
        await alex.result("log_expense", amount="1", description=f"coffee {number}")
    result = await alex.result("list_transactions")
    assert result["summary"] == "These are the newest 99 transactions: $99 spent."
    assert result["more"] is True


async def test_a_report_of_this_month_is_a_pie_with_shares(alex: Person) -> None:
    await log(alex, "75", "groceries", "2026-11-02")
    await log(alex, "25", "shoes", "2026-11-03")
    await log(alex, "500", "savings", "2026-11-03")
    await alex.result("log_income", amount="2,000")
    done = await alex.get("spending_report")
    assert done.display.summary == (
        "You spent $100 from November 1, 2026 to November 21, 2026. The largest: Groceries $75 (75%), Shopping $25 "
        "(25%)."
    )
    assert done.display.chart is not None
    assert (done.display.chart.kind, done.display.chart.series[0].values) == ("pie", (75.0, 25.0))
    assert figures_of(done)["received"]["text"] == "$2,000"


async def test_a_report_over_months_is_bars_and_a_column_for_each(alex: Person) -> None:
    await log(alex, "70", "groceries", "2026-09-30")
    await log(alex, "75", "groceries", "2026-11-02")
    done = await alex.get("spending_report", months=3)
    assert [month["spent"]["text"] for month in figures_of(done)["months"]] == ["$70", "$0", "$75"]
    assert done.display.table is not None
    assert done.display.table.columns[3:] == ("September 2026", "October 2026", "November 2026")
    assert done.display.table.rows == (("Groceries", "$145", "100%", "$70", "$0", "$75"),)
    assert done.display.chart is not None
    assert done.display.chart.kind == "bar"


async def test_a_report_without_spending_says_what_would_help(alex: Person) -> None:
    result = await alex.result("spending_report")
    assert result["summary"] == "I have no spending on record from November 1, 2026 to November 21, 2026."
    assert result["suggestions"]


async def test_bills_that_repeat_are_found_with_their_next_day_and_what_they_cost_a_year(alex: Person) -> None:
    for month in ("08", "09", "10", "11"):
        await log(alex, "15.99", f"Netflix {month}", f"2026-{month}-03")
    await log(alex, "40", "shoes", "2026-11-04")
    done = await alex.get("find_recurring_bills")
    [bill] = figures_of(done)["bills"]
    assert (bill["name"], bill["every"], bill["next"], bill["per_year"]["text"]) == (
        "Netflix 11",
        "month",
        "2026-12-03",
        "$191.88",
    )
    assert done.display.table is not None


async def test_without_bills_that_repeat_the_answer_says_so(alex: Person) -> None:
    assert (await alex.result("find_recurring_bills"))["bills"] == []
