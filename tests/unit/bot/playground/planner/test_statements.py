"""Files that came, and wishes to import a statement."""

import pytest

from bot.playground.planner import Call, Say
from tests.unit.bot.playground.planner.conversation import Conversation, first_call

IMPORT = "import_statement"
CAME = "(The user sent the file “january.csv”. It may be a bank statement to be imported.)"

WISHES = {
    f"Please import this into Checking\n{CAME}": {"file": "january.csv", "account": "Checking"},
    f"add these to my Visa card, please\n{CAME}": {"file": "january.csv", "account": "Visa card"},
    f"my savings statement\n{CAME}": {"file": "january.csv", "account": "savings"},
    f"my bank statement\n{CAME}": {"file": "january.csv"},
    f"for Checking, the day comes first\n{CAME}": {"file": "january.csv", "date_order": "day_first"},
    CAME: {"file": "january.csv"},
    "Can you import my bank statement?": {},
    "import the transactions of my csv into Giro": {"account": "Giro"},
}

KIND_WORDS = {
    "(The user sent the file “cat.png”, which is an image and no statement that can be imported.)": "“cat.png” is an",
    "(The user sent the file “a.csv” in a channel. It was not opened: statements belong in the DM.)": "direct messages",
    "(The user sent the file “a.csv”, which is larger than 25 MB: too large.)": "too large for me",
    "(The user sent the file “a.csv”, which could not be fetched from Slack.)": "could not fetch “a.csv”",
}


def called(conversation: Conversation) -> Call:
    move = conversation.react()
    assert isinstance(move, Call), move
    return move


@pytest.mark.parametrize(("text", "values"), WISHES.items(), ids=WISHES)
def test_what_is_said_with_a_file_goes_into_its_import(text: str, values: dict[str, str]) -> None:
    assert first_call(text) == (IMPORT, values)


@pytest.mark.parametrize(("note", "words"), KIND_WORDS.items(), ids=KIND_WORDS)
def test_a_file_that_cannot_be_imported_gets_a_kind_word(note: str, words: str) -> None:
    move = Conversation().user(note).react()
    assert isinstance(move, Say)
    assert words in move.text


def test_two_files_are_two_imports() -> None:
    conversation = Conversation().user(f"{CAME}\n{CAME.replace('january', 'february')}")
    assert called(conversation).arguments["file"] == "january.csv"
    assert called(conversation.completed()).arguments["file"] == "february.csv"


@pytest.mark.parametrize("text", ["Checking", "it's my Checking account", "into Checking please"])
def test_a_bare_answer_names_the_account(text: str) -> None:
    conversation = Conversation().user(CAME)
    conversation.react()
    move = called(conversation.superseded().user(text))
    assert (move.arguments["file"], move.arguments["account"]) == ("january.csv", "Checking")


def test_an_answer_about_the_dates_keeps_the_account() -> None:
    conversation = Conversation().user(f"import this into Checking\n{CAME}")
    conversation.react()
    move = called(conversation.superseded().user("the month comes first"))
    assert (move.arguments["account"], move.arguments["date_order"]) == ("Checking", "month_first")


def test_another_question_is_no_account() -> None:
    conversation = Conversation().user(CAME)
    conversation.react()
    move = called(conversation.superseded().user("How long to save 60k with 1,200 a month?"))
    assert move.name == "calculate_savings_timeline"
