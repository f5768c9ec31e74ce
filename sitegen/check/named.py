"""Do the links by name in the desk's notes mean something, and one thing?"""

from __future__ import annotations

from collections.abc import Iterator

from sitegen.model.corpus import Corpus
from sitegen.model.finding import Finding
from sitegen.model.markup import finding_in, links, named_links
from sitegen.model.names import Names

CHOICES_AT_MOST = 5
KEPT = ("https://", "http://", "mailto:", "#fn")  # what the reader of notes keeps


def by_name(corpus: Corpus) -> Iterator[Finding]:
    """A `[[name]]` of a note that no event, actor or place has, or that several have, and a link to a file or page by its path.

    The words of either are shown without a link.
    """
    yield from _lost(corpus)
    wanted = [(note, link) for note in corpus.notes for link in named_links(note.body)]
    names = Names(corpus) if wanted else None
    for note, link in wanted if names else ():
        assert names is not None
        found = names.find(link.name)
        if len(found) > 1:
            choices = "; ".join(f"[[{target.id}|{link.words}]] ({target.told})" for target in found[:CHOICES_AT_MOST])
            message = f"“{link.name}” may be {len(found)} things, so it is no link"
            yield finding_in(note, link.start, link.stop, "C107", "warning", message, f"write one of: {choices}")
        elif not found and names.is_known(link.name):
            message = f"“{link.name}” has no page yet, so it is no link: no event of the timeline tells of it"
            yield finding_in(note, link.start, link.stop, "C106", "info", message, "it becomes a link with the first such event")
        elif not found:
            near = names.nearest(link.name)
            hint = f"did you mean [[{near}]]?" if near else "write an actor's name, an event's title, or the id that stands on its page"
            message = f"nothing is called “{link.name}”, so it is no link"
            yield finding_in(note, link.start, link.stop, "C106", "warning", message, hint)


def _lost(corpus: Corpus) -> Iterator[Finding]:
    """C108: a note stands on pages of any depth, so that no relative address leads from all of them to one place."""
    lost = [(note, link) for note in corpus.notes for link in links(note.body) if not link.target.startswith(KEPT)]
    names = Names(corpus) if lost else None
    for note, link in lost if names else ():
        assert names is not None
        name = link.target.removesuffix(".md").removeprefix("./").removeprefix("../").removeprefix("notes/")
        found = names.find(name) or names.find(name.rstrip("/").rsplit("/", 1)[-1])
        meant = found[0].id if len(found) == 1 else ""
        hint = (
            f"write [[{meant}|{link.words or meant}]]"
            if meant
            else "write a whole address, https://…, or [[the name or id|words]] of an event or actor"
        )
        message = f"the link to “{link.target[:80]}” is dropped: only addresses of the web and names can be linked to"
        yield finding_in(note, link.start, link.stop, "C108", "warning", message, hint)
