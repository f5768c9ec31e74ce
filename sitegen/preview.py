"""The local preview: rebuild on every save, reload the browser, show pages as they are asked for and else files of the output folder.

The last good site stays up when a build fails, with the findings laid over it.  What is injected is injected when served: the
files in the output folder never change.
"""

from __future__ import annotations

import asyncio
import contextlib
import json
import mimetypes
import os
import sys
import threading
import time
import webbrowser
from collections.abc import AsyncIterator, Callable, Mapping, Sequence
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from sitegen import overlay
from sitegen.model.finding import Finding

if TYPE_CHECKING:
    import uvicorn
    from starlette.applications import Starlette
    from starlette.requests import Request
    from starlette.responses import Response

OWN = overlay.OWN
SCRIPT_TAG = f'<link rel="stylesheet" href="{OWN}overlay.css"><script src="{OWN}overlay.js" defer data-build="{{}}"></script>'
OWN_FILES = {"overlay.js": "text/javascript", "overlay.css": "text/css"}
CONNECT = "connect-src 'self'"  # the pages' own policy allows no connection; the preview needs its event stream
KEEP_ALIVE_SECONDS = 15.0
PAUSE_SECONDS = 1.0  # without a save, before the whole site is drawn: the page that is looked at comes first
GRACE_SECONDS = 5.0
TICK_SECONDS = 0.5  # how often an open event stream asks whether the server ends

SETTLE_MS, STEP_MS = 200, 5  # at most, and at least, that a burst of saves is waited for
Review = Mapping[str, bytes]  # path -> page, of what waits for an editor


@dataclass(frozen=True, slots=True)
class Outcome:
    """What one build gave: "" and nothing, or the findings that stopped it; what waits for review is drawn when somebody looks."""

    findings: str = ""  # in words
    rows: tuple[Finding, ...] = ()
    waiting: int = 0
    review: Callable[[], Review] = dict


class Desk(Protocol):
    """Draws single pages at once, and the whole site behind them."""

    def page(self, path: str) -> bytes | None:
        """The newest bytes of a page; None for what is no page, or cannot be drawn."""

    def finish(self, stopped: threading.Event) -> Outcome | None:
        """The whole site into the output folder; what stopped it, or None."""


class State:
    """The number of the last good build, the findings of the last one, and who waits for news."""

    def __init__(self, watched: Sequence[Path] = (), editor: str = "") -> None:
        self.build = 0
        self.findings = ""
        self.rows: list[dict[str, Any]] = []
        self.good = Outcome()  # the last build that was
        self.watched = watched
        self.editor = editor
        self.changed = asyncio.Event()
        self.over: Callable[[], bool] = lambda: False  # is the server about to end?
        self._review: tuple[int, Review] = (0, {})

    def tell(self, outcome: Outcome) -> None:
        """A build has ended."""
        self.findings = outcome.findings
        self.rows = overlay.rows(outcome.rows, self.watched, self.editor)
        if not outcome.findings:
            self.build += 1
            self.good = outcome
        self.changed.set()
        self.changed = asyncio.Event()

    @property
    def message(self) -> str:
        """What the browser is told, as JSON."""
        return json.dumps({"build": self.build, "findings": self.findings, "rows": self.rows, "waiting": self.good.waiting})

    def review(self) -> Review:
        """The pages of what waits for review, drawn once for each build that somebody looks at."""
        if self._review[0] != self.build:
            self._review = (self.build, self.good.review())
        return self._review[1]


def serve(
    rebuild: Callable[[], Outcome],
    output: Path,
    watched: Sequence[Path],
    *,
    host: str,
    port: int,
    open_browser: bool,
    editor: str = "",
    stop: threading.Event | None = None,
    desk: Desk | None = None,
) -> int:
    """Build, then serve until interrupted.  With a `desk` the pages are its own, and the output folder follows behind them.

    `editor`: a name of `overlay.EDITORS` or a pattern, "" for the preview's own view of a file.
    Exit status: 0, or 2 when the port is taken.
    """
    import socket

    import uvicorn

    state = State(watched, editor)
    state.tell(_built(rebuild))
    sock = socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET)
    sock.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        sock.bind((host, port))
        sock.listen()  # before the address is told: who opens it at once must not be refused
    except OSError as error:
        print(f"port {port} on {host} cannot be used: {error.strerror}.  Choose another with --port (0: any free one)", file=sys.stderr)
        return 2
    port = sock.getsockname()[1]
    address = f"http://{f'[{host}]' if ':' in host else host}:{port}/"
    config = uvicorn.Config(application(state, output, rebuild, watched, host, desk), log_level="warning", lifespan="on")
    server = uvicorn.Server(config)
    state.over = lambda: server.should_exit
    print(f"{address}  (stop with Ctrl-C)", flush=True)
    if open_browser:
        webbrowser.open(address)
    ending = (_stop_when, (stop, server)) if stop is not None else (_leave_after, (server,))
    threading.Thread(target=ending[0], args=ending[1], daemon=True).start()
    with contextlib.suppress(KeyboardInterrupt):
        server.run(sockets=[sock])
    return 0


