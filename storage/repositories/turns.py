"""The durable inbox: which turns wait, which run, and who runs them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, cast

from sqlalchemy import CTE, ColumnElement, String, Update, and_, bindparam, func, select, update
from sqlalchemy.exc import IntegrityError
from sqlmodel import col

from storage.crypto import Cipher
from storage.repositories.base import Repository
from storage.tables.turns import EndStatus, Turn, TurnStatus

_CLAIM_TRIES = 5

# The rows of a bulk UPDATE are not in the session, so there is nothing in it to bring up to date.
_NO_SYNC = {"synchronize_session": False}


@dataclass(frozen=True, slots=True)
class NewTurn:
    """A turn to be taken.

    `event_id` is unique; so is `message_key` ("team:channel:ts") where the turn answers a message.
    `conversation` is the key within which turns run one at a time: "team:channel:thread_ts:user".
    """

    event_id: str
    conversation: str
    payload: Mapping[str, Any]
    message_key: str | None = None


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

    async def claim(
        self, owner: str, now: datetime, lease_until: datetime, limit: int, max_attempts: int
    ) -> list[ClaimedTurn]:
        """Make `owner` run the oldest open turn of each conversation that has none running, oldest first.

        A turn that was claimed `max_attempts` times is not run again; it is for `exhausted` to fail.
        """
        free = _free(limit, max_attempts)
        statement = (
            update(Turn)
            .where(col(Turn.id).in_(select(free.c.id)))
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
            .where(_open(), _status("queued"), col(Turn.attempts) >= max_attempts)
            .values(status="failed", error="attempts exhausted", finished_at=now)
        )

    async def heartbeat(self, owner: str, ids: Sequence[int], lease_until: datetime) -> set[int]:
        """Renew the lease of those of `ids` that the owner still runs, and return them."""
        return await self._changed(
            update(Turn).where(_held(owner), col(Turn.id).in_(ids)).values(lease_until=lease_until)
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
        held = and_(_held(owner), col(Turn.id) == turn_id, col(Turn.attempts) == attempts)
        ended = update(Turn).where(held).values(status=status, error=error, finished_at=now, lease_until=None)
        return bool(await self._changed(ended))

    async def hand_back(self, owner: str) -> int:
        """Queue all turns again that the owner runs and will not end; return how many."""
        return await self._requeue(_held(owner))

    async def take_over(self, now: datetime) -> int:
        """Queue all running turns again: right at the start of the only process of an SQLite database."""
        return await self._requeue(_status("running"), col(Turn.started_at) <= now)

    async def release_stalled(self, now: datetime) -> int:
        """Queue the running turns again whose lease has run out; return how many."""
        return await self._requeue(_status("running"), col(Turn.lease_until) < now)

    async def waiting(self) -> int:
        """Return how many turns are open: queued or running."""
        return await self.session.scalar(select(func.count()).where(_open())) or 0

    async def is_open_under(self, prefix: str) -> bool:
        """Return whether a turn is open in any conversation whose key begins with `prefix`."""
        of_thread = select(col(Turn.id)).where(_open(), col(Turn.conversation).startswith(prefix, autoescape=True))
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


def _free(limit: int, max_attempts: int) -> CTE:
    """The turns that may be claimed: the oldest open one of each conversation that has none running."""
    oldest = (
        select(func.min(col(Turn.id)))
        .where(_open())
        .group_by(col(Turn.conversation))
        .having(func.count().filter(_status("running")) == 0)
    )
    return (
        select(col(Turn.id))
        .where(col(Turn.id).in_(oldest), _status("queued"), col(Turn.attempts) < max_attempts)
        .order_by(col(Turn.id))
        .limit(limit)
        .with_for_update(skip_locked=True)
        .cte("free")
    )


def _held(owner: str) -> ColumnElement[bool]:
    return and_(_status("running"), col(Turn.owner) == owner)


# Statuses are written into the SQL as literals, and in the words of the partial indexes: only then do the
# databases see that these apply.
def _status(status: TurnStatus) -> ColumnElement[bool]:
    return col(Turn.status) == bindparam(None, status, String, literal_execute=True)


def _open() -> ColumnElement[bool]:
    statuses: list[TurnStatus] = ["queued", "running"]
    return col(Turn.status).in_(bindparam(None, statuses, String, expanding=True, literal_execute=True))
