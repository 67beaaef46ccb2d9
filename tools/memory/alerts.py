"""The tool that sets what Penny tells users by herself, and how often."""

from collections.abc import Mapping, Sequence
from functools import partial

from storage.money import Money
from storage.tables.alerts import AlertKind, AlertPace
from tools.memory.alert_choices import ALERT_LABELS, PACE_LABELS, AlertName, alerts_of, spoken
from tools.memory.alert_findings import pass_over
from tools.memory.alert_parameters import EVERYTHING, AlertSetting
from tools.memory.check_in_parameters import NewCheckIn
from tools.memory.check_ins import PRIVATE, NextFire, schedule
from tools.memory.low_point import AHEAD, NEEDED, Basis, flows_of
from tools.toolkit.errors import ToolError
from tools.toolkit.outcome import Display, Figure, ToolResult
from tools.toolkit.schedule import Cron, Schedule
from tools.toolkit.tool import GatherContext, OpenQuestions, Tool, ToolContext

MONDAY_MORNING = Schedule((Cron(hour=9, minute=0, day_of_week="mon"),))
"""When the summary comes for those who name no other time."""

_ONCE = "I write in your direct messages, outside your quiet hours, and say each thing once."
"""What goes with every promise."""

_PROMISES: Mapping[AlertKind, str] = {
    "over_pace": "I'll tell you when spending passes 80% of a limit, and when it goes over it.",
    "goal_milestones": "I'll tell you when a goal is a quarter, half, three quarters and all the way there.",
    "price_alerts": "I'll tell you when a price that I watch for you is there.",
}
_AT_MOST = " At most once a week, all of it together."
_WHICH = "Which one shall I tell you? Limits, goals, a low balance, prices, or a summary every week?"
_NO_BALANCE = "I look ahead from it."


class AlertsResult(ToolResult):
    """What was set, and how often the user is told of each now ("each", "weekly" or "off")."""

    alerts: dict[AlertName, AlertPace]

    def display(self) -> Display:
        """Return what is on, where that is more than what was just set."""
        on = [(ALERT_LABELS[name], PACE_LABELS[pace]) for name, pace in self.alerts.items() if pace != "off"]
        return Display(
            title="",
            summary=self.summary,
            figures=tuple(Figure(label=label, value=pace) for label, pace in on) if len(on) > 1 else (),
            suggestions=self.suggestions,
            assumptions=self.assumptions,
        )


async def find_balance(params: AlertSetting, context: GatherContext) -> OpenQuestions | None:
    """Ask for the balance where a warning is wanted and none is known to look ahead from."""
    if params.alert != "low_point" or params.how_often == "off" or params.balance is not None:
        return None
    async with context.begin() as unit:
        known = (await unit.alerts.of_user(context.caller.user.id)).get("low_point")
    return None if known is not None and known.basis else OpenQuestions({"balance": _NO_BALANCE})


async def set_alerts(params: AlertSetting, context: ToolContext, *, next_fire: NextFire) -> AlertsResult:
    """Keep a choice. Raises ToolError where others read along, and for a balance without paydays and bills."""
    if not context.caller.private:
        raise ToolError(PRIVATE)
    pace = params.how_often or "each"
    if pace == "off":
        words, suggestions = await _turn_off(_names(params.alert), context), ()
    elif params.alert == EVERYTHING:
        raise ToolError(_WHICH)
    elif params.alert == "weekly_summary":
        words, suggestions = await _summarise(context, next_fire), ()
    else:
        words, suggestions = await _turn_on(params.alert, pace, params, context)
    caller, note = context.caller, f"The user changed what you tell them by yourself. {words}"
    await context.unit.notes.add(caller.user.id, note, conversation_id=caller.conversation_id, now=context.now)
    return AlertsResult(
        summary=words,
        as_of=context.today,
        suggestions=tuple(suggestions),
        alerts=await alerts_of(context.unit, caller.user.id),
    )


async def _turn_on(
    kind: AlertKind, pace: AlertPace, params: AlertSetting, context: ToolContext
) -> tuple[str, Sequence[str]]:
    user, basis = context.caller.user, None
    known = (await context.unit.alerts.of_user(user.id)).get(kind)
    if kind == "low_point":
        basis = await _basis(params, Basis.from_json(known.basis) if known and known.basis else None, context)
    elif known is None or known.pace == "off":
        await pass_over(kind, context)
    await context.unit.alerts.choose(user.id, kind, pace, basis.to_json() if basis else None)
    promise = _low_point_promise(basis, context) if basis else _PROMISES[kind]
    return f"{promise}{_AT_MOST if pace == 'weekly' else ''} {_ONCE}", await _lacking(kind, context)


