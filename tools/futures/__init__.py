"""Tools that look ahead where nobody knows what will happen."""
