"""Who met whom: meetings told by nouns and verbs, and who was there."""
