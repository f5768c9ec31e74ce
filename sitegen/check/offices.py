"""actors.toml held against itself: whoever holds an office should be known by name."""

from __future__ import annotations

from collections.abc import Iterator

from sitegen.model.corpus import Corpus
from sitegen.model.finding import Finding
from sitegen.model.slug import slugify
from sitegen.model.suggest import nearest


def _path(corpus: Corpus) -> str:
    """actors.toml as the editor sees it: beside the folder of the articles or notes."""
    for path, folder in (*((one.path, "articles/") for one in corpus.documents), *((one.path, "notes/") for one in corpus.notes)):
        head, found, _ = path.partition(folder)
        if found:
            return head + "actors.toml"
    return "actors.toml"


def unknown_holders(corpus: Corpus) -> Iterator[Finding]:
    """A holder who is spelt almost, but not quite, as an actor of the same file: probably one person."""
    names = {slugify(name): actor.name for actor in corpus.gazetteer.actors for name in (actor.name, *actor.aliases)}
    for office in corpus.gazetteer.offices:
        for tenure in office.held:
            if slugify(tenure.by) in names:
                continue
            near = nearest(tenure.by, (actor.name for actor in corpus.gazetteer.actors if actor.kind == "person"))
            if near and near.split()[-1] == tenure.by.split()[-1]:
                message = f"“{tenure.by}” holds the office “{office.name}”, and no actor has that name; did you mean “{near}”?"
                yield Finding(
                    _path(corpus), 0, 0, "C103", "info", message, f"spell the name as the actor's, or add “{tenure.by}” to its aliases"
                )
