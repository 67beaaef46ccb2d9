"""Errors of the market room; each message is a plain sentence that may be shown to people."""

from collections.abc import Sequence
from datetime import timedelta

from tools.markets.values import Match
from tools.toolkit.errors import ToolError


class MarketError(ToolError):
    """Base of every answer that takes the place of a price: nothing is guessed instead."""


class NotConfiguredError(MarketError):
    """What it takes is not set; `remedy` completes "they are not configured: …"."""

    def __init__(self, what: str, remedy: str) -> None:
        super().__init__(
            f"{what} are not configured: {remedy} and start me again. Until then I name none rather than guess."
        )


class KeyRefusedError(MarketError):
    """The provider does not accept the key (401)."""

    def __init__(self, provider: str, variable: str) -> None:
        hint = f"{variable} has to be checked" if variable else "it may have closed its doors"
        super().__init__(f"{provider} refuses to let me in, so I have no price: {hint}.")


class NotPermittedError(MarketError):
    """The provider knows the key but does not serve this with it (403)."""

    def __init__(self, provider: str, subject: str) -> None:
        super().__init__(f"{provider} does not serve {subject} to this key: its plan does not cover it.")


class UnknownSymbolError(MarketError):
    """There is no such symbol; `matches` are those that come near."""

    def __init__(self, text: str, matches: Sequence[Match] = ()) -> None:
        near = ", ".join(f"{match.symbol} ({match.name})" for match in matches)
        advice = f"Did you mean one of these: {near}?" if near else "Please check the ticker symbol, for example AAPL."
        super().__init__(f"I find no price for “{text}”. {advice}")
        self.matches = tuple(matches)


class NoPriceError(MarketError):
    """The provider answered, but without a price that could be relied on."""

    def __init__(self, provider: str, subject: str, why: str) -> None:
        super().__init__(f"{provider} has no usable price for {subject}: {why}. I name none rather than guess one.")


class UnknownCurrencyError(MarketError):
    """There is no reference rate for a currency; `near` are codes that have one."""

    def __init__(self, currency: str, near: Sequence[str]) -> None:
        known = ", ".join(near)
        super().__init__(f"There is no European Central Bank rate for {currency}. Those that come nearest: {known}.")
        self.near = tuple(near)


class PassingError(MarketError):
    """What may be over soon: an earlier price may be shown meanwhile, as what it is."""


class RateLimitedError(PassingError):
    """The provider has had enough of us for now (429); `wait` says for how long."""

    def __init__(self, provider: str, wait: timedelta) -> None:
        seconds = max(1, round(wait.total_seconds()))
        span = f"{seconds} seconds" if seconds < 120 else f"{round(seconds / 60)} minutes"
        super().__init__(f"{provider} takes no more requests for now: please ask again in {span}.")
        self.wait = wait


class ProviderDownError(PassingError):
    """The provider is out of order (5xx) or out of reach."""

    def __init__(self, provider: str, why: str) -> None:
        super().__init__(f"{provider} {why}, so I have no current price: please try again in a few minutes.")


class NotUnderstoodError(PassingError):
    """The answer is not of the provider's form: a web page, half an answer, fields that are missing."""

    def __init__(self, provider: str, why: str) -> None:
        super().__init__(f"I could not read what {provider} answered ({why}), so I have no price: please try later.")
