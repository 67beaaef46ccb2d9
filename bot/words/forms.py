"""The questions that Penny asks: in the message, in its modal, and what becomes of them."""

from tools.toolkit.form import Origin

ABOUT = "I'm about to {purpose}."
NEEDED = "I just need to know:"
STILL_NEEDED = "What I still need to know:"
NOTHING_MORE = "What I ask above is all I need for that."
OR = "{question} Or: {other}"
EXAMPLE = "{question} (e.g. {example})"

KNOWN = "What I know already:"
KNOWN_VALUE = "{label}: {value} ({origin})"
MORE_KNOWN = "I also know: {values}. You can change that in the form."
ORIGINS: dict[Origin, str] = {
    "said": "as you said",
    "form": "as you answered",
    "conversation": "from earlier in this thread",
    "memory": "as you told me before",
    "default": "unless you say otherwise",
}

OPTIONAL = "Nice to know, but you can skip it: {labels}."
HINT = "You can also just write the answer here in the thread."

ANSWER = "Answer"
DETAILS = "Add details"
CHANGE = "Change"
CHANGE_THIS = "Change {label}"
CHOOSE = "Choose one"
NOT_NOW = "Not now"
YES, NO = "Yes", "No"

SETTLED_ANSWERED = "✓ Thanks, I have what I need."
SETTLED_DECLINED = "Put aside for now."
SETTLED_SUPERSEDED = "Closed, as you went on in your own words."
SETTLED_EXPIRED = "This question has expired. Ask me again whenever you like."
CHANGE_ANSWERS = "Change answers"
ANSWER_AFTER_ALL = "Answer after all"

SEVERAL = "A few questions"
INTRODUCTION = "Fill this in, and I can {purpose}."
READY = "I'm ready to {purpose}. Have a look first, and change whatever is not right."
ONE_IS_ENOUGH = "One of these is enough:"
OPTIONAL_BELOW = "Nice to know, but you can skip this:"
KNOWN_BELOW = "What I know already. Change whatever is different now:"
EXAMPLE_IN_INPUT = "For example {example}"
WITH_UNIT = "{label} (in {unit})"
MONTHS_HINT = "In months or years, such as 18 months or 5 years."
LINES_HINT = "One a line: a name and an amount."
DEBTS_HINT = "One a line: name, balance, yearly rate, minimum payment."
FLOWS_HINT = "One a line: name, amount, and on which day."
CHANGES_HINT = "One a line: what would be different."
SEND = "Send"
SAVE = "Save"
CANCEL = "Cancel"
CLOSE = "Close"

GONE_TITLE = "Already settled"
GONE = "This question is settled already. Just ask again if you'd like another answer."
