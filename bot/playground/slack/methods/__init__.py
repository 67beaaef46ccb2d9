"""The Web API: a handler for each method."""
