"""From a message to what is to be done: the calls it asks for, or what to say to it."""

from dataclasses import replace

from bot.playground.planner import phrases
from bot.playground.planner.along import with_its_question
from bot.playground.planner.dialogue import Dialogue
from bot.playground.planner.facts import corrected_fact, stated_fact
from bot.playground.planner.flows import with_its_flows
from bot.playground.planner.fulfilling import INSTEAD, INTENTS, TOOLS
from bot.playground.planner.futures import as_what_ifs
from bot.playground.planner.goals import changes_goal
from bot.playground.planner.intents import is_follow_up, parts
from bot.playground.planner.keywords import Intent
from bot.playground.planner.ledger import corrects_expense, names_expense
from bot.playground.planner.mentions import amounts
from bot.playground.planner.message import Message
from bot.playground.planner.moves import Call, Say
from bot.playground.planner.names import EXPENSE_LOG, GOAL_CREATE
from bot.playground.planner.net_worth import with_its_worth
from bot.playground.planner.offered import Offered
from bot.playground.planner.offers import offer_reaction
from bot.playground.planner.savings import savings_values
from bot.playground.planner.statements import statement_reaction
from bot.playground.planner.topic import topic_of
from bot.playground.planner.values import VALUES, names_goal

_TALK: tuple[Intent, ...] = (
    "distress",
    "guarantee",
    "all_in",
    "picks",
    "export",
    "market",
    "outside",
    "cancel",
    "help",
    "thanks",
    "greeting",
    "agreed",
)


def reaction(dialogue: Dialogue, offered: Offered) -> Say | tuple[Call, ...]:
    """Return the calls that the newest message asks for, in order, or what to answer to it."""
    if (statement := statement_reaction(dialogue, offered)) is not None:
        return statement
    if (agreed := offer_reaction(dialogue, offered)) is not None:
        return agreed
    said = parts(dialogue.request)
    if any(part.intent == "distress" for part in said):
        return Say(phrases.TALK["distress"])
    dropped = any(part.intent == "cancel" for part in said)
    topic = None if dropped else topic_of(dialogue.before)
    message = Message(
        as_what_ifs(with_its_question(with_its_flows(with_its_worth(said), topic), topic), topic),
        topic,
        dialogue.today,
        corrected_fact(dialogue.request, dialogue.before),
    )
    found = message.wanted() or _continued(message)
    wanted: list[Intent] = [intent for intent in found if not _is_over(intent, dialogue, offered)]
    if not wanted:
        return Say(_talk(message))
    wishes: list[tuple[Intent, Message]] = [(intent, wish) for intent in wanted for wish in message.each(intent)]
    calls = [call for intent, wish in wishes if (call := _call(intent, wish, offered)) is not None]
    return tuple(calls) if calls else Say(phrases.NO_TOOL)


def _is_over(intent: Intent, dialogue: Dialogue, offered: Offered) -> bool:
    """Whether the tool was called for this message and, the last goal being deleted, is of no more use."""
    return TOOLS[intent] in dialogue.made and TOOLS[intent] not in offered


def says_something_new(text: str) -> bool:
    """Whether a message asks for something, beyond giving a value that was asked for."""
    return is_follow_up(text) or any(part.intent is not None for part in parts(text))


def _continued(message: Message) -> list[Intent]:
    """Return the wish that a message without one of its own goes on with."""
    text, topic = message.text(None), message.topic
    if topic is not None and topic.tool == GOAL_CREATE and not topic.unfinished:
        return list(changes_goal(text))
    if corrects_expense(text, topic) or names_expense(text, topic):
        return ["edit_transaction"]
    logged = topic is not None and topic.tool == EXPENSE_LOG and not topic.unfinished
    if topic is not None and not logged and (_gives_values(message, topic.tool) or names_goal(text, topic)):
        return [INTENTS[topic.tool]]
    fact = stated_fact(text)
    if message.corrected or (fact is not None and fact.sure):
        return ["remember"]
    return ["savings"] if topic is None and _says_goal_and_pace(message) else []


def _says_goal_and_pace(message: Message) -> bool:
    """Whether a message without any telling word gives all that a savings question takes: "12k with 400 a month"."""
    values = savings_values(message.text(None), None, message.today)
    return "goal_amount" in values and "monthly_savings" in values


def _gives_values(message: Message, tool: str) -> bool:
    return bool(VALUES[INTENTS[tool]](replace(message, topic=None)))


def _call(intent: Intent, message: Message, offered: Offered) -> Call | None:
    tool, instead = TOOLS[intent], INSTEAD.get(intent)
    if tool in offered:
        return offered.call(tool, VALUES[intent](message))
    return _call(instead, message, offered) if instead is not None else None


def _talk(message: Message) -> str:
    found = {part.intent for part in message.parts}
    talked = next((phrases.TALK[intent] for intent in _TALK if intent in found), "")
    if talked:
        return talked
    if message.topic is not None and message.topic.unfinished:
        return phrases.still_open(message.topic.tool, message.topic.values)
    text = message.text(None)
    return phrases.WHAT_FOR if amounts(text) else phrases.NOTHING_UNDERSTOOD
