"""What users may be told unasked, what it is called, and what each user chose."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Literal

from storage.tables.alerts import AlertKind, AlertPace

if TYPE_CHECKING:
    from storage.unit import UnitOfWork

AlertName = AlertKind | Literal["weekly_summary"]
"""Everything that a user can turn on or off; the summary is kept as a check-in, so that its day can be chosen."""

ALERT_LABELS: Mapping[AlertName, str] = {
    "weekly_summary": "A summary every week",
    "over_pace": "A limit nearly or all used up",
    "low_point": "A balance that gets low",
    "goal_milestones": "A goal a quarter, half or all there",
    "price_alerts": "A price that I watch for you",
}
"""What each is called in lists, in the order in which they are shown."""

PACE_LABELS: Mapping[AlertPace, str] = {
    "each": "Each time",
    "weekly": "At most once a week",
    "off": "Never",
}


async def alerts_of(unit: "UnitOfWork", user_id: int) -> dict[AlertName, AlertPace]:
    """Return how often the user is told of each, all of them by name; what nobody chose is off."""
    chosen = await unit.alerts.of_user(user_id)
    check_ins = await unit.check_ins.of_user(user_id)
    watched = bool(await unit.watches.of_user(user_id))
    paces: dict[AlertName, AlertPace] = dict.fromkeys(ALERT_LABELS, "off")
    paces.update({kind: alert.pace for kind, alert in chosen.items()})
    paces["weekly_summary"] = "weekly" if any(one.kind == "weekly_summary" for one in check_ins) else "off"
    if not watched:
        paces["price_alerts"] = "off"
    elif "price_alerts" not in chosen:
        paces["price_alerts"] = "each"
    return paces


def spoken(name: AlertName) -> str:
    """Return what an alert is called within a sentence: "a balance that gets low"."""
    label = ALERT_LABELS[name]
    return f"{label[:1].lower()}{label[1:]}"


def in_words(paces: Mapping[AlertName, AlertPace]) -> tuple[str, ...]:
    """Return a sentence that says of what the user is told, beside summaries; none where that is nothing."""
    told = [
        f"{spoken(name)} ({PACE_LABELS[pace].lower()})"
        for name, pace in paces.items()
        if pace != "off" and name != "weekly_summary"
    ]
    return (f"I also write when there is something to tell of: {'; '.join(told)}.",) if told else ()
