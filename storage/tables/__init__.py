"""All tables; importing the package makes them known to `Table.metadata`."""

from storage.tables.alerts import AlertChoice, SaidAlert, ViewedPlace
from storage.tables.base import Table
from storage.tables.calls import ToolCallRecord
from storage.tables.changes import Change
from storage.tables.check_ins import CheckIn, Contribution, HeldNotice, QuietTimes
from storage.tables.conversations import Conversation, JournalEntry
from storage.tables.facts import Fact, UserNote
from storage.tables.feedback import Feedback
from storage.tables.goals import Goal
from storage.tables.ledger import Account, CategoryLimit, CategoryRule, Transaction
from storage.tables.leftovers import RemoteLeftover
from storage.tables.market import PriceWatch
from storage.tables.net_worth import WorthDay, WorthItem
from storage.tables.preferences import Preferences
from storage.tables.statements import Statement, Upload
from storage.tables.threads import SlackThread
from storage.tables.turns import Step, Turn
from storage.tables.usage import RequestUsage
from storage.tables.users import User

__all__ = [
    "Account",
    "AlertChoice",
    "CategoryLimit",
    "CategoryRule",
    "Change",
    "CheckIn",
    "Contribution",
    "Conversation",
    "Fact",
    "Feedback",
    "Goal",
    "HeldNotice",
    "JournalEntry",
    "Preferences",
    "PriceWatch",
    "QuietTimes",
    "RemoteLeftover",
    "RequestUsage",
    "SaidAlert",
    "SlackThread",
    "Statement",
    "Step",
    "Table",
    "ToolCallRecord",
    "Transaction",
    "Turn",
    "Upload",
    "User",
    "UserNote",
    "ViewedPlace",
    "WorthDay",
    "WorthItem",
]
