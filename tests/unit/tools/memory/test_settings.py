"""Settings in words: the currency, the time zone, and who sees results in channels."""

from zoneinfo import ZoneInfo

import pytest

from storage.tables.preferences import Preferences
from storage.tables.users import User
from tests.unit.tools.person import Person


@pytest.mark.parametrize(
    ("said", "code"),
    [
        ("EUR", "EUR"),
        ("euros", "EUR"),
        ("€", "EUR"),
        ("Swiss francs", "CHF"),
        ("pounds", "GBP"),
        ("Canadian dollars", "CAD"),
        ("dollars", "USD"),
        ("yen", "JPY"),
    ],
)
async def test_the_currency_is_understood_by_its_code_its_sign_and_its_name(alex: Person, said: str, code: str) -> None:
    result = await alex.result("change_settings", currency=said)
    assert f"({code})" in result["summary"]
    assert (await _user(alex)).currency == code


@pytest.mark.parametrize("said", ["bananas", "francs", "crowns", "DEM", "x" * 200])
async def test_a_currency_that_is_none_or_could_be_several_is_refused(alex: Person, said: str) -> None:
    assert "write its code" in await alex.refusal("change_settings", currency=said)
    assert (await _user(alex)).currency == "USD"


@pytest.mark.parametrize(
    ("said", "zone"),
    [
        ("Berlin", "Europe/Berlin"),
        ("new york", "America/New_York"),
        ("Asia/Tokyo", "Asia/Tokyo"),
        ("India", "Asia/Kolkata"),
        ("UTC", "UTC"),
    ],
)
async def test_the_time_zone_is_understood_by_its_name_a_city_and_a_country(alex: Person, said: str, zone: str) -> None:
    await alex.result("change_settings", time_zone=said)
    assert ((await _user(alex)).time_zone, (await _preferences(alex)).time_zone) == (zone, zone)


@pytest.mark.parametrize(
    ("said", "helpful"),
    [
        ("the United States", "several time zones in that country"),
        ("Berln", "Did you mean Berlin?"),
        ("over there", "name a large city"),
    ],
)
async def test_a_time_zone_that_nobody_knows_is_refused_with_what_would_help(
    alex: Person, said: str, helpful: str
) -> None:
    assert helpful in await alex.refusal("change_settings", time_zone=said)
    assert (await _preferences(alex)).time_zone is None


async def test_reminders_come_along_to_the_new_time_zone(alex: Person) -> None:
    await alex.result("schedule_check_in", what="reminder", when="every Monday at 9:00", text="Look at the budget")
    await alex.result("change_settings", time_zone="Tokyo")
    async with alex.database.unit() as unit:
        [check_in] = await unit.check_ins.of_user(alex.caller.user.id)
    for moment in (check_in.occurs_at, check_in.next_fire_at):
        assert moment.astimezone(ZoneInfo("Asia/Tokyo")).strftime("%A %H:%M") == "Monday 09:00"
    assert check_in.zone == "Asia/Tokyo"


async def test_quiet_hours_go_by_the_new_clock(alex: Person) -> None:
    await alex.result("set_quiet_hours", quiet_from="8:00", quiet_until="10:00")
    await alex.result("schedule_check_in", what="reminder", when="every Monday at 9:00", text="Look at the budget")
    await alex.result("change_settings", time_zone="Tokyo")
    async with alex.database.unit() as unit:
        [check_in] = await unit.check_ins.of_user(alex.caller.user.id)
    assert check_in.next_fire_at.astimezone(ZoneInfo("Asia/Tokyo")).strftime("%A %H:%M") == "Monday 10:00"


async def test_what_slack_says_does_not_undo_a_time_zone_that_was_chosen(alex: Person) -> None:
    await alex.result("change_settings", time_zone="Berlin")
    assert (await _heard_from_slack(alex)).time_zone == "Europe/Berlin"


async def test_whoever_wants_the_time_zone_of_slack_again_gets_it_at_once(alex: Person) -> None:
    await alex.result("change_settings", time_zone="Berlin")
    await alex.result("change_settings", time_zone="Tokyo")
    result = await alex.result("change_settings", time_zone="slack")
    assert "America/New_York" in result["summary"]
    assert ((await _user(alex)).time_zone, (await _preferences(alex)).time_zone) == ("America/New_York", None)


async def test_the_time_zone_of_slack_is_the_one_that_slack_says_last(alex: Person) -> None:
    await alex.result("change_settings", time_zone="Berlin")
    await _heard_from_slack(alex, "America/Chicago")
    await alex.result("change_settings", time_zone="slack")
    assert (await _user(alex)).time_zone == "America/Chicago"


@pytest.mark.parametrize("choice", ["ask", "private", "public"])
async def test_who_sees_results_in_channels_is_kept(alex: Person, choice: str) -> None:
    result = await alex.result("change_settings", channel_results=choice)
    assert result["summary"].startswith("In channels")
    assert (await _preferences(alex)).channel_results == choice


async def test_one_setting_leaves_the_others_as_they_are(alex: Person) -> None:
    await alex.result("change_settings", time_zone="Berlin", channel_results="private")
    await alex.result("change_settings", channel_results="public")
    kept = await _preferences(alex)
    assert (kept.time_zone, kept.channel_results) == ("Europe/Berlin", "public")


async def test_without_any_setting_it_is_asked_which(alex: Person) -> None:
    assert await alex.questions("change_settings") == ["currency", "time_zone", "channel_results"]


async def _user(person: Person) -> User:
    async with person.database.unit() as unit:
        user = await unit.users.get(person.caller.user.id)
    assert user
    return user


async def _preferences(person: Person) -> Preferences:
    async with person.database.unit() as unit:
        return await unit.preferences.of_user(person.caller.user.id)


async def _heard_from_slack(person: Person, zone: str = "America/New_York") -> User:
    """Read Slack's profile again, as is done once a day."""
    user = person.caller.user
    async with person.database.unit() as unit:
        return await unit.users.ensure(user.team_id, user.user_id, time_zone=zone, locale="en_US", currency="USD")
