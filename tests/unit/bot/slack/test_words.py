"""The user's words out of Slack's markup."""

import pytest

from bot.slack.words import mentions, mentions_only_others, plain_words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("<@U0PENNY> how long?", "how long?"),
        ("how long, <@U0PENNY|penny>?", "how long, ?"),
        ("is <@U0SAM> in?", "is <@U0SAM> in?"),
        ("a &amp; b &lt;3", "a & b <3"),
        ("see <https://x.test/a?b=1|x.test> and <https://y.test>", "see x.test and https://y.test"),
        ("in <#C0MONEY|money>", "in #money"),
        ("<mailto:a@x.test|a@x.test>", "a@x.test"),
        ("&amp;lt;", "&lt;"),
    ],
)
def test_words_are_as_the_user_typed_them(text: str, words: str) -> None:
    assert plain_words(text, "U0PENNY") == words


@pytest.mark.parametrize(
    ("text", "others"),
    [
        ("<@U0SAM> lunch?", True),
        ("<@U0SAM> ask <@U0PENNY>", False),
        ("<@U0PENNY> hello", False),
        ("what about 1,500?", False),
    ],
)
def test_a_message_that_mentions_only_somebody_else_is_told_from_others(text: str, others: bool) -> None:
    assert mentions_only_others(text, "U0PENNY") is others


@pytest.mark.parametrize(
    ("text", "mentioned"),
    [("<@U0SAM> ask <@U0PENNY|penny>", True), ("<@U0SAM> lunch?", False), ("penny", False)],
)
def test_a_mention_is_told_from_a_name(text: str, mentioned: bool) -> None:
    assert mentions(text, "U0PENNY") is mentioned
