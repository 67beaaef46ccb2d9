"""The tool that changes how Penny counts, which clock she goes by, and who sees her answers in channels."""

from functools import partial
from typing import TYPE_CHECKING, Annotated, ClassVar

from storage.repositories.preferences import PreferenceChanges
from storage.tables.preferences import ChannelResults
from tools.memory.check_ins import NextFire
from tools.memory.places import currency_called, currency_name, zone_named
from tools.memory.quiet import next_allowed
from tools.toolkit.form import Choice
from tools.toolkit.outcome import ToolResult
from tools.toolkit.params import Ask, Parameters
from tools.toolkit.tool import Tool, ToolContext

if TYPE_CHECKING:
    from storage.tables.users import User

AS_IN_SLACK = "slack"
"""The time zone of whoever wants that of their Slack profile."""

CHANNEL_CHOICES = (
    Choice(value="ask", label="Everyone, but ask me about what is private"),
    Choice(value="private", label="Only me, until I share it"),
    Choice(value="public", label="Everyone"),
)
_CHANNELS: dict[ChannelResults, str] = {
    "ask": "In channels everyone sees your results, but what rests on something private I show to you alone first.",
    "private": "In channels I show your results to you alone, until you share them.",
    "public": "In channels everyone sees your results.",
}
_KEPT = "Amounts that I know already stay in the currency in which you told them."


class SettingsChange(Parameters):
    """What to change; what is None stays as it is."""

    either: ClassVar[tuple[tuple[str, ...], ...]] = (("currency", "time_zone", "channel_results"),)

    currency: Annotated[
        str | None, Ask("In which currency shall I count?", "Currency", "text", example="EUR", hint="Its name or code.")
    ] = None
    time_zone: Annotated[
        str | None,
        Ask(
            "In which time zone do you live?",
            "Time zone",
            "text",
            hint="A large city in it, or “slack” for that of your Slack profile.",
            example="Berlin",
        ),
    ] = None
    channel_results: Annotated[
        ChannelResults | None,
        Ask("Who may see your results in channels?", "Results in channels", "choice", choices=CHANNEL_CHOICES),
    ] = None


async def change(params: SettingsChange, context: ToolContext, *, next_fire: NextFire) -> ToolResult:
    """Keep what is named. Raises ToolError for a currency or a time zone that nobody knows."""
    user, changes, told = context.caller.user, PreferenceChanges(), list[str]()
    if params.currency is not None:
        user.currency = currency_called(params.currency, user.currency, user.locale)
        await context.unit.users.update(user)
        told.append(f"I count in {currency_name(user.currency)} from now on.")
    if params.time_zone is not None:
        changes |= (moved := await _move(user, params.time_zone, context))
        await _take_along(user, context, next_fire)
        told.append(_zone_told(user.time_zone, moved.get("time_zone")))
    if params.channel_results is not None:
        changes["channel_results"] = params.channel_results
        told.append(_CHANNELS[params.channel_results])
    if changes:
        await context.unit.preferences.change(user.id, **changes)
    assumptions = (_KEPT,) if params.currency is not None else ()
    return ToolResult(summary=" ".join(told), as_of=context.today, assumptions=assumptions)


async def _move(user: "User", said: str, context: ToolContext) -> PreferenceChanges:
    """Let the user live in another time zone, or in that of their Slack profile again."""
    kept = await context.unit.preferences.of_user(user.id)
    profile = kept.profile_zone or user.time_zone
    chosen = None if said.strip().casefold() == AS_IN_SLACK else zone_named(said)
    user.time_zone = chosen or profile
    await context.unit.users.update(user)
    return {"time_zone": chosen, "profile_zone": profile if chosen else None}


async def _take_along(user: "User", context: ToolContext, next_fire: NextFire) -> None:
    """Let check-ins and quiet hours go by the new clock: what comes at nine comes when it is nine there."""
    quiet = await context.unit.quiet_times.of_user(user.id)
    for check_in in await context.unit.check_ins.of_user(user.id):
        occurs_at = next_fire(check_in.cron, user.time_zone, context.now)
        if occurs_at is not None:
            at = next_allowed(occurs_at, quiet, user.time_zone)
            await context.unit.check_ins.relocate(check_in, user.time_zone, occurs_at=occurs_at, next_fire_at=at)
    await context.unit.held_notices.move(user.id, next_allowed(context.now, quiet, user.time_zone))


def _zone_told(zone: str, chosen: str | None) -> str:
    if chosen is None:
        return f"I go by the time zone of your Slack profile again, {zone}."
    return f"I go by the clock of {zone} from now on."


def change_settings(next_fire: NextFire) -> Tool[SettingsChange]:
    """Return the tool, which takes check-ins along by this clock."""
    return Tool(
        name="change_settings",
        title="Settings",
        purpose="change your settings",
        description=(
            "Changes the user's currency, their time zone, or who sees their results in channels (ask, private, "
            "public). Call it when they want to count in another currency, live elsewhere or moved, or want results in "
            "channels kept private or shown to all. Pass only what the user said, in their words; leave everything "
            "else null. The day on which their month begins is a fact (month_start); for nights without messages use "
            "set_quiet_hours."
        ),
        working="Changing your settings",
        parameters=SettingsChange,
        run=partial(change, next_fire=next_fire),
        topic="settings",
    )
