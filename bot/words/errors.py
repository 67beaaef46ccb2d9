"""What Penny says when something went wrong, or is not for whoever pressed; each sentence says what to do next."""

APOLOGY = "I'm sorry, something went wrong on my side and I couldn't finish this. {next} (Reference {reference})"
SEVERAL_MINUTES = "Please try again in a few minutes."
ASK_OTHERWISE = "Asking in fewer or other words may help."
"""What goes on in `APOLOGY`: where trying again may help, and where it cannot."""

NOT_YOURS_TITLE = "Not for you"
NOT_YOURS = "This is for somebody else. Write to me, and I'll gladly help you too."
NOT_YOURS_TO_STOP = "I'm answering somebody else here, so only they can stop me."
