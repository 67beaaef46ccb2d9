"""Penny's database: tables, queries, migrations and the encryption of what people said."""
