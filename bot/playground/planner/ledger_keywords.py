"""The words by which wishes about spending are known; a question about what was spent is none to log something."""

from collections.abc import Mapping
from typing import Literal

LedgerIntent = Literal[
    "undo",
    "log_expense",
    "log_income",
    "edit_transaction",
    "delete_transaction",
    "recurring_bills",
    "spending_report",
    "list_transactions",
    "limit_status",
    "set_limit",
]

_ANY = r"[^.?\n]*"
_THINGS = r"(?:expenses?|transactions?|purchases?|spendings?|payments?|entr(?:y|ies))"
_NO_FUND = r"(?!.*\b(?:goals?|funds?|savings|debts?|loans?|mortgage)\b)"
_BOUGHT = (
    r"(?:groceries|food|rent|coffee|lunch|dinner|breakfast|drinks|gas|fuel|petrol|parking|taxi|uber|train|bus|clothes"
    r"|shoes|books?|gifts?|haircut|electricity|internet|phone|insurance|gym|cinema|movies?|tickets?|pizza)"
)

LEDGER: Mapping[LedgerIntent, tuple[str, ...]] = {
    "undo": (r"\bundo\b|\brevert (?:that|it|the last)\b|\btake (?:that|it) back\b",),
    "log_expense": (
        rf"^{_NO_FUND}(?!.*\?\W*$)(?!.*\b(?:limit|cap|at most|no more than)\b).*\b(?:spent|bought)\b" + _ANY + r"\d",
        rf"^{_NO_FUND}(?!.*\?\W*$).*\bpaid\b[^.?\n]*\d[^.?\n]*\b(?:for|at)\b (?:the |my |a |some )?{_BOUGHT}\b",
        rf"^{_NO_FUND}(?!.*\?\W*$).*\b{_BOUGHT} (?:cost|was|came to)\b(?: me)?\W*\d(?!.*\bnot\b)",
        r"\b(?:log|record|enter|book)\b(?!.*\bincome\b)" + _ANY + rf"(?:\d|\b{_THINGS}\b)",
    ),
    "log_income": (
        r"\b(?:i|we) (?:just )?(?:got|was|were) paid\b" + _ANY + r"\d",
        r"\b(?:received|got)\b[^.?\n]*\d[^.?\n]*\b(?:from|refund(?:ed)?|bonus)\b",
        r"\b(?:salary|paycheck|wages?|bonus|refund)\b[^.?\n]*\b(?:arrived|came in|landed|came through)\b",
        r"\b(?:log|record|enter)\b" + _ANY + r"\bincome\b",
    ),
    "edit_transaction": (
        rf"\b(?:change|correct|fix|move|update)\b (?:the |my |that )?(?!.*\b(?:goal|deadline|target|limit|budget)\b)"
        rf"(?:.*\b{_THINGS}\b|{_BOUGHT}\b)" + _ANY + r"\b(?:to|into|under)\b",
        rf"^(?:the |my )?{_BOUGHT} (?:was|cost)\b" + _ANY + r"\d[^?\n]*\bnot\b",
        r"\b(?:change|correct|fix|move|update)\b (?:the |my |that )?[\w&' -]+? one\b" + _ANY + r"\b(?:to|into|under)\b",
        r"\b(?:that|it|the \w+) belongs (?:to|in|under)\b",
    ),
    "delete_transaction": (
        r"\b(?:delete|remove|erase)\b" + _ANY + rf"\b{_THINGS}\b",
        rf"\b(?:delete|remove|erase)\b (?:the |that |my )?(?:last |latest )?{_BOUGHT}\b(?!.*\blimit\b)",
    ),
    "recurring_bills": (
        r"\b(?:recurring|repeating|regular|fixed)\b" + _ANY + r"\b(?:bills?|payments?|costs|expenses|charges)\b",
        r"\b(?:which|what|list|show|find)\b" + _ANY + r"\bsubscriptions?\b",
        r"\b(?:which|what) (?:of my )?bills\b" + _ANY + r"\b(?:repeat|recur|(?:every|each) month|regularly)\b",
    ),
    "spending_report": (
        r"\bwhere (?:does|did|do|is) (?:all )?(?:of )?my money (?:go|going|gone)\b|\bwhere my money (?:goes|went)\b",
        r"\bspending (?:report|overview|breakdown|summary)\b|\bbreakdown of my spending\b",
        r"\bspending by (?:category|month)\b|\bspending over\b",
    ),
    "limit_status": (
        r"\bhow much (?:money )?(?:is|do i have|have i got|do we have)\b[^.?\n]*\bleft\b",
        r"^(?!.*\d).*\bwhat(?:'s| is| do i have) left\b",
        r"\bhow much (?:more )?(?:can|may|could) (?:i|we) (?:still |yet )?spend\b",
        r"\b(?:how (?:are|is|am|do(?:es)?)|check|show|list)\b(?!.*\d)" + _ANY + r"\blimits?\b",
        r"\bam i (?:over|within|under|on pace|ahead|on track with my spending)\b(?!.*\b(?:goal|retire)\w*)",
    ),
    "set_limit": (
        r"\b(?:limit|cap)\b" + _ANY + r"\d",
        r"\b(?:at most|no more than|not more than|max(?:imum)?(?: of)?)\b\W*\d" + _ANY + r"\b(?:on|for)\b",
        rf"\bbudget of\b[^.?\n]*\d[^.?\n]*\b(?:for|on) (?:my )?{_BOUGHT}\b",
        rf"\d[^.?\n]*\bbudget for (?:my )?{_BOUGHT}\b",
        r"\b(?:set|raise|lower|change|remove|delete|drop)\b" + _ANY + r"\b(?:spending )?limit\b",
        r"\bno (?:more )?limit\b",
    ),
    "list_transactions": (
        r"\b(?:list|show|see|view|find|which|what)\b" + _ANY + rf"\b{_THINGS}\b"
        r"(?!.*\b(?:cover|need|essential|loan|mortgage|borrow)\w*)",
        r"\b(?:what|how much) (?:did|have|has) (?:i|we) (?:already )?(?:spent|spend|bought|buy|paid for)\b",
        r"\b(?:list|show) (?:me )?what i (?:spent|bought)\b",
    ),
}
"""Patterns in the order in which they are tried, before those of all other wishes."""
