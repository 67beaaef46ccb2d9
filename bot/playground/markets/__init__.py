"""The playground's market: one server that speaks the providers' formats, over sample figures."""