async def _basis(params: AlertSetting, known: Basis | None, context: ToolContext) -> Basis:
    """Return what to look ahead from: what is said now, and what was said before of the rest."""
    if await flows_of(context) is None:
        raise ToolError(NEEDED)
    balance = params.balance or (known.balance if known else None)
    if balance is None:
        raise ToolError("Tell me how much is in your account now, and I look ahead from it.")
    return Basis(
        balance=balance,
        day=known.day if known and params.balance is None else context.today,
        at_least=params.lowest_balance or (known.at_least if known else Money.zero(balance.currency)),
        everyday=params.everyday_spending or (known.everyday if known else None),
    )


def _low_point_promise(basis: Basis, context: ToolContext) -> str:
    money = context.format.money_short
    below = money(basis.at_least) if basis.at_least.minor else "zero"
    return (
        f"I'll warn you when your balance looks like going below {below} within {AHEAD.days} days. I go by the "
        f"{money(basis.balance)} that you told me on {context.format.long(basis.day)}."
    )


async def _summarise(context: ToolContext, next_fire: NextFire) -> str:
    check_ins = await context.unit.check_ins.of_user(context.caller.user.id)
    if any(one.kind == "weekly_summary" for one in check_ins):
        return "You have a summary sent to you already: “show my check-ins” tells when."
    wanted = NewCheckIn(what="weekly_summary", when=MONDAY_MORNING)
    return (await schedule(wanted, context, next_fire=next_fire)).summary


async def _turn_off(names: Sequence[AlertName], context: ToolContext) -> str:
    for name in names:
        await turn_off(name, context)
    these = "these: " if len(names) > 1 else ""
    return f"I no longer write by myself about {these}{'; '.join(spoken(name) for name in names)}."


async def turn_off(name: AlertName, context: ToolContext) -> None:
    """Let the user hear no more of one kind: summaries and watches end."""
    unit, user_id = context.unit, context.caller.user.id
    if name == "weekly_summary":
        summaries = [one.id for one in await unit.check_ins.of_user(user_id) if one.kind == "weekly_summary"]
        await unit.check_ins.cancel(user_id, summaries)
        return
    if name == "price_alerts":
        for watch in await unit.watches.of_user(user_id):
            await unit.watches.remove(user_id, watch.id)
    # A watch that is set later asks to be told of: it is not for an older choice to silence it.
    await unit.alerts.choose(user_id, name, "each" if name == "price_alerts" else "off")


async def _lacking(kind: AlertKind, context: ToolContext) -> tuple[str, ...]:
    """Return what has to be there before there is anything to tell."""
    unit, user = context.unit, context.caller.user
    if kind == "over_pace" and not await unit.category_limits.of_user(user.id, user.currency):
        return ("You have no limits yet: set one, for example “At most 400 a month for groceries”.",)
    if kind == "goal_milestones" and not await unit.goals.of_user(user.id):
        return ("You have no goals yet: tell me what you save for and how much it takes.",)
    if kind == "price_alerts" and not await unit.watches.of_user(user.id):
        return ("I watch no price yet: tell me, for example, “Tell me when TSLA falls to 200”.",)
    return ()


def _names(alert: str) -> tuple[AlertName, ...]:
    return tuple(name for name in ALERT_LABELS if alert in (name, EVERYTHING))


def alert_tool(next_fire: NextFire) -> Tool[AlertSetting]:
    """Return the tool, which sets summaries up by this clock."""
    return Tool(
        name="set_alerts",
        title="What I tell you by myself",
        purpose="tell you by myself when it matters",
        description=(
            "Sets what Penny tells the user by herself, and how often: limits nearly or all used up (over_pace), a "
            "balance that gets low (low_point), goals on their way (goal_milestones), watched prices (price_alerts), a "
            "summary every week (weekly_summary; for another day use schedule_check_in). Call it when the user wants "
            "to be told, warned or alerted of one of these, less often (weekly), or not any more (off). A new price to "
            "watch is for watch_price. Pass only what the user said and leave everything else null."
        ),
        working="Noting what to tell you",
        parameters=AlertSetting,
        run=partial(set_alerts, next_fire=next_fire),
        gather=find_balance,
        topic="check-ins",
    )
