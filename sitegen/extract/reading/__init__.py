"""A document read whole: sentences, chunks, clauses, and whom each noun phrase means."""
