"""What Penny suggests to say when her direct messages are opened: a title, and what it sends."""

TITLE = "What shall we look at?"
TITLE_AGAIN = "Where shall we go on?"

HOUSE = ("Save for a house", "How long will it take me to save for a house?")
BUDGET = ("Plan my budget", "Help me plan a monthly budget")
NEW_GOAL = ("Set a savings goal", "I want to set a savings goal")
HELP = ("What can you do?", "What can you help me with?")

LEFT = ("What's left this month?", "How much is left of my limits this month?")
GOAL = ("How is {goal} doing?", "How is my {goal} goal doing?")
GOALS = ("How are my goals doing?", "How are my goals doing?")
SPENT = ("Where did my money go?", "Where did my money go this month?")
LASTS = ("Will my money last?", "Will my money last?")
DEBTS = ("Get out of debt", "How do I pay off my debts?")
PRICE = ("How is {symbol} doing?", "How is {symbol} trading?")
LIMIT = ("Set a limit", "Set a limit of 400 a month for groceries")
LOG = ("Log an expense", "I spent 45 on groceries")
