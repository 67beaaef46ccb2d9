"""One transaction and the repositories that work in it."""

from sqlalchemy.ext.asyncio import AsyncSession

from storage.clock import Clock
from storage.crypto import Cipher
from storage.repositories.accounts import Accounts
from storage.repositories.alerts import Alerts
from storage.repositories.category_limits import CategoryLimits
from storage.repositories.category_rules import CategoryRules
from storage.repositories.changes import Changes
from storage.repositories.check_ins import CheckIns
from storage.repositories.contributions import Contributions
from storage.repositories.conversations import Conversations
from storage.repositories.facts import Facts
from storage.repositories.feedback import FeedbackOnAnswers
from storage.repositories.goals import Goals
from storage.repositories.journal import Journal
from storage.repositories.leftovers import RemoteLeftovers
from storage.repositories.net_worth import NetWorth
from storage.repositories.notes import Notes
from storage.repositories.personal_data import PersonalData
from storage.repositories.preferences import PreferencesOfUsers
from storage.repositories.quiet_times import HeldNotices, QuietTimesOfUsers
from storage.repositories.spending import Spending
from storage.repositories.statements import Statements
from storage.repositories.steps import Steps
from storage.repositories.threads import Threads
from storage.repositories.tool_calls import ToolCalls
from storage.repositories.transactions import Transactions
from storage.repositories.turns import Turns
from storage.repositories.uploads import Uploads
from storage.repositories.usage import UsageRecords
from storage.repositories.users import Users
from storage.repositories.viewed_places import ViewedPlaces
from storage.repositories.watches import Watches


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
        self.threads = Threads(session, cipher, clock)
        self.tool_calls = ToolCalls(session, cipher, clock)
        self.feedback = FeedbackOnAnswers(session, cipher, clock)
        self.goals = Goals(session, cipher, clock)
        self.contributions = Contributions(session, cipher, clock)
        self.alerts = Alerts(session, cipher, clock)
        self.check_ins = CheckIns(session, cipher, clock)
        self.preferences = PreferencesOfUsers(session, cipher, clock)
        self.quiet_times = QuietTimesOfUsers(session, cipher, clock)
        self.held_notices = HeldNotices(session, cipher, clock)
        self.viewed_places = ViewedPlaces(session, cipher, clock)
        self.usage = UsageRecords(session, cipher, clock)
        self.accounts = Accounts(session, cipher, clock)
        self.transactions = Transactions(session, cipher, clock)
        self.spending = Spending(session, cipher, clock)
        self.category_limits = CategoryLimits(session, cipher, clock)
        self.category_rules = CategoryRules(session, cipher, clock)
        self.net_worth = NetWorth(session, cipher, clock)
        self.changes = Changes(session, cipher, clock)
        self.watches = Watches(session, cipher, clock)
        self.uploads = Uploads(session, cipher, clock)
        self.statements = Statements(session, cipher, clock)
        self.personal_data = PersonalData(session, cipher, clock)
        self.leftovers = RemoteLeftovers(session, cipher, clock)
