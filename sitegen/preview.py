"""The local preview: serve the output folder, rebuild on every save, reload the browser.

The last good site stays up when a build fails, with the findings laid over it.  What is injected is injected when served: the
files in the output folder never change.
"""

from __future__ import annotations

import asyncio
import contextlib
import json
import sys
import threading
import webbrowser
from collections.abc import AsyncIterator, Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import uvicorn
    from starlette.applications import Starlette
    from starlette.requests import Request
    from starlette.responses import Response

OWN = "/-dateline/"  # addresses of the preview itself: no page of a site starts with "-"
SCRIPT_TAG = f'<script src="{OWN}reload.js" defer></script>'
CONNECT = "connect-src 'self'"  # the pages' own policy allows no connection; the preview needs its event stream
KEEP_ALIVE_SECONDS = 15.0
TICK_SECONDS = 0.5  # how often an open event stream asks whether the server ends

# Styles are set through the object model, which a Content-Security-Policy without inline styles allows.
RELOAD_JS = """"use strict";
(function () {
  var box = null;
  function show(text) {
    if (!box) { box = document.createElement("pre"); document.body.appendChild(box); }
    box.textContent = text;
    box.setAttribute("role", "alert");
    Object.assign(box.style, {position: "fixed", inset: "auto 0 0 0", maxHeight: "60vh", overflow: "auto", margin: "0",
      padding: "1rem", background: "#3b0d0d", color: "#fff", font: "14px/1.5 ui-monospace, monospace", whiteSpace: "pre-wrap",
      zIndex: "9999"});
  }
  var seen = null;
  var events = new EventSource("OWNevents");
  events.onmessage = function (event) {
    var state = JSON.parse(event.data);
    if (state.findings) { show(state.findings); }
    else if (seen !== null && state.build !== seen) { location.reload(); return; }
    else if (box) { box.remove(); box = null; }
    if (!state.findings) { seen = state.build; }
  };
})();
""".replace("OWN", OWN)


class State:
    """The number of the last good build, the findings of the last one, and who waits for news."""

    def __init__(self) -> None:
        self.build = 0
        self.findings = ""
        self.changed = asyncio.Event()
        self.over: Callable[[], bool] = lambda: False  # is the server about to end?

    def tell(self, findings: str) -> None:
        """A build has ended: "" when it was good."""
        self.findings = findings
        if not findings:
            self.build += 1
        self.changed.set()
        self.changed = asyncio.Event()

    @property
    def message(self) -> str:
        """What the browser is told, as JSON."""
        return json.dumps({"build": self.build, "findings": self.findings})


def serve(
    rebuild: Callable[[], str],
    output: Path,
    watched: Sequence[Path],
    *,
    host: str,
    port: int,
    open_browser: bool,
    stop: threading.Event | None = None,
) -> int:
    """Build, then serve until interrupted; `rebuild` gives the findings that stopped it, or "".

    Exit status: 0, or 2 when the port is taken.
    """
    import socket

    import uvicorn

    state = State()
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
    config = uvicorn.Config(application(state, output, rebuild, watched, host), log_level="warning", lifespan="on")
    server = uvicorn.Server(config)
    state.over = lambda: server.should_exit
    print(f"{address}  (stop with Ctrl-C)", flush=True)
    if open_browser:
        webbrowser.open(address)
    if stop is not None:
        threading.Thread(target=_stop_when, args=(stop, server), daemon=True).start()
    with contextlib.suppress(KeyboardInterrupt):
        server.run(sockets=[sock])
    return 0


def _stop_when(stop: threading.Event, server: uvicorn.Server) -> None:
    stop.wait()
    server.should_exit = True


def application(state: State, output: Path, rebuild: Callable[[], str], watched: Sequence[Path], host: str) -> Starlette:
    """The preview as an ASGI application: files of `output`, the event stream, and a task that rebuilds."""
    from starlette.applications import Starlette
    from starlette.middleware import Middleware
    from starlette.middleware.trustedhost import TrustedHostMiddleware
    from starlette.responses import Response, StreamingResponse
    from starlette.routing import Route

    async def reload_js(request: Request) -> Response:
        return Response(RELOAD_JS, media_type="text/javascript", headers={"Cache-Control": "no-store"})

    async def events(request: Request) -> Response:
        return StreamingResponse(_news(state), media_type="text/event-stream", headers={"Cache-Control": "no-store"})

    async def page(request: Request) -> Response:
        return _file(output, request.path_params["path"])

    @contextlib.asynccontextmanager
    async def life(app: Starlette) -> AsyncIterator[None]:
        task = asyncio.create_task(_watch(state, rebuild, watched))
        yield
        task.cancel()

    allowed = ["*"] if host in ("0.0.0.0", "::") else [host, "localhost", "127.0.0.1", "[::1]"]
    return Starlette(
        routes=[Route(OWN + "reload.js", reload_js), Route(OWN + "events", events), Route("/{path:path}", page)],
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


async def _watch(state: State, rebuild: Callable[[], str], watched: Sequence[Path]) -> None:
    """Rebuild on every change below `watched`, one build at a time."""
    from watchfiles import awatch

    try:
        async for _ in awatch(*[path for path in watched if path.exists()]):
            state.tell(await asyncio.to_thread(_built, rebuild))
    except (OSError, RuntimeError) as fault:  # the system has no more watchers to give, or the disk was taken away
        print(f"saves are no longer seen: {_one_line(fault)}; stop with Ctrl-C and start again", file=sys.stderr)


def _built(rebuild: Callable[[], str]) -> str:
    """What the build found, or in one line why it broke down: the next save is built all the same."""
    try:
        return rebuild()
    except Exception as fault:  # a full disk, or a fault of ours: the preview outlives either, and both are told
        told = f"the build failed: {_one_line(fault)}"
        print(told, file=sys.stderr)
        return told


def _one_line(fault: Exception) -> str:
    if isinstance(fault, OSError) and fault.strerror:
        return f"{f'{fault.filename}: ' if fault.filename else ''}{fault.strerror.lower()}"
    return " ".join(f"{type(fault).__name__}: {fault}".split())


def _file(output: Path, path: str) -> Response:
    """A file of the output folder; a folder gives its index.html; links that lead out of the folder are not followed."""
    from starlette.responses import Response

    try:
        return _found(output, path)
    except (OSError, ValueError):  # a NUL in the address, a name longer than names can be, a file that may not be read
        return Response("not found", 404)


def _found(output: Path, path: str) -> Response:
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
            _with_reload(wanted.read_text("utf-8", "replace")), status, media_type="text/html", headers={"Cache-Control": "no-store"}
        )
    return FileResponse(wanted, status, headers={"Cache-Control": "no-store"})


def _with_reload(html: str) -> str:
    """The page with the reload script, and its policy widened by the preview's own event stream."""
    html = html.replace("default-src 'none'", f"default-src 'none'; {CONNECT}", 1) if CONNECT not in html else html
    head, tag, rest = html.partition("</head>")
    return head + SCRIPT_TAG + tag + rest if tag else html + SCRIPT_TAG
