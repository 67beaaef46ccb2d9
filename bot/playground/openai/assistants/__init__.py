"""The Assistants v2 protocol: assistants, threads, messages and runs."""
