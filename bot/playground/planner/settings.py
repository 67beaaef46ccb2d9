"""Settings: in which currency, by which clock, and who sees results in channels."""

import re
from collections.abc import Mapping
from typing import Any, Literal

SettingsIntent = Literal["settings"]

_ANY = r"[^.?\n]*"
_CHANNELS = r"\b(?:channels?|public|others|everyone|everybody)\b"

SETTINGS: Mapping[SettingsIntent, tuple[str, ...]] = {
    "settings": (
        rf"^(?!.*\b(?:convert|exchange rate)\b).*\b(?:set|change|switch|use|make|count|show)\b{_ANY}"
        r"\b(?:currency|time ?zone)\b",
        r"\bmy (?:currency|time ?zone) (?:is|should be|to)\b",
        r"^(?:please )?(?:count|calculate|reckon|show (?:me )?(?:everything|amounts|all)) in [a-z ]+[.!]?$",
        r"\b(?:i|we)(?:'ve)? (?:now |just )?(?:moved|relocated) to (?!an?\b|the\b|my\b|our\b|\d)",
        rf"\b(?:keep|show|make|post|share)\b{_ANY}\b(?:results?|answers?)\b{_ANY}{_CHANNELS}",
        rf"\b(?:in|to) (?:the )?channels?\b{_ANY}\b(?:privately|private|only (?:to )?me|for everyone|publicly)\b",
    ),
}
"""The words by which a wish about settings is known."""

_CURRENCY = re.compile(
    r"\bcurrency\b(?: (?:is|should be))?(?: to| as)? (?P<named>[\w€$£¥ ]+)"
    r"|\b(?:count|calculate|reckon|everything|amounts|all) in (?P<counted>[\w€$£¥ ]+)"
    r"|\b(?:use|to|switch to) (?P<used>[\w€$£¥]+) as (?:my |the )?currency",
    re.IGNORECASE,
)
_ZONE = re.compile(
    r"\btime ?zone\b(?: (?:is|should be))?(?: to| as)? (?P<named>[\w/ -]+)"
    r"|\b(?:moved|relocated) to (?P<place>[\w/ -]+)",
    re.IGNORECASE,
)
_PRIVATE = re.compile(r"\bprivate(?:ly)?\b|\bonly (?:to |for )?me\b|\bto myself\b|\bhide\b", re.IGNORECASE)
_PUBLIC = re.compile(r"\bpublic(?:ly)?\b|\b(?:to|for) (?:everyone|everybody|all)\b", re.IGNORECASE)
_IN_CHANNELS = re.compile(_CHANNELS, re.IGNORECASE)
_END = re.compile(
    r"\s*(?:[.!?]|\b(?:please|now|from now on|instead|last|this|next|yesterday|today)\b).*$|\s+and\s.*$", re.IGNORECASE
)


def setting_values(text: str) -> dict[str, Any]:
    """Return the settings that a message names, in the user's own words."""
    values: dict[str, Any] = {}
    if named := _named(_CURRENCY, text):
        values["currency"] = named
    if named := _named(_ZONE, text):
        values["time_zone"] = named
    if not values and _IN_CHANNELS.search(text):
        if _PRIVATE.search(text):
            values["channel_results"] = "private"
        elif _PUBLIC.search(text):
            values["channel_results"] = "public"
    return values


def _named(pattern: re.Pattern[str], text: str) -> str:
    found = pattern.search(text)
    words = next(filter(None, found.groups()), "") if found else ""
    return _END.sub("", words).strip()
