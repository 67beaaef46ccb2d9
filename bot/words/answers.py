"""Answers: what Penny says while she works, how an answer ends, and what she asks about it."""

from collections.abc import Mapping

THINKING = "Thinking…"
"""The status while the model reads."""

STATUS = "is {doing}"
"""A status behind Penny's name; `doing` is a text of hers in lower case ("looking ahead at your balance…")."""

WHILE_THINKING: Mapping[str, tuple[str, ...]] = {
    "": ("Reading your message…", "Picking the right tool…", "Checking the numbers…", "Putting it into plain words…"),
    "budget": ("Sorting needs from wants…", "Making the month add up…", "Putting it into plain words…"),
    "cash_flow": (
        "Following your money through the month…",
        "Looking for tight spots…",
        "Putting it into plain words…",
    ),
    "check-ins": ("Looking at your calendar…", "Putting it into plain words…"),
    "debts": ("Lining up what you owe…", "Looking for the quickest way out…", "Putting it into plain words…"),
    "emergency": ("Thinking about rainy days…", "Checking the numbers…", "Putting it into plain words…"),
    "futures": ("Thinking in what-ifs…", "Weighing lucky years and lean ones…", "Putting it into plain words…"),
    "goals": ("Looking at where you want to be…", "Counting what is saved…", "Putting it into plain words…"),
    "investing": ("Weighing risk and reward…", "Thinking in decades…", "Putting it into plain words…"),
    "loans": ("Adding up the interest…", "Checking the small print…", "Putting it into plain words…"),
    "markets": ("Watching the ticker…", "Checking the numbers…", "Putting it into plain words…"),
    "memory": ("Going through my notes…", "Putting it into plain words…"),
    "mortgage": ("Walking through the house…", "Adding up the interest…", "Putting it into plain words…"),
    "net_worth": ("Weighing what you own and owe…", "Checking the numbers…", "Putting it into plain words…"),
    "retirement": ("Thinking far ahead…", "Counting the years…", "Putting it into plain words…"),
    "savings": ("Counting the months…", "Checking the numbers…", "Putting it into plain words…"),
    "spending": ("Going through your spending…", "Checking the numbers…", "Putting it into plain words…"),
}
"""Texts that take turns while the model works, by what the conversation is about; "": anything."""

TASK_FAILED = "That didn't work."
TASK_REFUSED = "Not possible like this."
TASK_TIMED_OUT = "That took too long."
TASK_STOPPED = "Stopped."
"""What became of a task that came to nothing."""

PLAN_AT_WORK = "Working on it"
PLAN_DONE = "What I worked out"
"""Titles above several tasks: while they run, and afterwards."""

STEPS = "What I did: {steps}."
"""The tasks in the text of a message, for readers that see no blocks; one is followed by "; " and the next."""
STEP_WITH = "{title} ({notes})"

NOTHING_TO_SAY = "That's done."
WHAT_HELPS = "What would help"
MORE_ROWS = "… and {count} more rows"
FROM_MEMORY = "From memory: {facts}. Tell me if that has changed."
ASSUMED = "I assumed: {assumptions}"
OTHER_SLICES = "Other"
"""Around a result; the slices of a pie that are too small to be named are called "Other"."""

UNDO = "Undo"
TRY_AGAIN = "Try again"
TRYING_AGAIN = "Trying again…"
STOPPED = "Stopped here."
