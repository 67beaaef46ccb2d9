"""What the planner never does, and what it says instead: picks, promises, everything on one card, and distress."""

from collections.abc import Mapping
from typing import Literal

Guarded = Literal["distress", "guarantee", "all_in", "picks"]
"""What is answered in words; distress is, whatever else the message asks for."""

_ANY = r"[^.?\n]*"
_SECURITIES = r"\b(?:stocks?|shares?|etfs?|index funds?|mutual funds?|coins?|bitcoins?|crypto\w*)\b"

GUARDED: Mapping[Guarded, tuple[str, ...]] = {
    "distress": (
        r"\b(?:can(?:'t|not) stop|addict\w*|lost|losing|hooked)\b" + _ANY + r"\b(?:gambl\w+|betting|bets?|casinos?)\b",
        r"\b(?:gambl\w+|betting|bets?|casinos?)\b" + _ANY + r"\b(?:can(?:'t|not) stop|addict\w*|problem|lost|losing)\b",
        r"\b(?:drowning|buried|suffocating) (?:in|under) (?:my |our )?debts?\b(?!.*\d)",
        r"\b(?:can(?:'t|not) (?:sleep|cope|go on|take it)|desperate|hopeless|ashamed)\b(?!.*\d)"
        + _ANY
        + r"\b(?:debts?|bills|loans?|creditors?|collectors?)\b",
        r"\b(?:debts?|bills|loans?|creditors?|collectors?)\b(?!.*\d)"
        + _ANY
        + r"\b(?:can(?:'t|not) (?:sleep|cope|go on|take it)|desperate|hopeless|ashamed)\b",
        r"\b(?:kill myself|end (?:it all|my life)|suicid\w+)\b",
    ),
    "guarantee": (
        r"\bguarantee\w*\b" + _ANY + r"(?:\d\s?%|\b(?:returns?|profits?|gains?|money)\b)",
        r"\b(?:risk[\s-]free|without (?:any )?risk)\b"
        + _ANY
        + r"(?:\d\s?%|\b(?:returns?|profits?|gains?|invest\w*)\b)",
        r"\b(?:double|triple) my (?:money|savings)\b",
    ),
    "all_in": (
        r"\b(?:all|everything|entire|whole|life) (?:of )?(?:my |our )?(?:life )?(?:savings?|money|cash)?\b"
        + _ANY
        + r"\b(?:in|into|on)\b"
        + _ANY
        + r"\b(?:crypto\w*|bitcoins?|btc|ethereum|dogecoin|memecoins?|nfts?|options|(?:one|a single) stock)\b",
    ),
    "picks": (
        rf"\b(?:which|what|recommend\w*|suggest|name)\b{_ANY}{_SECURITIES}{_ANY}\b(?:buy|invest in|pick|own|sell)\b",
        rf"\b(?:best|top|hot|hottest|promising) (?:\w+ )?{_SECURITIES}(?! price)",
        rf"\bshould (?:i|we) (?:buy|sell|short)\b{_ANY}(?:{_SECURITIES}|\b(?:tesla|apple|nvidia|gold)\b)",
        r"\bstock (?:tips?|picks?)\b",
    ),
}
"""The words by which such a wish is known."""

GUARDED_TALK: Mapping[Guarded, str] = {
    "distress": (
        "I'm sorry, that sounds really hard, and you don't have to carry it alone. Talking to somebody helps: a "
        "non-profit credit counsellor for debts (in the US nfcc.org), a gambling helpline (gamblersanonymous.org), and "
        "if you think of harming yourself, an emergency or crisis line right now (findahelpline.com has that of your "
        "country). When you feel ready, I can look at the numbers with you, one small step at a time."
    ),
    "guarantee": (
        "Nobody can guarantee a return, and whoever promises one should make you careful: what may grow can fall. I "
        "can show you how money is commonly spread for your risk tolerance, with what that may bring and what it may "
        "lose. Just ask “How could I invest my savings?”."
    ),
    "all_in": (
        "Please take your time with that: whatever it all goes into, a coin above all, may lose most of its worth "
        "within months. An emergency fund in cash comes first, and money that you cannot afford to lose is spread over "
        "many things. Ask “What is my risk profile?”, and we find out what suits you."
    ),
    "picks": (
        "I don't pick single stocks, funds or coins, and I don't say when to buy or sell. What I can do is show how "
        "money is commonly spread over stocks, bonds and cash for your risk tolerance and the time you have. Just ask "
        "“How could I invest my savings?”."
    ),
}
"""The answers, with a pointer to help or to what can be done instead."""
