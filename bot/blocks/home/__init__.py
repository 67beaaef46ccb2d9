"""The Home tab as blocks: pure renderers of what was gathered and formatted elsewhere."""
