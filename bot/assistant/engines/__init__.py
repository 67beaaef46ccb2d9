"""Adapters to the providers' wire protocols; the only place that knows the openai package."""
