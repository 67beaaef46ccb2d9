"""The page's colours can be told apart by everybody, by light and by dark (WCAG 2.2, 1.4.3 and 1.4.11)."""

import re
from typing import Final

import pytest

from bot.playground.page_api import PAGE

_TEXT: Final = 4.5
_EDGE: Final = 3.0
_PAIRS: Final = (
    ("text", "surface", _TEXT),
    ("soft", "surface", _TEXT),
    ("soft", "surface-3", _TEXT),
    ("soft", "ephemeral", _TEXT),
    ("link", "surface", _TEXT),
    ("link", "ephemeral", _TEXT),
    ("error", "surface", _TEXT),
    ("error", "raised", _TEXT),
    ("success", "surface", _TEXT),
    ("warning", "surface", _TEXT),
    ("code", "surface-2", _TEXT),
    ("mention", "mention-back", _TEXT),
    ("mention-me", "mention-me-back", _TEXT),
    ("chrome-text", "chrome", _TEXT),
    ("chrome-soft", "chrome", _TEXT),
    ("line-strong", "surface", _EDGE),
)


def colours(css: str) -> dict[str, str]:
    return dict(re.findall(r"--([\w-]+): #([0-9a-f]{3,6});", css))


_LIGHT, _DARK = map(colours, (PAGE / "tokens.css").read_text(encoding="utf-8").split("prefers-color-scheme: dark"))
_SCHEMES: Final = {"light": _LIGHT, "dark": _LIGHT | _DARK}


def luminance(colour: str) -> float:
    digits = colour if len(colour) == 6 else "".join(digit * 2 for digit in colour)
    shares = [int(digits[at : at + 2], 16) / 255 for at in (0, 2, 4)]
    red, green, blue = (share / 12.92 if share <= 0.03928 else ((share + 0.055) / 1.055) ** 2.4 for share in shares)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize("scheme", _SCHEMES)
@pytest.mark.parametrize(("front", "back", "least"), _PAIRS)
def test_what_is_read_stands_out(scheme: str, front: str, back: str, least: float) -> None:
    darker, lighter = sorted(luminance(_SCHEMES[scheme][name]) for name in (front, back))
    assert (lighter + 0.05) / (darker + 0.05) >= least
