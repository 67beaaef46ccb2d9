"""What people think of an answer: the buttons below it, and what is asked of whoever is not happy with it."""

HELPFUL, NOT_HELPFUL = "👍", "👎"
HELPFUL_LABEL, NOT_HELPFUL_LABEL = "This was helpful", "This was not helpful"
"""What screen readers say of the two buttons."""

THANKS = "Thank you! I'm glad that helped."
THANKS_FOR_TELLING = "Thank you for telling me. It helps me do better."

TITLE, SEND, CLOSE = "What was wrong?", "Send", "Skip"
INTRO = "I'm sorry that this was not what you needed. Tell me more if you like; you can also just skip this."
REASON = "What was it?"
REASONS = {
    "figures": "The figures don't look right",
    "question": "It's not what I asked",
    "unclear": "It's hard to follow",
    "other": "Something else",
}
COMMENT = "Anything you would like to add?"
COMMENT_HINT = "It is kept encrypted, and never shown in a channel."
COMMENT_EXAMPLE = "For example: the rent is missing"
