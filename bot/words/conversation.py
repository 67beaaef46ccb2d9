"""What Penny says in a conversation by herself, when it is not the model who speaks."""

TOO_MANY_ROUNDS = (
    "I went back and forth over this and have not come to a clean answer, so I'd rather stop than guess. "
    "Could you ask me one part of it at a time?"
)
"""The closing sentence of a turn whose tool calls do not come to an end."""

NOTHING_SAID = "I'm not sure I understood that. Could you put it in other words?"
"""The answer when the model finished without a word."""

NOTHING_LEFT = "There is nothing left to do here: this has been taken care of already."
"""The answer to "Try again" when a later message brought what had failed."""

STILL_ASKED = "There is nothing to try again: answer my question above, and I'll go on from there."
"""The answer to "Try again" when a later message led to a question that is still open."""

CUT_SHORT = 'I ran out of room and had to stop here. Write "go on" and I\'ll continue.'
"""The closing sentence of an answer that reached the limit of its length."""

USER_IS_DONE = "You and I have talked as much as I may with one person in a day."
WORKSPACE_IS_DONE = "People here have talked with me as much as I may in one workspace in a day."
ASK_AGAIN = (
    "{why} Please ask me again {when}. Until then forms, `/budget` and my Home tab still work: they do without a "
    "conversation."
)
AFTER_MIDNIGHT = "after midnight"
LATER_TODAY, TOMORROW = "today after {time}", "tomorrow after {time}"
"""When the day's allowance is there again, in `ASK_AGAIN`."""
