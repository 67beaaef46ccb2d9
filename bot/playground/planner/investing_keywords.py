"""The words by which a question about risk, or about how to spread money over classes of assets, is known."""

from collections.abc import Mapping
from typing import Literal

InvestingIntent = Literal["risk", "allocation"]

_ANY = r"[^.?\n]*"

INVESTING: Mapping[InvestingIntent, tuple[str, ...]] = {
    "risk": (
        r"^(?!.*\b(?:remember|forget|tolerance is)\b).*"
        r"\brisk (?:profile|tolerance|appetite|questionnaire|test|assessment|quiz)\b",
        r"\bhow (?:much|many) risks?\b|\bwhat (?:kind|type|sort) of (?:an )?investor\b",
        r"\bhow (?:conservative|aggressive|risk[\s-]averse)(?:ly)? (?:am|should) i\b",
    ),
    "allocation": (
        r"\b(?:asset )?allocation\b|\bdiversif\w+|\bportfolio\b" + _ANY + r"\b(?:look|mix|split|be|build|for)\b",
        # What becomes of money that is invested, and how long that takes, are questions of their own.
        r"\b(?:how|where|in(?:to)? what) (?:should|could|can|do|would|might|to|shall) (?:i |we )?(?:best )?invest\b",
        r"\bwhat (?:should|could|can|shall) (?:i|we) invest (?:it |this |that |my \w+ )?in(?:to)?\b",
        r"\bhelp (?:me|us) (?:to )?invest\b|\b(?:build|suggest|make)\b" + _ANY + r"\bportfolio\b",
        r"\b(?:split|spread|divide|allocate)\b" + _ANY + r"\b(?:investments?|stocks|bonds|asset)\b",
        r"\bhow much\b" + _ANY + r"\bin (?:stocks|bonds|equit\w+|shares)\b",
        r"\bstocks? (?:and|vs\.?|or|versus) bonds?\b",
    ),
}
