"""Users, facts, conversations, the journal, turns, tool calls and goals."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

# Types are written out here rather than imported: the tables of tomorrow must not change this migration.
_ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
_INSTANT = sa.DateTime(timezone=True)


def upgrade() -> None:
    _users()
    _conversations()
    _facts()
    _turns()
    _tool_calls()
    _goals()


def _id() -> sa.Column[int]:
    return sa.Column("id", _ID, nullable=False)


def _of(table: str, column: str) -> sa.ForeignKeyConstraint:
    parent = {"user_id": "users.id", "conversation_id": "conversations.id", "turn_id": "turns.id"}[column]
    return sa.ForeignKeyConstraint([column], [parent], name=f"fk_{table}_{column}", ondelete="CASCADE")


def _partial(name: str, table: str, columns: list[str], where: str, *, unique: bool = False) -> None:
    condition = sa.text(where)
    op.create_index(name, table, columns, unique=unique, sqlite_where=condition, postgresql_where=condition)


def _users() -> None:
    op.create_table(
        "users",
        _id(),
        sa.Column("team_id", sa.String(), nullable=False),
        sa.Column("user_id", sa.String(), nullable=False),
        sa.Column("time_zone", sa.String(), nullable=False),
        sa.Column("locale", sa.String(), nullable=False),
        sa.Column("currency", sa.String(), nullable=False),
        sa.Column("created_at", _INSTANT, nullable=False),
        sa.Column("updated_at", _INSTANT, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_users"),
        sa.UniqueConstraint("team_id", "user_id", name="uq_users_team_id"),
    )


def _conversations() -> None:
    op.create_table(
        "conversations",
        _id(),
        sa.Column("team_id", sa.String(), nullable=False),
        sa.Column("channel_id", sa.String(), nullable=False),
        sa.Column("thread_ts", sa.String(), nullable=False),
        sa.Column("user_id", _ID, nullable=False),
        sa.Column("engine", sa.String(), nullable=False),
        sa.Column("endpoint", sa.String(), nullable=False),
        sa.Column("remote_id", sa.String()),
        sa.Column("generation", sa.Integer(), nullable=False),
        sa.Column("details", sa.JSON(), nullable=False),
        sa.Column("notes_seen", _ID, nullable=False),
        sa.Column("created_at", _INSTANT, nullable=False),
        sa.Column("updated_at", _INSTANT, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_conversations"),
        sa.UniqueConstraint("team_id", "channel_id", "thread_ts", "user_id", name="uq_conversations_team_id"),
        _of("conversations", "user_id"),
    )
    op.create_index("ix_conversations_user_id", "conversations", ["user_id"])
    op.create_table(
        "journal_entries",
        _id(),
        sa.Column("conversation_id", _ID, nullable=False),
        sa.Column("turn_id", _ID),
        sa.Column("item_type", sa.String(), nullable=False),
        sa.Column("sealed_item", sa.String(), nullable=False),
        sa.Column("slack_ts", sa.String()),
        sa.Column("delivered_generation", sa.Integer()),
        sa.Column("created_at", _INSTANT, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_journal_entries"),
        _of("journal_entries", "conversation_id"),
    )
    op.create_index("entry_of_conversation", "journal_entries", ["conversation_id", "id"])


def _facts() -> None:
    op.create_table(
        "facts",
        _id(),
        sa.Column("user_id", _ID, nullable=False),
        sa.Column("conversation_id", _ID),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("sealed_value", sa.String(), nullable=False),
        sa.Column("channel", sa.String(), nullable=False),
        sa.Column("message_ts", sa.String(), nullable=False),
        sa.Column("said_at", _INSTANT, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_facts"),
        _of("facts", "user_id"),
        _of("facts", "conversation_id"),
    )
    _partial("fact_of_user", "facts", ["user_id", "name"], "conversation_id IS NULL", unique=True)
    _partial(
        "fact_of_conversation",
        "facts",
        ["conversation_id", "user_id", "name"],
        "conversation_id IS NOT NULL",
        unique=True,
    )
    op.create_table(
        "user_notes",
        _id(),
        sa.Column("user_id", _ID, nullable=False),
        sa.Column("conversation_id", _ID),
        sa.Column("sealed_text", sa.String(), nullable=False),
        sa.Column("fact", sa.String()),
        sa.Column("created_at", _INSTANT, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_user_notes"),
        _of("user_notes", "user_id"),
        _of("user_notes", "conversation_id"),
        sqlite_autoincrement=True,
    )
    op.create_index("note_of_user", "user_notes", ["user_id", "id"])


def _turns() -> None:
    op.create_table(
        "turns",
        _id(),
        sa.Column("event_id", sa.String(), nullable=False),
        sa.Column("message_key", sa.String()),
        sa.Column("conversation", sa.String(), nullable=False),
        sa.Column("sealed_payload", sa.String(), nullable=False),
        sa.Column("status", sa.String(), nullable=False),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("owner", sa.String()),
        sa.Column("lease_until", _INSTANT),
        sa.Column("created_at", _INSTANT, nullable=False),
        sa.Column("started_at", _INSTANT),
        sa.Column("finished_at", _INSTANT),
        sa.Column("error", sa.String()),
        sa.PrimaryKeyConstraint("id", name="pk_turns"),
        sa.UniqueConstraint("event_id", name="uq_turns_event_id"),
        sa.UniqueConstraint("message_key", name="uq_turns_message_key"),
        sqlite_autoincrement=True,
    )
    _partial("turn_open", "turns", ["conversation", "id"], "status IN ('queued', 'running')")
    _partial("turn_one_running", "turns", ["conversation"], "status = 'running'", unique=True)
    op.create_table(
        "steps",
        sa.Column("turn_id", _ID, nullable=False),
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("sealed_result", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("turn_id", "key", name="pk_steps"),
        _of("steps", "turn_id"),
    )


def _tool_calls() -> None:
    op.create_table(
        "tool_calls",
        _id(),
        sa.Column("scope", sa.String(), nullable=False),
        sa.Column("call_id", sa.String(), nullable=False),
        sa.Column("user_id", _ID, nullable=False),
        sa.Column("turn_id", _ID),
        sa.Column("tool", sa.String(), nullable=False),
        sa.Column("sealed_arguments", sa.String(), nullable=False),
        sa.Column("status", sa.String(), nullable=False),
        sa.Column("sealed_outcome", sa.String()),
        sa.Column("sealed_answers", sa.String()),
        sa.Column("form_channel", sa.String()),
        sa.Column("form_ts", sa.String()),
        sa.Column("created_at", _INSTANT, nullable=False),
        sa.Column("expires_at", _INSTANT),
        sa.Column("closed_at", _INSTANT),
        sa.PrimaryKeyConstraint("id", name="pk_tool_calls"),
        sa.UniqueConstraint("scope", "call_id", name="uq_tool_calls_scope"),
        _of("tool_calls", "user_id"),
    )
    op.create_index("ix_tool_calls_user_id", "tool_calls", ["user_id"])
    _partial("call_open", "tool_calls", ["expires_at"], "status = 'open'")


def _goals() -> None:
    op.create_table(
        "goals",
        _id(),
        sa.Column("user_id", _ID, nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("target_minor", sa.BigInteger(), nullable=False),
        sa.Column("saved_minor", sa.BigInteger(), nullable=False),
        sa.Column("monthly_minor", sa.BigInteger()),
        sa.Column("currency", sa.String(), nullable=False),
        sa.Column("deadline", sa.Date()),
        sa.Column("status", sa.String(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("created_at", _INSTANT, nullable=False),
        sa.Column("updated_at", _INSTANT, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_goals"),
        _of("goals", "user_id"),
    )
    op.create_index("ix_goals_user_id", "goals", ["user_id"])
