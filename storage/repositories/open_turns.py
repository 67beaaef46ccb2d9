"""Which turns a query is about, in the words of the partial indexes."""

from sqlalchemy import CTE, ColumnElement, String, and_, bindparam, func, select
from sqlmodel import col

from storage.tables.turns import Turn, TurnStatus


def free(limit: int, max_attempts: int) -> CTE:
    """Turns that may be claimed: the oldest open one of each conversation that has none running."""
    oldest = (
        select(func.min(col(Turn.id)))
        .where(is_open())
        .group_by(col(Turn.conversation))
        .having(func.count().filter(has_status("running")) == 0)
    )
    return (
        select(col(Turn.id))
        .where(col(Turn.id).in_(oldest), has_status("queued"), col(Turn.attempts) < max_attempts)
        .order_by(col(Turn.id))
        .limit(limit)
        .with_for_update(skip_locked=True)
        .cte("free")
    )


def held(owner: str) -> ColumnElement[bool]:
    """Turns that the owner runs."""
    return and_(has_status("running"), col(Turn.owner) == owner)


def has_status(status: TurnStatus) -> ColumnElement[bool]:
    """Turns in this state."""
    # Statuses are written into the SQL as literals, and in the words of the partial indexes: only then do the
    # databases see that these apply.
    return col(Turn.status) == bindparam(None, status, String, literal_execute=True)


def is_open(turn: type[Turn] = Turn) -> ColumnElement[bool]:
    """Turns that wait or run."""
    statuses: list[TurnStatus] = ["queued", "running"]
    return col(turn.status).in_(bindparam(None, statuses, String, expanding=True, literal_execute=True))
