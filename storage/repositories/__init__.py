"""The only code that writes queries: one repository for each kind of row."""
