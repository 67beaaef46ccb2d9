"""Pure financial mathematics: Decimals in, Decimals out, no I/O and no formatting."""
