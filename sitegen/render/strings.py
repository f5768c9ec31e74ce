"""Every word the pages add of their own, in one table.  A language is a table; English is the one that is complete."""

from __future__ import annotations

from sitegen.render.strings_en import ENGLISH

TABLES: dict[str, dict[str, str]] = {"en": ENGLISH}


class Words:
    """The phrases of one language: `words("date_since", date="March 2025")`."""

    def __init__(self, language: str) -> None:
        """Takes a BCP 47 tag; a phrase that a language lacks is given in English."""
        base = language.replace("_", "-").split("-")[0].lower()
        self.table: dict[str, str] = {**ENGLISH, **TABLES.get(base, {})}

    def __call__(self, key: str, /, **values: object) -> str:
        """The phrase with its values filled in.  Raises KeyError for an unknown key: a bug, and a test looks for it."""
        phrase = self.table[key]
        return phrase.format(**values) if values else phrase

    def count(self, key: str, number: int) -> str:
        """A counted phrase, with the row `key.one` for 1 and `key.other` for all else: "1 event", "1,200 events"."""
        return self.table[f"{key}.one" if number == 1 else f"{key}.other"].format(n=f"{number:,}")
