"""The assistant: one turn from a message to an answer, whatever engine speaks to the model."""
