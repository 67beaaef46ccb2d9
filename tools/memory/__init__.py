"""Tools that remember: what the user told Penny, and what the user saves for."""
