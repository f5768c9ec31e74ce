"""The whole site: all of it, or what is not as the last build left it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from sitegen.model.corpus import Corpus, File, Page
from sitegen.model.drawn import Drawing, Kept, Seen, Slices
from sitegen.render.canvas import Canvas, Memory
from sitegen.render.parts import Piece, files, pieces
from sitegen.workers import batches, jobs_for, spread

Look = Callable[[Page], Seen]
Store = Callable[[Page], File]
PAGES_WORTH = 500  # pieces: as many as are worth a second process
PIECES_EACH = 200  # that are drawn by one process at a time: pages of events and of actors
LARGE_EACH = 20  # events that make a piece of all of them as much work as an event's own page


def render(corpus: Corpus, templates: Path | None = None, jobs: int = 1, alive: Callable[[], None] | None = None) -> Iterator[File]:
    """Every file of the site, each path once; the same corpus gives the same bytes.

    `jobs` processes draw where there are many pages (AUTO: this machine's own measure).  `templates` is searched before the built-in
    templates, by name.  Raises jinja2.TemplateError for a template that is wrong (it carries `name` and `lineno`), FileNotFoundError
    when `templates` is no folder, and what `alive` raises, which is asked before each page.
    """
    yield from draw_site(corpus, templates, jobs, alive).pages


@dataclass(frozen=True, slots=True)
class _Drawn:
    """What one process gives back of some pieces."""

    pieces: tuple[tuple[File, ...], ...]
    listed: tuple[str, ...]
    seen: tuple[Seen, ...]  # of all pages, in order
    slices: tuple[tuple[str, Slices], ...]


def draw_site(
    corpus: Corpus,
    templates: Path | None = None,
    jobs: int = 1,
    alive: Callable[[], None] | None = None,
    memory: Memory | None = None,
    look: Look | None = None,
    store: Store | None = None,
) -> Drawing:
    """As `render`; of pieces that are made of the same as in the last build, and stand as it left them, only the paths.

    `look` is asked of each page that is drawn, and `store` may put it aside, both in the process that draws it.
    """
    canvas = Canvas(corpus, templates, alive=alive, memory=memory)
    drawing = Drawing()
    _take(drawing, canvas.assets.pages, look, store)
    wanted = _wanted(canvas, pieces(canvas), memory, drawing)
    work = partial(_draw, canvas, wanted, look, store)  # pieces hold functions, which no process can send another: it is sent their numbers
    large = [number for number, (piece, _) in enumerate(wanted) if piece.large]
    small = [number for number, (piece, _) in enumerate(wanted) if not piece.large]
    runs = [*([number] for number in large), *(small[run.start : run.stop] for run in batches(range(len(small)), PIECES_EACH))]
    known: dict[Any, Any] = {}
    worth = len(small) + len(large) * len(canvas.book.shown) // LARGE_EACH
    for run, drawn in zip(runs, spread(work, runs, jobs_for(jobs, worth, PAGES_WORTH), chunk=1), strict=True):
        seen = iter(drawn.seen)
        for number, pages in zip(run, drawn.pieces, strict=True):
            piece, made_of = wanted[number]
            if made_of:
                drawing.pieces[piece.name] = Kept(made_of, tuple(page.path for page in pages))
            drawing.pages += pages
            drawing.seen |= {page.path: _shared(next(seen), known) for page in pages} if look else {}
        drawing.listed.update(drawn.listed)
        drawing.slices |= dict(drawn.slices)
    canvas.listed = sorted(drawing.listed)
    _take(drawing, files(canvas), look, store)
    if canvas.made:
        drawing.weights = {canvas.made.card(event): canvas.weight(event) for event in corpus.events}
    return drawing


def _take(drawing: Drawing, pages: Iterable[Page], look: Look | None, store: Store | None) -> None:
    for page in pages:
        drawing.pages.append(store(page) if store else page)
        if look:
            drawing.seen[page.path] = look(page)


def _shared(seen: Seen, known: dict[Any, Any]) -> Seen:
    """The same, of strings and sets that other pages have too: what comes from another process comes in copies."""
    names = known.setdefault(seen.names, seen.names)
    return Seen(names, tuple([known.setdefault(address, address) for address in seen.wanted]), seen.doubtful)


def _wanted(canvas: Canvas, every: Sequence[Piece], memory: Memory | None, drawing: Drawing) -> list[tuple[Piece, str]]:
    """The pieces that must be drawn, and what each is made of ("" where nobody will ask); the others go into `drawing` as they stand."""
    if memory is None or canvas.made is None:
        return [(piece, "") for piece in every]
    last = memory.last
    wanted = []
    for piece in every:
        canvas.ask()
        made_of = piece.made_of(canvas.made)
        kept = last.pieces.get(piece.name)
        if kept is None or kept.made_of != made_of or not last.standing.issuperset(kept.paths):
            wanted.append((piece, made_of))
            continue
        drawing.pieces[piece.name] = kept
        sheets = {path: last.sheets[path] for path in kept.paths}
        drawing.kept |= sheets
        drawing.listed.update(path for path, sheet in sheets.items() if sheet.listed)
        drawing.slices |= {path: last.slices[path] for path in kept.paths if path in last.slices}
    return wanted


def _draw(canvas: Canvas, wanted: Sequence[tuple[Piece, str]], look: Look | None, store: Store | None, run: Sequence[int]) -> _Drawn:
    """The pages of the pieces of those numbers, and which of them a sitemap names: the process that draws may not be the one that lists."""
    canvas.listed = []
    canvas.files.kept = {}
    drawn: list[tuple[File, ...]] = []
    seen: list[Seen] = []
    for number in run:
        pages = tuple(wanted[number][0].draw(canvas))
        seen += map(look, pages) if look else ()
        drawn.append(tuple(map(store, pages)) if store else pages)
    return _Drawn(tuple(drawn), tuple(canvas.listed), tuple(seen), tuple(canvas.files.kept.items()))
