"""Other programs' timelines become notes: a table or a slide show is read into rows, and each row is written as a note's text."""

from sitegen.importing.notes import note_name, note_text
from sitegen.importing.row import Link, Person, Row, Table
from sitegen.importing.sheet import read_sheet
from sitegen.importing.slides import read_slides

__all__ = ["Link", "Person", "Row", "Table", "note_name", "note_text", "read_sheet", "read_slides"]
