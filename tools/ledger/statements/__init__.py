"""Statements of banks: CSV, OFX, QFX and QIF files turned into dated, exact amounts."""
