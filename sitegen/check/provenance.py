"""Each published statement can be walked back to the words that gave it."""

from __future__ import annotations

from collections.abc import Iterator

from sitegen.check.dates import claims_of, documents_by_id
from sitegen.model.corpus import Corpus
from sitegen.model.finding import Finding
from sitegen.model.suggest import nearest


def quotes(corpus: Corpus) -> Iterator[Finding]:
    """A claim whose sentences do not lie in its article: the page could not show who says so."""
    documents = documents_by_id(corpus)
    for event, claim in claims_of(corpus):
        document = documents.get(claim.article)
        if document is None:
            message = f"“{event.title}” rests on the article “{claim.article}”, which is not there"
            yield Finding(claim.article, 0, 0, "C101", "error", message, "this is a fault of the program: please report it")
        elif bad := [span for span in (claim.quote, *claim.spans, *claim.when) if not 0 <= span[0] < span[1] <= len(document.text)]:
            message = f"“{event.title}” quotes characters {bad[0][0]} to {bad[0][1]} of a text of {len(document.text)}"
            yield Finding(document.path, 0, 0, "C101", "error", message, "this is a fault of the program: please report it")


def sources(corpus: Corpus) -> Iterator[Finding]:
    """An event that neither an article nor a note tells."""
    for event in (*corpus.events, *corpus.undated):
        if not event.claims and not event.notes:
            yield Finding(
                event.id,
                0,
                0,
                "C102",
                "error",
                f"“{event.title}” ({event.id}) has no source",
                "this is a fault of the program: please report it",
            )
        for note in event.notes if not event.claims else ():
            if not note.sources and not event.claims and event.id:
                line, column = note.locate("title")
                message = f"“{note.title}” stands on the editor's word alone"
                yield Finding(note.path, line, column, "C104", "info", message, "add `sources` with an address that readers can follow")


def copied(corpus: Corpus) -> Iterator[Finding]:
    """An article that repeats another's text: to know, for both count as one source; or that is said to, of one that is not there."""
    documents = documents_by_id(corpus)
    for document in corpus.documents:
        if not document.copy_of:
            continue
        original = documents.get(document.copy_of)
        if original is None:
            message = f"by `copy_of` the article repeats “{document.copy_of[:100]}”, which is no article here"
            near = nearest(document.copy_of, documents)
            hint = (
                f"did you mean “{near}”?"
                if near
                else "write the id of an article (its path under articles/ without the ending), or its address"
            )
            yield Finding(document.path, 0, 0, "C132", "warning", message, hint)
        else:
            by = ", ".join(filter(None, (original.publisher, str(original.publication.day or ""))))
            message = f"the article repeats the text of {original.id}{f' ({by})' if by else ''}: the two count as one source"
            yield Finding(
                document.path, 0, 0, "C131", "info", message, "if it is a report of its own, write `copy_of: no` into its front matter"
            )
