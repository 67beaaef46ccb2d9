"""Who and what there is in the workspace: the team, its people, its channels, the app and its commands."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, Literal, cast
from zoneinfo import ZoneInfo

from bot.playground.slack.errors import ApiError

Json = dict[str, Any]

BOT_TOKEN = "xoxb-playground"  # noqa: S105
APP_TOKEN = "xapp-playground"  # noqa: S105
TEAM_ID = "T0PENNY"
APP_ID = "A0PENNY"
BOT_ID = "B0PENNY"
BOT_USER = "U0PENNY"
BOT_NAME = "Penny"
SCOPES = (
    "app_mentions:read,assistant:write,channels:history,channels:read,chat:write,commands,files:read,files:write,"
    "groups:history,groups:read,im:history,im:read,im:write,users:read"
)


@dataclass(frozen=True, slots=True)
class Person:
    """A member of the workspace. `locale` is as Slack writes it ("en-US"), `time_zone` an IANA name."""

    id: str
    name: str
    locale: str
    time_zone: str
    color: str

    def as_json(self, now: datetime, *, include_locale: bool) -> Json:
        """Return the user object of users.info."""
        offset = ZoneInfo(self.time_zone).utcoffset(now)
        zone: Json = {
            "tz": self.time_zone,
            "tz_label": ZoneInfo(self.time_zone).tzname(now),
            "tz_offset": int(offset.total_seconds()) if offset else 0,
        }
        names = {"real_name": self.name, "display_name": self.name, "team": TEAM_ID}
        return {
            "id": self.id,
            "team_id": TEAM_ID,
            "name": self.name.lower(),
            "real_name": self.name,
            "color": self.color,
            "deleted": False,
            "is_bot": self.id == BOT_USER,
            "is_restricted": False,
            "is_stranger": False,
            "profile": names,
            **zone,
            **({"locale": self.locale} if include_locale else {}),
        }


@dataclass(frozen=True, slots=True)
class Channel:
    """A place to write: a channel of several people or the DM (`im`) of one person with the bot."""

    id: str
    name: str
    kind: Literal["im", "channel"]
    members: tuple[str, ...]
    created: int = 1_750_000_000
    ext_shared: bool = False

    @property
    def user(self) -> str | None:
        """The person of a DM; None in a channel."""
        return next((m for m in self.members if m != BOT_USER), None) if self.kind == "im" else None

    def as_json(self) -> Json:
        """Return the conversation object of conversations.info."""
        common: Json = {"id": self.id, "created": self.created, "is_archived": False, "context_team_id": TEAM_ID}
        if self.kind == "im":
            return common | {"is_im": True, "is_user_deleted": False, "user": self.user, "priority": 0}
        return common | {
            "name": self.name,
            "name_normalized": self.name,
            "is_channel": True,
            "is_im": False,
            "is_mpim": False,
            "is_private": False,
            "is_ext_shared": self.ext_shared,
            "is_member": BOT_USER in self.members,
            "num_members": len(self.members),
        }


@dataclass(frozen=True, slots=True)
class SlashCommand:
    """A slash command as the app's manifest declares it."""

    command: str
    description: str
    usage_hint: str = ""


@dataclass(frozen=True, slots=True)
class Shortcut:
    """A shortcut as the app's manifest declares it: one of a message's menu, or one that works everywhere."""

    name: str
    type: Literal["message", "global"]
    callback_id: str
    description: str


ALEX = Person("U0ALEX", "Alex", "en-US", "America/New_York", "2bac76")
SAM = Person("U0SAM", "Sam", "en-GB", "Europe/London", "e8912d")
PENNY = Person(BOT_USER, BOT_NAME, "en-US", "Etc/UTC", "4a154b")


class Directory:
    """Looks people, channels, commands and shortcuts up; raises Slack's error codes for what there is not."""

    def __init__(self, commands: Iterable[Mapping[str, str]] = (), shortcuts: Iterable[Mapping[str, str]] = ()) -> None:
        self.people: dict[str, Person] = {person.id: person for person in (PENNY, ALEX, SAM)}
        self.channels: dict[str, Channel] = {}
        self.commands: dict[str, SlashCommand] = {c["command"]: SlashCommand(**c) for c in commands}
        self.shortcuts: dict[str, Shortcut] = {s["callback_id"]: _shortcut(s) for s in shortcuts}
        self.add_channel("C0MONEY", "money", (ALEX.id, SAM.id))
        self.add_im(ALEX.id)
        self.add_im(SAM.id)

    def add_person(self, person: Person) -> None:
        """Let somebody join the workspace and every channel; opens their DM with the bot."""
        self.people[person.id] = person
        self.add_im(person.id)
        for channel in [c for c in self.channels.values() if c.kind == "channel"]:
            self.channels[channel.id] = replace(channel, members=(*channel.members, person.id))

    def add_channel(
        self,
        channel_id: str,
        name: str,
        members: Iterable[str],
        *,
        with_bot: bool = True,
        ext_shared: bool = False,
    ) -> Channel:
        """Create a channel (or replace it) with these members; `ext_shared` with people of other companies."""
        everyone = dict.fromkeys((*((BOT_USER,) if with_bot else ()), *members))
        channel = Channel(channel_id, name, "channel", tuple(everyone), ext_shared=ext_shared)
        self.channels[channel_id] = channel
        return channel

    def add_im(self, user: str) -> Channel:
        """Return the DM of a person with the bot, opened if need be."""
        channel = Channel(f"D{user[1:]}", self.person(user).name, "im", (BOT_USER, user))
        return self.channels.setdefault(channel.id, channel)

    def person(self, user: str) -> Person:
        """Return a member; ApiError user_not_found."""
        if user not in self.people:
            raise ApiError("user_not_found")
        return self.people[user]

    def channel(self, channel_id: str) -> Channel:
        """Return a channel by its id, by "#name", or as the DM with a user id; ApiError channel_not_found."""
        if channel_id in self.channels:
            return self.channels[channel_id]
        if channel_id in self.people and channel_id != BOT_USER:
            return self.add_im(channel_id)
        for channel in self.channels.values():
            if channel.kind == "channel" and f"#{channel.name}" == channel_id:
                return channel
        raise ApiError("channel_not_found")

    def channel_of(self, user: str, channel_id: str) -> Channel:
        """Return a channel this person reads; ApiError channel_not_found, also for other people's DMs."""
        channel = self.channel(channel_id)
        if user not in channel.members:
            raise ApiError("channel_not_found")
        return channel

    def joined_channel(self, channel_id: str) -> Channel:
        """Return a channel in which the bot may write; ApiError channel_not_found or not_in_channel."""
        channel = self.channel(channel_id)
        if BOT_USER not in channel.members:
            raise ApiError("not_in_channel")
        return channel


def _shortcut(declared: Mapping[str, str]) -> Shortcut:
    kind = cast("Literal['message', 'global']", declared["type"])
    return Shortcut(declared["name"], kind, declared["callback_id"], declared["description"])
