"""Mentions become dates: anchors, memory of the text, arithmetic of the calendar; no word of the text is read here."""
