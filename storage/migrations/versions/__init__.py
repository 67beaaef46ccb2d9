"""The migrations; each file's name begins with its number."""
