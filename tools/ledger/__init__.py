"""What was spent and earned: accounts, transactions, limits, statements."""
