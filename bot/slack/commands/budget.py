"""/budget: the month's plan and limits, what was spent, and statements in and out."""

from bot.slack.commands import reading
from bot.slack.commands.command import Command, RunTool, Subcommand
from bot.slack.commands.threads import begin_import, export_transactions
from bot.words import commands as words

_INCOME = "monthly_income"

LOG = RunTool("log_expense", reading.expense, offers=("category", "day"))
"""What `/spent` does too."""

_PLAN_IT = RunTool("plan_budget", reading.income, fact=_INCOME)
_SET_IT = RunTool("set_budget_limit", reading.limit)
_SHOW_IT = RunTool("budget_status", reading.category)
_ADD_UP = RunTool("spending_report", reading.months)

_PLAN = Subcommand(("plan",), words.BUDGET_PLAN, words.BUDGET_PLAN_EXAMPLE, _PLAN_IT)

BUDGET = Command(
    name="/budget",
    description=words.BUDGET_DESCRIPTION,
    usage_hint=words.BUDGET_USAGE,
    subcommands=(
        _PLAN,
        Subcommand(("status", "left"), words.BUDGET_STATUS, words.BUDGET_STATUS_EXAMPLE, _SHOW_IT),
        Subcommand(("set", "limit"), words.BUDGET_SET, words.BUDGET_SET_EXAMPLE, _SET_IT),
        Subcommand(("log", "spent"), words.BUDGET_LOG, words.BUDGET_LOG_EXAMPLE, LOG),
        Subcommand(("report",), words.BUDGET_REPORT, words.BUDGET_REPORT_EXAMPLE, _ADD_UP),
        Subcommand(("import",), words.BUDGET_IMPORT, words.BUDGET_IMPORT_EXAMPLE, begin_import),
        Subcommand(("export",), words.BUDGET_EXPORT, words.BUDGET_EXPORT_EXAMPLE, export_transactions),
    ),
    default=_PLAN,
    of_numbers=True,
)