def _leave_after(server: uvicorn.Server) -> None:
    """Ctrl-C ends the preview within `GRACE_SECONDS`, whatever a browser, a reader of pages or a disk makes its threads wait for.

    The output folder is whole at every moment: what is being written is completed or swept away by the next build.
    """
    while not server.should_exit:
        time.sleep(TICK_SECONDS)
    time.sleep(GRACE_SECONDS)
    sys.stdout.flush()
    os._exit(0)


def _stop_when(stop: threading.Event, server: uvicorn.Server) -> None:
    stop.wait()
    server.should_exit = True


def application(
    state: State, output: Path, rebuild: Callable[[], Outcome], watched: Sequence[Path], host: str, desk: Desk | None = None
) -> Starlette:
    """The preview as an ASGI application: pages of the `desk`, files of `output`, the event stream, and a task that rebuilds."""
    from starlette.applications import Starlette
    from starlette.middleware import Middleware
    from starlette.middleware.trustedhost import TrustedHostMiddleware
    from starlette.responses import Response, StreamingResponse
    from starlette.routing import Route

    async def own(request: Request) -> Response:
        name = request.url.path.removeprefix(OWN)
        body = (files("sitegen") / name).read_bytes()
        return Response(body, media_type=OWN_FILES[name], headers={"Cache-Control": "no-store"})

    async def review(request: Request) -> Response:
        return await asyncio.to_thread(_review_page, state, request.url.path.removeprefix("/"))

    async def file(request: Request) -> Response:
        return _watched_file(request.query_params.get("path", ""), watched)

    async def events(request: Request) -> Response:
        return StreamingResponse(_news(state), media_type="text/event-stream", headers={"Cache-Control": "no-store"})

    async def page(request: Request) -> Response:
        path = request.path_params["path"]
        build = state.build  # before the page is drawn: should another build end meanwhile, the browser asks once too often
        shown = await asyncio.to_thread(_drawn, desk, path, build) if desk else None
        return shown or _file(output, path, build)

    @contextlib.asynccontextmanager
    async def life(app: Starlette) -> AsyncIterator[None]:
        task = asyncio.create_task(_watch(state, rebuild, watched, desk))
        yield
        task.cancel()

    allowed = ["*"] if host in ("0.0.0.0", "::") else [host, "localhost", "127.0.0.1", "[::1]"]
    return Starlette(
        routes=[
            *(Route(OWN + name, own) for name in OWN_FILES),
            Route(OWN + "events", events),
            Route(OWN + "file", file),
            Route(OWN + "review/{path:path}", review),
            Route("/{path:path}", page),
        ],
        middleware=[Middleware(TrustedHostMiddleware, allowed_hosts=allowed)],
        lifespan=life,
    )


async def _news(state: State) -> AsyncIterator[str]:
    """Server-sent events: the state at once, then after every build; a comment now and then keeps the line open.

    It ends when the server does: an open browser must not keep Ctrl-C waiting.
    """
    while not state.over():
        yield f"data: {state.message}\n\n"
        waiting, quiet_seconds = state.changed, 0.0
        while not waiting.is_set() and not state.over():
            try:
                await asyncio.wait_for(waiting.wait(), TICK_SECONDS)
            except TimeoutError:
                quiet_seconds += TICK_SECONDS
                if quiet_seconds >= KEEP_ALIVE_SECONDS:
                    yield ": still here\n\n"
                    quiet_seconds = 0.0


async def _watch(state: State, rebuild: Callable[[], Outcome], watched: Sequence[Path], desk: Desk | None = None) -> None:
    """Rebuild on every change below `watched`, one build at a time; what the desk finishes behind a build ends before the next."""
    from watchfiles import awatch

    behind = _Behind(state, desk) if desk else None
    try:
        if behind and not state.findings:
            behind.begin()
        async for _ in awatch(*[path for path in watched if path.exists()], debounce=SETTLE_MS, step=STEP_MS):
            if behind:
                await behind.end()
            state.tell(await asyncio.to_thread(_built, rebuild))
            if behind and not state.findings:
                behind.begin()
    except asyncio.CancelledError:
        if behind:
            await behind.end()
        raise
    except (OSError, RuntimeError) as fault:  # the system has no more watchers to give, or the disk was taken away
        print(f"saves are no longer seen: {_one_line(fault)}; stop with Ctrl-C and start again", file=sys.stderr)


