"""Who undertakes what towards whom: promises, deals, refusals, threats, with their sums and conditions."""
