"""Domain values in, what a template needs out: the templates loop and test, no more."""
