"""The Home tab: what stands there, what keeps it up to date, and the settings that it opens."""
