"""Speed and memory, measured and printed by `make bench`; never part of the tests."""
