"""The engine that speaks the Assistants v2 protocol: threads, runs, and an assistant kept in step with Penny."""

from bot.assistant.engines.assistants.engine import AssistantsEngine

__all__ = ["AssistantsEngine"]
