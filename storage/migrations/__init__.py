"""Alembic's environment and the migrations, oldest first; they lead forward only."""
