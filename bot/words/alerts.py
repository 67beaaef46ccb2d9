"""What stands on and below the messages that Penny writes by herself."""

LESS = "Less of this"
WEEKLY = "At most once a week"
OFF = {"alert": "Stop these", "check_in": "Stop this one", "watch": "Stop watching it"}
KEEP = "Keep it as it is"
DONE = "{said} You can change that in the Home tab, or just tell me."
GONE = "That is stopped already, so nothing was changed."

OFFER_YES = "Yes, tell me"
OFFER_NO = "No, thanks"
DECLINED = "All right, I won't bring it up again."
