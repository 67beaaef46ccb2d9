"""The Home tab."""

HELLO = "Where you stand"
TODAY = "{date} · Only you see this page"
HOW_TO = "Write to me in the *Messages* tab, mention me in a channel, or use `/penny help`."

FORGOTTEN = "A clean page"
FORGOTTEN_TEXT = "Nothing is kept of you here any more. Come back to this tab, or write to me, and we begin anew."

WELCOME = "Welcome! I'm Penny."
WELCOME_TEXT = (
    "I plan budgets, follow your goals and spending, and work out what is possible. Let's take a minute so that "
    "amounts, dates and months are yours."
)
SET_UP = "Set me up"
SKIP = "Not now"

LOG_EXPENSE = "Log an expense"
NEW_GOAL = "New goal"
SET_LIMIT = "Set a limit"
OPEN_SETTINGS = "Settings"

DONE_HERE = "something in the Home tab"

WAITING = "Waiting for you"
ANSWER = "Answer"

MONTH_FROM_TO = "{first} to {last}"
SPENT_OF_LIMITS = "*{spent}* of *{limit}* spent, *{left}* left with {days} to go."
SPENT_OVER_LIMITS = "*{spent}* of *{limit}* spent: that is *{over}* too much, with {days} to go."
SPENT = "*{spent}* spent so far, with {days} to go."
ONE_DAY, DAYS = "1 day", "{count} days"
BESIDE_LIMITS = "Beside your limits you spent {amount}."
OVER = "Over the limit: {names}."
NEAR = "Past 80%: {names}."
SET_A_LIMIT = "Tell me _“at most $400 a month for groceries”_, and I show here what is left of it."
NOTHING_SPENT = "Nothing is logged this month. Write me _“lunch 12.50”_, or send me a statement of your bank."
LIMITS_CAPTION = "What is spent of each limit"
LIMIT_COLUMNS = ("Category", "Used", "Spent", "Left")
SPENT_OF = "{spent} of {limit}"
OVER_BY = "{amount} over"
SPENDING_CAPTION = "Where the money went"
SPENDING_COLUMNS = ("Category", "Share", "Spent")

GOALS = "Your goals"
NO_GOALS = "No goals yet. Write me something like _“Create a goal: $3,000 for a trip by June”_."
GOAL_SAVED = "{saved} of {target}"
GOAL_BY = "by {deadline}"
GOAL_REACHED = "reached, well done!"
GOAL_ON_TRACK = "on track"
GOAL_BEHIND = "behind: {needed} a month makes it"
GOAL_OVERDUE = "the deadline has passed"
ADD_TO_GOAL, CHANGE_GOAL = "Put money in", "Change"
GOAL_AT_THIS_PACE = "{month} at this pace"

CHECK_INS = "What comes next"
NO_CHECK_INS = "Nothing is planned. Write me _“remind me every Friday at 5 pm to log my expenses”_."
NEXT_TIME = "{schedule} · next on {moment}"
STOP = "Stop"
STOP_TITLE = "Stop this?"
STOP_TEXT = "I won't come back to you with this any more: {what}"
KEEP = "Keep it"

WORTH = "Net worth"
WORTH_OWNED = "You own {assets} and owe {debts}."
WORTH_MORE, WORTH_LESS = "{amount} more than on {day}.", "{amount} less than on {day}."
WORTH_SAME = "As much as on {day}."
WORTH_LINE = "From {first} on {first_day} to {last} on {last_day}."
WORTH_OTHERS = "Beside that: {totals}."
NO_WORTH = "Tell me what you own and owe, for example _“house 300k, savings 12k, mortgage 220k”_."

WATCHES = "Prices I watch"
WATCH = "I tell you when it {what}"
WATCH_RESTS = "told, and resting"
WATCH_LAST = "it was {price} at {moment}"
WATCH_SAMPLE = "{price} in the sample data"
UNWATCH = "Stop"
UNWATCH_TITLE = "Stop watching?"
UNWATCH_TEXT = "I won't tell you any more when {name} {what}."

FACTS = "What I remember"
NO_FACTS = "Nothing yet. Tell me things like _“I make $5,000 a month”_, and you won't have to repeat them."
FACT_QUESTION = "What is your {name}?"
FACT_SAID = "you told me on {day}"
CHANGE_FACT, FORGET_FACT = "Change", "Forget"
CHANGE_FACT_TITLE = "Change what I know"
FORGET_FACT_TITLE = "Forget this?"
FORGET_FACT_TEXT = "Your {name}: *{value}*. Once forgotten, I ask again where I need it."
NOT_KNOWN_TITLE = "Already forgotten"
NOT_KNOWN = "I don't remember that any more. The Home tab shows what I know now."
SAVE, FORGET, CANCEL = "Save", "Forget", "Cancel"

SETTINGS = "Settings"
CHANGE_SETTINGS = "Change"
CURRENCY, TIME_ZONE, MONTH_START, QUIET, CHANNELS, ALERTS = (
    "Currency",
    "Time zone",
    "Your month begins",
    "Quiet hours",
    "Results in channels",
    "I tell you about",
)
ZONE_OF_SLACK = "{zone}, as in Slack"
MONTH_STARTS = "on the {ordinal}"
QUIET_HOURS = "{first} to {last}"
NONE = "none"
CHANNEL_RESULTS = {
    "ask": "everyone sees them; private ones only you",
    "private": "only you see them",
    "public": "everyone sees them",
}

NO_USAGE = "I have not answered you yet this month."
USAGE = "This month I answered you {answers}, with {tokens} tokens of the language model."
ONE_ANSWER, ANSWERS = "once", "{count} times"
PRIVACY = "`/penny export` sends you all I keep about you, `/penny forget` deletes it."

SHOW_ALL = "Show all {count}"
SHOW_FEWER = "Show fewer"
MORE = "… and {count} more. Ask me for the whole list."
