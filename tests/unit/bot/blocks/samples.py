"""Forms and results to render."""

from tools.toolkit.form import Choice, Form, FormField, FormSection
from tools.toolkit.outcome import Chart, Display, Figure, Series, Table

GOAL = FormField(
    name="goal_amount",
    label="Goal",
    question="How much do you need in total?",
    kind="money",
    state="missing",
    example="$60,000",
)
MONTHLY = FormField(
    name="monthly_savings",
    label="Monthly savings",
    question="How much do you plan to save each month?",
    kind="money",
    state="either",
    group="pace",
    hint="After everything else is paid.",
)
DEADLINE = FormField(
    name="deadline",
    label="Deadline",
    question="By when do you want to be there?",
    kind="date",
    state="either",
    group="pace",
)
INCOME = FormField(
    name="monthly_income",
    label="Monthly income",
    question="How much do you earn each month?",
    kind="money",
    state="known",
    prefill="5,000",
    shown="$5,000",
    unit="$",
    origin="memory",
    fact="monthly_income",
)
RETURN = FormField(
    name="annual_return",
    label="Annual return",
    question="What return do you expect each year?",
    kind="percent",
    state="optional",
)
TIMING = FormField(
    name="timing",
    label="Timing",
    question="Do you save at the beginning or the end of the month?",
    kind="choice",
    state="missing",
    choices=(Choice(value="begin", label="Beginning"), Choice(value="end", label="End")),
)


def section(*fields: FormField, call_id: str = "call_1") -> FormSection:
    return FormSection(
        call_id=call_id,
        tool="calculate_savings_timeline",
        title="Savings timeline",
        purpose="work out how long it takes to save",
        fields=fields,
    )


HOUSE_FORM = Form(sections=(section(GOAL, MONTHLY, DEADLINE, INCOME, RETURN),))
CHOICE_FORM = Form(sections=(section(TIMING),))

BUDGET_RESULT = Display(
    title="Your monthly budget",
    summary="Of $5,000.00 a month, $2,500.00 goes to needs.",
    figures=(Figure(label="Needs", value="$2,500.00"), Figure(label="Savings", value="$1,000.00")),
    table=Table(
        caption="Budget by category",
        columns=("Category", "Share", "Amount"),
        rows=(("Needs", "50%", "$2,500.00"), ("Wants", "30%", "$1,500.00"), ("Savings", "20%", "$1,000.00")),
        numeric=(False, True, True),
    ),
    chart=Chart(
        title="Budget",
        kind="pie",
        categories=("Needs", "Wants", "Savings"),
        series=(Series(name="Budget", values=(2500.0, 1500.0, 1000.0)),),
        alt="Half of the budget is for needs, 30% for wants, 20% for savings.",
    ),
    suggestions=("Move the savings to their own account on payday.",),
    assumptions=("Amounts are after tax",),
    from_memory=("monthly income $5,000, as you told me on November 21, 2026",),
    disclaimer="This is arithmetic, not advice.",
)
