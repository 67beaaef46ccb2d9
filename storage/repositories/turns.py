"""The durable inbox: which turns wait, which run, and who runs them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal, cast

from sqlalchemy import ColumnElement, Update, and_, delete, exists, func, not_, or_, select, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import aliased
from sqlmodel import col

from storage.crypto import Cipher
from storage.repositories.base import Repository
from storage.repositories.open_turns import free, has_status, held, is_open
from storage.tables.turns import EndStatus, Turn

HaltReason = Literal["overtaken", "stopped"]
"""Why a running turn is to stop: something newer was said, or the user pressed Stop."""

_CLAIM_TRIES = 5
_BATCH = 500

# The rows of a bulk UPDATE are not in the session, so there is nothing in it to bring up to date.
_NO_SYNC = {"synchronize_session": False}


@dataclass(frozen=True, slots=True)
class NewTurn:
    """A turn to be taken.

    `event_id` is unique; so is `message_key` ("team:channel:ts") where the turn answers a message.
    `conversation` is the key within which turns run one at a time: "team:channel:thread_ts:user".
    A turn that `interrupts` asks the one before it that is running to stop.
    """

    event_id: str
    conversation: str
    payload: Mapping[str, Any]
    message_key: str | None = None
    interrupts: bool = False


@dataclass(frozen=True, slots=True)
class ClaimedTurn:
    """A turn that the claiming worker may run; `attempts` counts this one too and fences its end."""

    id: int
    event_id: str
    conversation: str
    payload: dict[str, Any]
    attempts: int
    created_at: datetime


def queued_row(turn: NewTurn, cipher: Cipher, now: datetime) -> dict[str, Any]:
    """Return the row of a new turn, its payload encrypted."""
    return {
        "event_id": turn.event_id,
        "message_key": turn.message_key,
        "conversation": turn.conversation,
        "sealed_payload": cipher.seal(dict(turn.payload)),
        "status": "queued",
        "attempts": 0,
        "created_at": now,
        "interrupts": turn.interrupts,
    }


class Turns(Repository):
    """Puts, claims and ends turns. Ids give the order; the database allows one running turn a conversation."""

    async def put(self, turn: NewTurn, now: datetime) -> bool:
        """Queue a turn; False when its event or its message was queued before."""
        return bool(await self.put_rows([queued_row(turn, self.cipher, now)]))

    async def put_rows(self, rows: Sequence[Mapping[str, Any]]) -> set[str]:
        """Queue the rows in their order and return the event ids of those that are new."""
        statement = self.insert(Turn).values(rows).on_conflict_do_nothing()
        return set(await self.session.scalars(statement.returning(col(Turn.event_id))))

    async def get(self, turn_id: int) -> Turn | None:
        """Return the row of a turn, for those who want to see what became of it."""
        return await self.session.get(Turn, turn_id, populate_existing=True)

    async def payload(self, turn_id: int, conversation: str) -> dict[str, Any] | None:
        """Return what a turn was put with; None when the conversation has no such turn."""
        turn = await self.get(turn_id)
        return self._payload(turn.sealed_payload) if turn is not None and turn.conversation == conversation else None

    async def delete(self, ids: Sequence[int]) -> None:
        """Delete turns that have ended, with their steps; those that are open stay."""
        for start in range(0, len(ids), _BATCH):
            batch = ids[start : start + _BATCH]
            gone = delete(Turn).where(col(Turn.id).in_(batch), not_(is_open()))
            await self.session.execute(gone, execution_options=_NO_SYNC)

    async def claim(
        self, owner: str, now: datetime, lease_until: datetime, limit: int, max_attempts: int
    ) -> list[ClaimedTurn]:
        """Make `owner` run the oldest open turn of each conversation that has none running, oldest first.

        A turn that was claimed `max_attempts` times is not run again; it is for `exhausted` to fail.
        """
        eligible = free(limit, max_attempts)
        statement = (
            update(Turn)
            .where(col(Turn.id).in_(select(eligible.c.id)))
            .values(
                status="running",
                owner=owner,
                lease_until=lease_until,
                started_at=now,
                attempts=col(Turn.attempts) + 1,
            )
        )
        for _ in range(_CLAIM_TRIES):
            try:
                async with self.session.begin_nested():
                    return await self._claimed(statement)
            except IntegrityError:
                # PostgreSQL's ids may become visible out of order: another worker took a later turn of the
                # same conversation in the same moment. The next look at the table sees that one running.
                continue
        return []

    async def exhausted(self, now: datetime, max_attempts: int) -> list[ClaimedTurn]:
        """Fail the queued turns that were claimed `max_attempts` times, and return them to be reported."""
        return await self._claimed(
            update(Turn)
            .where(is_open(), has_status("queued"), col(Turn.attempts) >= max_attempts)
            .values(status="failed", error="attempts exhausted", finished_at=now)
        )

    async def heartbeat(self, owner: str, ids: Sequence[int], lease_until: datetime) -> set[int]:
        """Renew the lease of those of `ids` that the owner still runs, and return them."""
        return await self._changed(
            update(Turn).where(held(owner), col(Turn.id).in_(ids)).values(lease_until=lease_until)
        )

    async def finish(
        self,
        turn_id: int,
        owner: str,
        attempts: int,
        status: EndStatus,
        error: str | None = None,
        *,
        now: datetime,
    ) -> bool:
        """End a turn; False, and nothing is changed, when it is not this owner's this attempt any more.

        `error` is a short code for the operator, without anything the user said.
        """
        this = and_(held(owner), col(Turn.id) == turn_id, col(Turn.attempts) == attempts)
        ended = update(Turn).where(this).values(status=status, error=error, finished_at=now, lease_until=None)
        return bool(await self._changed(ended))

    async def hand_back(self, owner: str) -> int:
        """Queue all turns again that the owner runs and will not end; return how many."""
        return await self._requeue(held(owner))

    async def take_over(self, now: datetime) -> int:
        """Queue all running turns again: right at the start of the only process of an SQLite database."""
        return await self._requeue(has_status("running"), col(Turn.started_at) <= now)

    async def release_stalled(self, now: datetime) -> int:
        """Queue the running turns again whose lease has run out; return how many."""
        return await self._requeue(has_status("running"), col(Turn.lease_until) < now)

    async def to_halt(self, owner: str) -> dict[int, HaltReason]:
        """Return those of the owner's running turns that are asked to stop: by a newer turn, or by Stop."""
        newer = aliased(Turn)
        overtaken = exists().where(
            is_open(newer),
            col(newer.conversation) == col(Turn.conversation),
            col(newer.id) > col(Turn.id),
            col(newer.interrupts),
        )
        asked = select(col(Turn.id), col(Turn.stop_requested)).where(
            held(owner), or_(col(Turn.stop_requested), overtaken)
        )
        return {number: "stopped" if stopped else "overtaken" for number, stopped in await self.session.execute(asked)}

    async def request_stop(self, conversation: str, *, until: str | None = None) -> int:
        """Ask all open turns of a conversation to stop, also those that have not begun; return how many.

        Turns whose message is newer than the one with the message key `until` go on.
        """
        meant = [is_open(), col(Turn.conversation) == conversation]
        if until is not None:
            # Keys of one channel differ in Slack's timestamps only, which are all of one length.
            meant.append(or_(col(Turn.message_key).is_(None), col(Turn.message_key) <= until))
        return len(await self._changed(update(Turn).where(*meant).values(stop_requested=True)))

    async def waiting(self) -> int:
        """Return how many turns are open: queued or running."""
        return await self.session.scalar(select(func.count()).where(is_open())) or 0

    async def is_open_under(self, prefix: str, *, except_for: str | None = None) -> bool:
        """Return whether a turn is open in any conversation, `except_for` that one, whose key begins with `prefix`."""
        of_thread = select(col(Turn.id)).where(is_open(), col(Turn.conversation).startswith(prefix, autoescape=True))
        if except_for is not None:
            of_thread = of_thread.where(col(Turn.conversation) != except_for)
        return await self.session.scalar(of_thread.limit(1)) is not None

    async def _claimed(self, statement: Update) -> list[ClaimedTurn]:
        rows = await self.session.execute(
            statement.returning(
                col(Turn.id),
                col(Turn.event_id),
                col(Turn.conversation),
                col(Turn.sealed_payload),
                col(Turn.attempts),
                col(Turn.created_at),
            ),
            execution_options=_NO_SYNC,
        )
        return [
            ClaimedTurn(number, event, conversation, self._payload(sealed), attempts, created_at)
            for number, event, conversation, sealed, attempts, created_at in sorted(rows)
        ]

    async def _requeue(self, *conditions: ColumnElement[bool]) -> int:
        queued = update(Turn).where(*conditions).values(status="queued", owner=None, lease_until=None)
        return len(await self._changed(queued))

    async def _changed(self, statement: Update) -> set[int]:
        changed = await self.session.scalars(statement.returning(col(Turn.id)), execution_options=_NO_SYNC)
        return set(changed)

    def _payload(self, sealed: str) -> dict[str, Any]:
        return cast("dict[str, Any]", self.cipher.open(sealed))
