"""Tools that plan: how long saving takes, and where the income goes."""
