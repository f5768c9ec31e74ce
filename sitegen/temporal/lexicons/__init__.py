"""The words of time of each language, as tables, and the seam that compiles them."""
