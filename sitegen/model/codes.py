"""Every finding's code and what it means, in one line.  A code is for ever: it is never given a second meaning.

P: reading and writing files (parse, load, config, publish); T: temporal; E: extract; M: merge; C: check.
`tests/errors/<code>/` holds an example of each.
"""

from __future__ import annotations

CODES: dict[str, str] = {
    # The content folder
    "P001": "the content folder, or a folder in it, cannot be read",
    "P002": "a file cannot be read",
    "P003": "a link leads out of the content folder, or nowhere",
    "P004": "a file's ending says that it is not read",
    "P005": "two files have one id",
    "P006": "a file is too large to be an article or a note",
    "P007": "a file's name is not UTF-8",
    "P008": "something lies in the content folder where nothing reads it",
    # Bytes
    "P010": "a file is not UTF-8",
    "P011": "a file holds a NUL character",
    "P012": "a file is empty",
    "P013": "front matter without a text after it",
    # Front matter
    "P020": "the closing fence of front matter is missing",
    "P021": "front matter is not YAML that can be read",
    "P022": "a key of front matter is not known",
    "P023": "a key of front matter stands twice",
    "P024": "a value is of the wrong type",
    "P025": "a date that the calendar does not have",
    "P026": "a date of which day and month cannot be told apart",
    "P027": "a value that is no date, or not one to the day",
    "P028": "a time zone that is not known",
    "P029": "a language that is no language code",
    "P030": "an address that is not http or https",
    "P031": "front matter that is no list of keys",
    "P032": "a date whose weekday is another",
    "P033": "two places give two publication dates",
    "P034": "a language whose words are not read",
    # Notes
    "P040": "a note without a title",
    "P041": "a word that is not one of those allowed",
    "P042": "a status that does not go with the kind",
    "P043": "an amount that cannot be read",
    "P044": "a pledge's actors without roles",
    "P045": "a note that says nothing to the timeline",
    "P046": "a ruling of fewer than two ids",
    # site.toml, sources.toml, actors.toml
    "P050": "TOML that cannot be read",
    "P051": "a key or table of TOML that is not known",
    "P052": "a TOML value of the wrong type",
    "P053": "a TOML value that is out of range or not one of those allowed",
    "P054": "an entry without its name",
    "P055": "a tenure that ends before it begins",
    "P056": "two holders of one office on one day",
    "P057": "two entries of one name",
    "P058": "two colours too near to each other to be read",
    # HTML
    "P060": "a page beyond the limits of what is parsed",
    "P061": "a page without readable text",
    "P062": "a page whose article text was read in a plainer way",
    "P063": "a page with bytes that its encoding does not have",
    # The output folder
    "P070": "the output folder cannot be written",
    "P071": "a page's path leads out of the output folder",
    "P072": "a file that is not ours stands where a page would be written",
    "P073": "files that are not ours stand in the output folder and were kept",
    "P074": "an interrupted build was completed or undone",
    "P075": "two pages have one path",
    "P076": "the output folder holds the content folder, or lies in it",
    "P077": "another build is writing the same output folder",
    # Templates, and what nobody foresaw
    "P080": "a template that cannot be drawn",
    "P099": "a file that a fault of the program itself kept from being read",
    # Dates, seen over the whole corpus (check)
    "T103": "a time expression that may mean two near dates",
    "T110": "an article published after the day of the build",
    "T111": "relative dates in an article whose day of publication is not known",
    "T112": "a publication date that no front matter gave",
    "T113": "a note's date words that give no one date",
    "T114": "a date that does not go with the tense of its report",
    "T115": "a date far away from its report",
    # Merging
    "M101": "sources put one event on different dates",
    "M102": "sources put one event at different places",
    "M103": "sources give different amounts",
    "M104": "sources name different participants",
    "M105": "sources disagree on what became of an event",
    "M106": "one article dates one event in two ways",
    "M107": "one article gives one office to two people",
    "M108": "somebody is said to hold an office that by actors.toml another held",
    "M109": "two figures for what is evidently one thing",
    "M110": "a note about an event that is not known",
    "M111": "a ruling names an event that is not known",
    "M112": "two events are ruled to be the same and to be different",
    "M113": "a note hides, and does not say what",
    "M114": "two notes give one field of one event differently, or one hides what the other corrects",
    "M115": "a note comments on an event that another note hides",
    # Checks of the finished timeline
    "C101": "a claim's quote does not lie in its article",
    "C102": "an event without a source",
    "C103": "an office holder spelt almost like an actor",
    "C104": "an editor's event without a source",
    "C111": "a planned meeting whose day has passed without a report",
    "C112": "a pledge past its day without a report",
    "C121": "a link that leads nowhere",
    "C122": "an id that stands twice on a page",
}
