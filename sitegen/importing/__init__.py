"""What other programs keep: tables and slide shows as rows, for notes; feeds, letters and web archives as entries, for articles."""

from sitegen.importing.archives import read_archive
from sitegen.importing.entry import Entries, Entry, internet_date, marked
from sitegen.importing.feeds import is_feed, read_feed
from sitegen.importing.letters import read_letters, read_saved
from sitegen.importing.notes import note_name, note_text
from sitegen.importing.row import Link, Person, Row, Table
from sitegen.importing.sheet import read_sheet
from sitegen.importing.slides import read_slides

__all__ = [
    "Entries", "Entry", "Link", "Person", "Row", "Table", "internet_date", "is_feed", "marked",
    "note_name", "note_text", "read_archive", "read_feed",
    "read_letters", "read_saved", "read_sheet", "read_slides",
]  # fmt: skip
