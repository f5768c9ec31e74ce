"""The values that travel through the pipeline: frozen, checked at birth, no I/O, no clock, no template."""
