"""The manual: pages of docs/ that are written from tables and cases, and all of docs/ as HTML.  `python -m sitegen.manual`."""
