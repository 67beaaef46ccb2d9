"""Modals and Home."""

import pytest

from bot.playground.slack.directory import Json
from bot.playground.slack.errors import ApiError
from bot.playground.slack.feed import Feed
from bot.playground.slack.triggers import Trigger
from bot.playground.slack.views import Views
from tests.clock import FakeClock

ALEX = "U0ALEX"


def modal(**fields: object) -> Json:
    return {"type": "modal", "title": {"type": "plain_text", "text": "Form"}, "blocks": []} | fields


@pytest.fixture
def views(clock: FakeClock) -> Views:
    return Views(Feed(), clock)


def test_a_modal_opened_elsewhere_replaces_the_open_ones(views: Views) -> None:
    views.open(ALEX, modal())
    second = views.open(ALEX, modal())
    assert [view["id"] for view in views.stack(ALEX)] == [second["id"]]


def test_at_most_three_modals_stand_on_each_other(views: Views, clock: FakeClock) -> None:
    root = views.open(ALEX, modal())
    trigger = Trigger(ALEX, root["id"], clock())
    second = views.push(trigger, modal())
    third = views.push(trigger, modal())
    with pytest.raises(ApiError, match="push_limit_reached"):
        views.push(trigger, modal())
    assert (second["root_view_id"], third["previous_view_id"]) == (root["id"], second["id"])


def test_only_a_gesture_within_a_modal_may_push(views: Views, clock: FakeClock) -> None:
    views.open(ALEX, modal())
    with pytest.raises(ApiError, match="invalid_arguments"):
        views.push(Trigger(ALEX, None, clock()), modal())


def test_an_update_with_an_old_hash_is_refused(views: Views) -> None:
    view = views.open(ALEX, modal())
    old = view["hash"]
    views.update(modal(callback_id="new"), view_id=view["id"], external_id=None, known_hash=old)
    with pytest.raises(ApiError, match="hash_conflict"):
        views.update(modal(), view_id=view["id"], external_id=None, known_hash=old)
    assert views.stack(ALEX)[0]["callback_id"] == "new"


def test_an_external_id_names_one_modal(views: Views) -> None:
    views.open("U0SAM", modal(external_id="house"))
    views.update(modal(external_id="house"), view_id=None, external_id="house", known_hash=None)
    with pytest.raises(ApiError, match="duplicate_external_id"):
        views.open(ALEX, modal(external_id="house"))


def test_closing_shows_the_modal_below(views: Views, clock: FakeClock) -> None:
    root = views.open(ALEX, modal())
    above = views.push(Trigger(ALEX, root["id"], clock()), modal())
    views.close(ALEX, above["id"])
    assert views.top(ALEX) == root


def test_clear_on_close_closes_everything(views: Views, clock: FakeClock) -> None:
    root = views.open(ALEX, modal())
    above = views.push(Trigger(ALEX, root["id"], clock()), modal(clear_on_close=True))
    assert len(views.close(ALEX, above["id"])) == 2
    assert views.top(ALEX) is None


def test_a_home_keeps_its_id(views: Views) -> None:
    first = views.publish_home(ALEX, {"type": "home", "blocks": []}, None)
    second = views.publish_home(ALEX, {"type": "home", "blocks": []}, first["hash"])
    assert first["id"] == second["id"]
