"""Dateline: dated text goes in at the left, frozen values travel once to the right, pages come out."""

__version__ = "0.1.0"
