"""Penny's finance tools: what the assistant can compute, look up and remember."""
