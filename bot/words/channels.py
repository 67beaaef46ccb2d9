"""What Penny says in channels: how to go on there, keeping quiet, and answers for one person's eyes."""

GREETING = "Hi"
"""What a mention without any words is taken for."""

GO_ON = "Reply here without mentioning me. Anybody else can mention me to join in."
MUTE = "Mute in this thread"
MUTED = "I'm muted in this thread. Mention me and I'll still answer."
UNMUTE = "Unmute"
MUTING = ("mute", "mute here", "mute this thread", "please mute", "be quiet", "please be quiet", "stop replying")
"""What people write to Penny, and nothing beside it, to mute her in a thread."""
UNMUTING = ("unmute", "unmute here", "unmute this thread", "please unmute", "you can talk again")
LEFT_TO_YOU = "I'm leaving this to you, as you're talking to each other. Mention me when you'd like an answer."
"""Told once in a thread, to somebody who talks with Penny there, when she does not answer them."""
NAME = "Penny"
"""How people call her in a thread, at the beginning of what they write."""
BEFORE_THE_NAME = ("hey", "hi", "hello", "dear", "ok", "okay", "and", "but", "so", "please", "thanks", "thank you")
NOT_THE_NAME = ("stock", "stocks", "share", "shares", "wise", "pinching", "auction", "auctions")
"""After which it is no name: penny stocks."""

FOR_ONE = "Only {user} can see this answer."
ONLY_YOU = "Only you can see this answer. Share it if everybody in the thread may see it."
SHARE = "Share in thread"
SHARE_TEXT = "Everybody in this thread will see the answer."
SHOW_AGAIN = "Show me again"
SHARED = "{user} shared this answer below."
SHARED_BY = "Shared by {user}"
GONE_TITLE = "No longer here"
GONE = "I no longer have this answer. Ask me again and I'll work it out anew."
USE_WHAT_YOU_KNOW = "Use what you know about me"
