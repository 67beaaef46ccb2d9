"""The user's words out of Slack's markup."""

import re

from bot.blocks.text import unescape

MENTION = re.compile(r"<@([UW][A-Z0-9]+)(?:\|[^>]*)?>")
_CHANNEL = re.compile(r"<#[CG][A-Z0-9]+\|([^>]*)>")
_LINK = re.compile(r"<((?:https?|mailto|tel):[^|>]*)(?:\|([^>]*))?>")


def plain_words(text: str, bot_user_id: str) -> str:
    """Return the text as the user typed it, without the mention of Penny herself."""
    text = MENTION.sub(lambda match: "" if match[1] == bot_user_id else match[0], text)
    text = _CHANNEL.sub(lambda match: f"#{match[1]}", text)
    text = _LINK.sub(lambda match: match[2] or match[1], text)
    return unescape(text).strip()


def mentions(text: str, user_id: str) -> bool:
    """Tell whether the message mentions this user."""
    return user_id in MENTION.findall(text)


def mentions_only_others(text: str, bot_user_id: str) -> bool:
    """Tell whether the message speaks to somebody, and not to Penny."""
    mentioned = set(MENTION.findall(text))
    return bool(mentioned) and bot_user_id not in mentioned
