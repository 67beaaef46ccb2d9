"""Shortcuts: their names in Slack's menus, and what they ask and say."""

ASK_PENNY = "Ask Penny about this"
ASK_PENNY_DESCRIPTION = "Get Penny's view of a message, in your direct messages with her"
LOG_EXPENSE = "Log this as an expense"
LOG_EXPENSE_DESCRIPTION = "Log what a message says was spent"
NEW_GOAL = "New goal"
NEW_GOAL_DESCRIPTION = "Set up a savings goal with Penny"

ASK_TITLE = "Ask Penny"
ASK_ABOUT = "*Your question is about this message*"
ASK_QUESTION = "What would you like to know?"
ASK_EXAMPLE = "Could I afford that?"
ASK_HINT = "Leave it empty, and I tell you what I make of it."
ASK_WHERE = "I answer in our direct messages. Nobody here sees that you asked."
ASK_SEND = "Ask"
ASK_CANCEL = "Cancel"
ASK_DEFAULT = "What do you make of this message?"

ASKED_TITLE = "I'm on it"
ASKED = "My answer comes in our direct messages in a moment. You find them under my name, in the list of your apps."

QUOTED = "About this message:"
QUOTED_FROM = "About this message from #{channel}:"
QUESTION = "**Your question:** {question}"

NO_WORDS_TITLE = "Nothing to read"
NO_WORDS = "I find no words in that message. Write to me in our direct messages, and tell me what it is about."

LOGGED_TITLE = "Logged already"
LOGGED = "This message is among your expenses already, so nothing was added. To log it once more, use /spent."
