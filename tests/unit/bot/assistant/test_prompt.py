"""What the model is told never to do, and what it is to do for somebody in distress."""

import pytest

from bot.assistant.prompt import INSTRUCTIONS

RULES = " ".join(INSTRUCTIONS.split())


@pytest.mark.parametrize(
    "help_", ["a non-profit credit counsellor", "a gambling helpline", "an emergency or crisis line"]
)
def test_distress_about_debts_or_gambling_gets_a_pointer_to_help(help_: str) -> None:
    assert "When somebody sounds desperate about debts, cannot stop gambling" in RULES
    assert help_ in RULES


@pytest.mark.parametrize(
    "rule",
    [
        "Suggest classes of assets and ranges, never a single stock, fund or coin, and never say to buy or to sell.",
        "Nothing that can grow is guaranteed",
        "mention the emergency fund",
        "Money needed within three years belongs in cash.",
        "When answers contradict each other, say so kindly",
        "not regulated financial, tax or legal advice",
    ],
)
def test_the_guardrails_of_investing_are_stated(rule: str) -> None:
    assert rule in RULES
