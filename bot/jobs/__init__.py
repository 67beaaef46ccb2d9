"""What is done because time has passed: each job looks, at every tick, for what is due."""
