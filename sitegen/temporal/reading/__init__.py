"""Words become mentions: one pass over tokens; no calendar day is known here."""
