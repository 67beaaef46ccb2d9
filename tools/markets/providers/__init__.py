"""Where prices come from: one adapter a file, all of them behind the protocols."""
