"""Accuracy, measured on labelled articles that lie beside a developer's checkout; printed, never part of the tests."""
