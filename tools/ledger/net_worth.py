"""The tools that keep what somebody owns and owes, and show what that comes to."""

from decimal import Decimal
from typing import Annotated, ClassVar

from storage.tables.net_worth import WorthSide
from tools.ledger.net_worth_keeping import (
    REVERTS,
    SIDES,
    Valued,
    keep,
    keep_today,
    remember_change,
    require_privacy,
    tell_others,
    the_item,
)
from tools.ledger.net_worth_result import NetWorthResult, net_worth_result
from tools.memory.relevance import may_there_be_worth
from tools.planning.amount import LARGEST_AMOUNT
from tools.toolkit.consent import Confirmation, Confirmed
from tools.toolkit.form import Choice
from tools.toolkit.kinds import Line
from tools.toolkit.params import Ask, Parameters
from tools.toolkit.tool import Tool, ToolContext


class WorthParameters(Parameters):
    """What is owned and owed; what is not named stays as it is."""

    either: ClassVar[tuple[tuple[str, ...], ...]] = (("assets", "debts"),)

    assets: Annotated[
        tuple[Line, ...] | None,
        Ask(
            "What do you own, and what is it worth?",
            "What you own",
            "lines",
            hint="One a line: savings, investments, a home, a car. One currency at a time.",
            example="House 300,000\nSavings 12,000\nCar 10,000",
            along=True,
            minimum=Decimal(0),
            maximum=LARGEST_AMOUNT,
        ),
    ] = None
    debts: Annotated[
        tuple[Line, ...] | None,
        Ask(
            "What do you owe?",
            "What you owe",
            "lines",
            hint="One a line: what is still to be paid back of each debt.",
            example="Mortgage 220,000\nCar loan 6,000",
            along=True,
            minimum=Decimal(0),
            maximum=LARGEST_AMOUNT,
        ),
    ] = None


class NoParameters(Parameters):
    """Nothing has to be said."""


class GoneParameters(Confirmed):
    """What is no longer owned or owed."""

    name: Annotated[str, Ask("What do you no longer own or owe?", "Name", "text", example="Car")]
    side: Annotated[
        WorthSide | None,
        Ask(
            "Is it something you own, or something you owe?",
            "Kind",
            "choice",
            choices=(Choice(value="asset", label="Something I own"), Choice(value="debt", label="Something I owe")),
        ),
    ] = None


async def tell(params: WorthParameters, context: ToolContext) -> NetWorthResult:
    """Keep what is owned and owed, and return what it comes to. Raises ToolError where others read along."""
    require_privacy(context)
    changes = [
        *await keep("asset", params.assets or (), context),
        *await keep("debt", params.debts or (), context),
    ]
    return await _kept(changes, "I noted: " + "; ".join(change.told(context) for change in changes) + ".", context)


async def show(params: NoParameters, context: ToolContext) -> NetWorthResult:
    """Return what is owned and owed. Raises ToolError where others read along."""
    require_privacy(context)
    return net_worth_result(await keep_today((), context))


async def ask_to_remove(params: GoneParameters, context: ToolContext) -> Confirmation:
    """Return the question whether to remove what was found."""
    require_privacy(context)
    item = await the_item(params.name, params.side, context)
    question = f"Shall I remove {item.name}, {context.format.money_short(item.amount)}, from {SIDES[item.side]}?"
    return Confirmation(question, f"{item.id}:{item.amount.minor}{item.amount.currency}", "Yes, remove it")


async def remove(params: GoneParameters, context: ToolContext) -> NetWorthResult:
    """Remove something. Raises ToolError where there is none like that, and where others read along."""
    require_privacy(context)
    item = await the_item(params.name, params.side, context)
    await context.unit.net_worth.remove(item)
    change = Valued(item.side, item.name, item.amount, None)
    return await _kept([change], f"{item.name} is removed from {SIDES[item.side]}.", context)


async def _kept(changes: list[Valued], told: str, context: ToolContext) -> NetWorthResult:
    case = await keep_today(changes, context)
    undo = await remember_change(changes, context)
    await tell_others(changes, context)
    return net_worth_result(case, told if changes else "", undo)


NET_WORTH = Tool(
    name="net_worth",
    title="Net worth",
    purpose="work out your net worth",
    description=(
        "Keeps what the user owns (assets) and owes (debts) and returns the net worth: totals in each currency, the "
        "difference to before, the history. Call it when the user says what they own or owe or that a value changed, "
        "and when they ask for their net worth while show_net_worth is not offered: then nothing is kept yet, and they "
        "are asked for it. Each is a list, one name and amount a line, in the user's own words; what is not named "
        "stays as it is. Amounts in different currencies go into calls of their own. Pass only what the user said; "
        "leave everything else null. Quote the figures."
    ),
    working="Adding up what you own and owe",
    parameters=WorthParameters,
    run=tell,
    reverts=REVERTS,
    topic="net_worth",
)

SHOW_NET_WORTH = Tool(
    name="show_net_worth",
    title="Your net worth",
    purpose="show your net worth",
    description=(
        "Shows the user's net worth from what they told before: what they own and owe, totals in each currency, and "
        "how it developed. Call it when the user asks for their net worth, assets or debts on record, or their history."
    ),
    working="Adding up what you own and owe",
    parameters=NoParameters,
    run=show,
    topic="net_worth",
    reads_only=True,
    relevant=may_there_be_worth,
)

REMOVE_FROM_NET_WORTH = Tool(
    name="remove_from_net_worth",
    title="Remove from net worth",
    purpose="remove something from your net worth",
    description=(
        "Removes something from what the user owns or owes after they agreed; who is asked is the user, not you. Call "
        "it when they sold something, paid a debt off, or want it forgotten: name is what it was kept under. A new "
        "value of something that is still there goes to net_worth."
    ),
    working="Looking for it",
    parameters=GoneParameters,
    run=remove,
    confirm=ask_to_remove,
    reverts=REVERTS,
    topic="net_worth",
    relevant=may_there_be_worth,
)
