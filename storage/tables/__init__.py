"""All tables; importing the package makes them known to `Table.metadata`."""

from storage.tables.base import Table
from storage.tables.calls import ToolCallRecord
from storage.tables.conversations import Conversation, JournalEntry
from storage.tables.facts import Fact, UserNote
from storage.tables.goals import Goal
from storage.tables.turns import Step, Turn
from storage.tables.usage import RequestUsage
from storage.tables.users import User

__all__ = [
    "Conversation",
    "Fact",
    "Goal",
    "JournalEntry",
    "RequestUsage",
    "Step",
    "Table",
    "ToolCallRecord",
    "Turn",
    "User",
    "UserNote",
]
