"""Speed and memory, measured and printed by `make bench` (README.md); never part of what the tests decide."""
