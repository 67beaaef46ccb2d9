"""One transaction and the repositories that work in it."""

from sqlalchemy.ext.asyncio import AsyncSession

from storage.clock import Clock
from storage.crypto import Cipher
from storage.repositories.conversations import Conversations
from storage.repositories.facts import Facts
from storage.repositories.goals import Goals
from storage.repositories.journal import Journal
from storage.repositories.notes import Notes
from storage.repositories.steps import Steps
from storage.repositories.tool_calls import ToolCalls
from storage.repositories.turns import Turns
from storage.repositories.usage import UsageRecords
from storage.repositories.users import Users


class UnitOfWork:
    """What happens within it is kept as a whole or not at all.

    The rows it returns can be read after it ended; change one and give it to its repository's `update`, in
    this unit or a later one. Rows of a unit that failed are void and to be read again. No unit is to be held
    open while waiting for Slack or for a model.
    """

    def __init__(self, session: AsyncSession, cipher: Cipher, clock: Clock) -> None:
        self.users = Users(session, cipher, clock)
        self.facts = Facts(session, cipher, clock)
        self.notes = Notes(session, cipher, clock)
        self.conversations = Conversations(session, cipher, clock)
        self.journal = Journal(session, cipher, clock)
        self.turns = Turns(session, cipher, clock)
        self.steps = Steps(session, cipher, clock)
        self.tool_calls = ToolCalls(session, cipher, clock)
        self.goals = Goals(session, cipher, clock)
        self.usage = UsageRecords(session, cipher, clock)
