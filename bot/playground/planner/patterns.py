"""Regular expressions put together from their alternatives."""

import re


def any_of(*alternatives: str) -> re.Pattern[str]:
    """Return a pattern that matches any of the alternatives, in any case; ^ and $ stand for lines."""
    return re.compile("|".join(alternatives), re.IGNORECASE | re.MULTILINE)