class _Behind:
    """The whole site, drawn behind the pages that are looked at; left off when something else is saved."""

    def __init__(self, state: State, desk: Desk) -> None:
        self._state, self._desk = state, desk
        self._stopped = threading.Event()
        self._task: asyncio.Task[None] | None = None
        self._drawing = False

    def begin(self) -> None:
        """Go on with the last build."""
        self._stopped = threading.Event()
        self._task = asyncio.create_task(self._run(self._stopped))

    async def end(self) -> None:
        """Leave off, and wait until it is so."""
        self._stopped.set()
        if self._task:
            if not self._drawing:
                self._task.cancel()
            await asyncio.wait([self._task])

    async def _run(self, stopped: threading.Event) -> None:
        await asyncio.sleep(PAUSE_SECONDS)
        self._drawing = True
        try:
            outcome = await asyncio.to_thread(self._finished, stopped)
        finally:
            self._drawing = False
        if outcome is not None and not stopped.is_set():
            self._state.tell(outcome)

    def _finished(self, stopped: threading.Event) -> Outcome | None:
        found: list[Outcome | None] = []

        def run() -> Outcome:
            found.append(self._desk.finish(stopped))
            return Outcome()

        told = _built(run)
        return told if told.findings else found[0]


def _drawn(desk: Desk, path: str, build: int) -> Response | None:
    """A page of the desk; a folder leads to its first page.  None for what the desk does not draw: the output folder may have it."""
    from starlette.responses import RedirectResponse, Response

    body = desk.page(path + "index.html" if not path or path.endswith("/") else path)
    if body is None:
        return RedirectResponse(f"/{path}/") if path and not path.endswith("/") and desk.page(path + "/index.html") else None
    kind = mimetypes.guess_type(path)[0] or "application/octet-stream"
    if not path or path.endswith(("/", ".html")):
        kind, body = "text/html", _with_reload(body.decode("utf-8"), build).encode("utf-8")
    return Response(body, media_type=kind, headers={"Cache-Control": "no-store"})


def _built(rebuild: Callable[[], Outcome]) -> Outcome:
    """What the build found, or in one line why it broke down: the next save is built all the same."""
    try:
        return rebuild()
    except Exception as fault:  # a full disk, or a fault of ours: the preview outlives either, and both are told
        told = f"the build failed: {_one_line(fault)}"
        print(told, file=sys.stderr)
        return Outcome(told)


def _one_line(fault: Exception) -> str:
    if isinstance(fault, OSError) and fault.strerror:
        return f"{f'{fault.filename}: ' if fault.filename else ''}{fault.strerror.lower()}"
    return " ".join(f"{type(fault).__name__}: {fault}".split())


def _review_page(state: State, path: str) -> Response:
    """A page of what waits for review, drawn now; the site's own page for what is not there."""
    from starlette.responses import Response

    build = state.build
    body = state.review().get(path + "index.html" if path.endswith("/") else path)
    if body is None:
        return Response("not found: nothing waits for review there", 404)
    return Response(_with_reload(body.decode("utf-8"), build), media_type="text/html", headers={"Cache-Control": "no-store"})


def _watched_file(path: str, watched: Sequence[Path]) -> Response:
    """A file of the watched folders, to look at; nothing else."""
    from starlette.responses import Response

    file = overlay.watched_file(path, watched)
    try:
        if file is not None:
            return Response(overlay.file_page(path, file), media_type="text/html", headers={"Cache-Control": "no-store"})
    except OSError:
        pass
    return Response("not found", 404)


def _file(output: Path, path: str, build: int) -> Response:
    """A file of the output folder; a folder gives its index.html; links that lead out of the folder are not followed."""
    from starlette.responses import Response

    try:
        return _found(output, path, build)
    except (OSError, ValueError):  # a NUL in the address, a name longer than names can be, a file that may not be read
        return Response("not found", 404)


def _found(output: Path, path: str, build: int) -> Response:
    """As `_file`; raises OSError or ValueError for an address that can be no file's."""
    from starlette.responses import FileResponse, RedirectResponse, Response

    root = output.resolve()
    wanted = (root / path).resolve()
    if not wanted.is_relative_to(root):
        return Response("not found", 404)
    if wanted.is_dir():
        if path and not path.endswith("/"):
            return RedirectResponse(f"/{path}/")
        wanted /= "index.html"
    status = 200
    if not wanted.is_file():
        wanted, status = root / "404.html", 404
    if not wanted.is_file():
        return Response("nothing has been built yet; mend the findings in the terminal" if status == 404 else "", 404)
    if wanted.suffix == ".html":
        return Response(
            _with_reload(wanted.read_text("utf-8", "replace"), build), status, media_type="text/html", headers={"Cache-Control": "no-store"}
        )
    return FileResponse(wanted, status, headers={"Cache-Control": "no-store"})


def _with_reload(html: str, build: int) -> str:
    """The page with the reload script, which is told of which build it is, and its policy widened by the preview's own event stream."""
    html = html.replace("default-src 'none'", f"default-src 'none'; {CONNECT}", 1) if CONNECT not in html else html
    head, tag, rest = html.partition("</head>")
    script = SCRIPT_TAG.format(build)
    return head + script + tag + rest if tag else html + script
