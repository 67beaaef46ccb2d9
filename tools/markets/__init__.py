"""Prices, exchange rates and the watches over them."""
