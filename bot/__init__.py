"""Penny's front of house: Slack, the assistant engines and the process that joins them."""
