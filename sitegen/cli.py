"""The door: arguments, exit status, and the only reading of the clock.

Exit status: 0 done; 1 the content has errors (all of them printed); 2 the call was wrong.
"""

from __future__ import annotations

import argparse
import contextlib
import gc
import io
import os
import sys
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path

import sitegen
from sitegen.model.forms import is_site

AUTO = 0  # of processes: what `sitegen.workers` calls so
GARBAGE = (200_000, 50, 1000)  # new objects, and rounds of younger ones, between two looks at each generation
Command = Callable[[argparse.Namespace], int]


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command and give its exit status.  `argv` without the program's name; None: the process's own."""
    arguments = list(sys.argv[1:] if argv is None else argv)
    if not arguments or (arguments[0].startswith("-") and arguments[0] not in ("-h", "--help", "--version")):
        arguments.insert(0, "build")
    _prepare_streams()
    # What is read is no garbage: to look for some among ten thousand events, again and again, took longer than to merge them.
    gc.set_threshold(*GARBAGE)
    try:
        args = parser().parse_args(arguments)
    except SystemExit as stop:  # argparse has said what was wrong
        return int(stop.code or 0)
    try:
        command: Command = args.command
        status = command(args)
        sys.stdout.flush()
        return status
    except BrokenPipeError:  # the reader of our output went away: `... | head`
        _drop_output()
        return 0
    except KeyboardInterrupt:
        print("stopped", file=sys.stderr)
        return 130
    except Exception as error:
        if os.environ.get("DATELINE_DEBUG"):
            raise
        _drop_output()
        return _last_word(error)


def _prepare_streams() -> None:
    """Standard streams that a service may have closed lead nowhere; what cannot be spelled in UTF-8 is written with backslashes."""
    if sys.stdin is None:
        sys.stdin = open(os.devnull, encoding="utf-8")  # noqa: PTH123, SIM115 - open as long as the process
    if sys.stdout is None:
        sys.stdout = open(os.devnull, "w", encoding="utf-8")  # noqa: PTH123, SIM115
    if sys.stderr is None:
        sys.stderr = open(os.devnull, "w", encoding="utf-8")  # noqa: PTH123, SIM115
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def _drop_output() -> None:
    """What is still buffered for a standard output that takes no more goes nowhere, so that Python does not complain at exit."""
    with contextlib.suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _last_word(error: Exception) -> int:
    """One line for what nobody foresaw: the world's fault where the system says so, else ours."""
    if isinstance(error, OSError) and error.strerror:
        print(f"{error.filename or 'standard output'}: {error.strerror}", file=sys.stderr)
        return 2
    what = " ".join(f"{type(error).__name__}: {error}".split())[:300]
    print(f"a fault in Dateline itself: {what}.  Please report it; DATELINE_DEBUG=1 shows where", file=sys.stderr)
    return 1


def today() -> date:
    """The day on which the program runs: the one place that reads the clock."""
    return date.today()


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text!r} is not a date; write it as 2025-03-18") from None


def _zone(text: str) -> str:
    if not text:  # the default
        return text
    from zoneinfo import ZoneInfo

    try:
        ZoneInfo(text)
    except (ValueError, OSError):  # ZoneInfoNotFoundError is a KeyError in some releases and an OSError for odd names
        raise argparse.ArgumentTypeError(f"{text!r} is no time zone; write one such as Europe/London") from None
    except KeyError:
        raise argparse.ArgumentTypeError(f"{text!r} is no time zone; write one such as Europe/London") from None
    return text


def _folder(text: str) -> Path:
    """A path that can be asked about; it need not exist."""
    if not text.strip():
        raise argparse.ArgumentTypeError("the name of a folder is empty")
    try:
        Path(text).is_dir()
    except (OSError, ValueError) as error:
        raise argparse.ArgumentTypeError(f"{text[:60]!r} cannot be a folder: {getattr(error, 'strerror', '') or error}") from None
    return Path(text)


def _existing_folder(text: str) -> Path:
    folder = _folder(text)
    if not folder.is_dir():
        raise argparse.ArgumentTypeError(f"{text!r} is no folder")
    return folder


def _address(text: str) -> str:
    if not is_site(text):
        raise argparse.ArgumentTypeError(f"{text!r} is no address of a site; write one such as https://example.org/timeline/")
    return text if text.endswith("/") else text + "/"


def _host(text: str) -> str:
    if not text.strip():
        raise argparse.ArgumentTypeError("the host is empty; 127.0.0.1 is this machine alone")
    return text


def _editor(text: str) -> str:
    from sitegen.overlay import EDITORS, is_editor

    if text and not is_editor(text):  # "": the default
        raise argparse.ArgumentTypeError(f"{text!r} is no editor; write one of {', '.join(EDITORS)}, or an address with {{path}} in it")
    return text


def _jobs(text: str) -> int:
    if not text.isdecimal() or int(text) < 1:
        raise argparse.ArgumentTypeError(f"{text!r} is not a number of processes; write 1 or more")
    return int(text)


def _number(text: str) -> int:
    if not text.isdecimal() or int(text) < 1:
        raise argparse.ArgumentTypeError(f"{text!r} is not a number; write 1 or more")
    return int(text)


def _port(text: str) -> int:
    if not text.isdecimal() or not 0 <= int(text) <= 65535:
        raise argparse.ArgumentTypeError(f"{text!r} is not a port; write a number from 0 (any free one) to 65535")
    return int(text)


def parser() -> argparse.ArgumentParser:
    """All commands and options, as the README lists them."""
    top = argparse.ArgumentParser(
        prog="dateline", description="Dated articles and notes in, one sourced timeline site out.  Without a command: build."
    )
    top.add_argument("--version", action="version", version=f"dateline {sitegen.__version__}")
    commands = top.add_subparsers(title="commands", required=True, metavar="COMMAND")
    _add_site_commands(commands)
    _add_desk_commands(commands)
    _add_text_commands(commands)
    return top


def _lazy(module: str, name: str) -> Command:
    """A command whose module is imported when it runs: start-up time is felt at every save."""

    def run(args: argparse.Namespace) -> int:
        import importlib

        command: Command = getattr(importlib.import_module(f"sitegen.commands.{module}"), name)
        return command(args)

    return run


def _content(command: argparse.ArgumentParser) -> None:
    command.add_argument("--content", type=_folder, default=Path("content"), metavar="DIR", help="the content folder (default: content)")


def _building(command: argparse.ArgumentParser) -> None:
    """What `build` and `serve` share."""
    _content(command)
    command.add_argument("--output", type=_folder, default=Path("output"), metavar="DIR", help="where the site goes (default: output)")
    command.add_argument("--templates", type=_existing_folder, metavar="DIR", help="templates that shadow the built-in ones by name")
    command.add_argument("--as-of", type=_day, metavar="DATE", help="decides upcoming, overdue and scheduled (default: today)")
    command.add_argument("--drafts", action="store_true", help="include drafts")
    command.add_argument("--no-cache", action="store_true", help="read everything anew; gives the same bytes")
    command.add_argument("--jobs", type=_jobs, default=AUTO, metavar="N", help="processes that read and draw (default: what it is worth)")


def _add_site_commands(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    build = commands.add_parser("build", help="read a content folder, write the whole site")
    _building(build)
    build.add_argument("--base-url", type=_address, metavar="URL", help="where the site will stand, such as https://example.org/timeline/")
    build.add_argument("--single-file", action="store_true", help="also write the whole timeline as one file, timeline.html")
    build.add_argument("--since", type=Path, metavar="OLD", help="tell on the site what changed since this timeline.json (or its folder)")
    build.add_argument("--strict", action="store_true", help="warnings are errors")
    build.add_argument("--keep-going", action="store_true", help="build without the faulty files")
    build.set_defaults(command=_lazy("build", "build"), today=today)

    serve = commands.add_parser("serve", help="build, serve, rebuild and reload on every save")
    _building(serve)
    serve.add_argument("--port", type=_port, default=8000)
    serve.add_argument("--host", type=_host, default="127.0.0.1")
    serve.add_argument(
        "--editor", type=_editor, default="", metavar="NAME", help="findings open there: vscode, zed, idea …, or xyz://…{path}:{line}"
    )
    serve.add_argument("--open", action="store_true", help="open the site in a browser")
    serve.set_defaults(command=_lazy("site", "serve"), today=today)

    check = commands.add_parser("check", help="everything build would report, writing no site")
    _content(check)
    check.add_argument("--format", choices=("text", "json", "github"), default="text", help="github: annotations for GitHub Actions")
    check.add_argument("--as-of", type=_day, metavar="DATE", help="the day to check for (default: today)")
    check.add_argument("--strict", action="store_true", help="warnings are errors")
    check.add_argument("--drafts", action="store_true", help="include drafts")
    check.set_defaults(command=_lazy("site", "check"), today=today)


def _add_desk_commands(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    take = commands.add_parser("import", help="pages, feeds, letters, tables and slide shows become files of the content folder")
    what = "saved pages, feeds (RSS, Atom), mailboxes, web archives, CSV, TimelineJS (JSON or its sheet), plain text; a folder; an address"
    take.add_argument("paths", nargs="+", metavar="PATH|URL", help=what)
    take.add_argument(
        "--map",
        action="append",
        default=[],
        metavar="NAME=FIELD",
        help="a table's column of another name, such as Datum=date; may be repeated",
    )
    _content(take)
    take.set_defaults(command=_lazy("importing", "import_"))

    new = commands.add_parser("new", help="write a starting file: a note, an article or a site")
    new.add_argument("what", choices=("note", "article", "site"))
    new.add_argument("name", help="a title; for a site its folder")
    _content(new)
    new.add_argument("--published", type=_day, metavar="DATE", help="article: its publication date")
    new.add_argument("--publisher", default="", metavar="NAME", help="article: its publisher")
    new.add_argument("--about", default="", metavar="EVENT", help="note: the id or address of the event it is about")
    new.set_defaults(command=_lazy("starting", "new"), today=today)

    diff = commands.add_parser("diff", help="what changed between two builds, in words")
    diff.add_argument("old", type=Path, metavar="OLD.json", help="the timeline.json of the earlier build, or its output folder")
    diff.add_argument("new", type=Path, metavar="NEW.json", help="that of the later one")
    diff.add_argument("--format", choices=("text", "json"), default="text", help="json: one change a line")
    diff.set_defaults(command=_lazy("comparing", "diff"))

    publish = commands.add_parser("publish", help="put the output folder on a static host")
    publish.add_argument(
        "target",
        nargs="?",
        default="",
        metavar="TARGET",
        help="a folder, git:REPOSITORY#BRANCH, s3://bucket/prefix, user@host:path, or a name from [publish] in site.toml",
    )
    _content(publish)
    publish.add_argument("--output", type=_folder, default=Path("output"), metavar="DIR", help="the built site (default: output)")
    publish.add_argument("--dry-run", action="store_true", help="show what would be sent and removed, and change nothing")
    publish.add_argument("--force", action="store_true", help="publish a build that is older than the content, has errors or was changed")
    publish.add_argument(
        "--foreign",
        choices=("keep", "replace", "delete"),
        default="keep",
        help="files there that no publication put there: keep all (default), replace those in the way, delete them all but hidden ones",
    )
    publish.add_argument("--endpoint", type=_address, metavar="URL", help="s3: storage elsewhere than at AWS")
    publish.add_argument("--cname", metavar="DOMAIN", help='git: the domain in the file CNAME; "" for none (default: that of base_url)')
    publish.set_defaults(command=_lazy("publishing", "publish"), today=today)


def _add_text_commands(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    dates = commands.add_parser("dates", help="the time expressions of a text, one JSON object a line")
    dates.add_argument("files", nargs="*", metavar="FILE", help="plain text; - or nothing: standard input")
    dates.add_argument("--published", type=_day, metavar="DATE", help="the publication date that relative dates count from")
    dates.add_argument("--timezone", type=_zone, default="", metavar="TZ")
    dates.add_argument("--language", default="auto", metavar="CODE", help="en, de, fr, es, uk, ru; auto (default): the text tells")
    dates.add_argument("--jsonl", metavar="IN.jsonl", help='batch: lines of {"id", "published", "text"}; - for standard input')
    dates.set_defaults(command=_lazy("texts", "dates"))

    explain = commands.add_parser("explain", help="the same for a person: what was counted from what, and why")
    explain.add_argument("text")
    explain.add_argument("--published", type=_day, metavar="DATE")
    explain.add_argument("--timezone", type=_zone, default="", metavar="TZ")
    explain.add_argument("--language", default="auto", metavar="CODE", help="as for dates")
    explain.set_defaults(command=_lazy("texts", "explain"))

    events = commands.add_parser("events", help="the meetings and pledges of articles, one JSON object a line; or in Parquet")
    of = events.add_mutually_exclusive_group(required=True)
    of.add_argument("--jsonl", metavar="IN.jsonl", help='lines of {"id", "published", "publisher", "title", "text"}; - for standard input')
    of.add_argument("--articles", type=_existing_folder, metavar="DIR", help="a folder of .md, .txt and .html; needs --parquet")
    events.add_argument("--content", type=_existing_folder, metavar="DIR", help="take site.toml and actors.toml from this content folder")
    events.add_argument("--all", action="store_true", help="also the claims below the site's threshold")
    archive = events.add_argument_group("an archive of any size (docs/scale.md)")
    archive.add_argument(
        "--parquet", type=_folder, metavar="DIR", help="write the claims into this folder; a second run goes on with what is missing"
    )
    archive.add_argument("--merge", action="store_true", help="also merge the claims across articles, into DIR/events.parquet")
    archive.add_argument("--jobs", type=_jobs, metavar="N", help="processes that read (default: one for each core)")
    archive.add_argument("--scheduler", metavar="ADDRESS", help="let the workers of a Dask cluster read: tcp://host:8786")
    archive.add_argument("--shard-size", type=_number, default=1000, metavar="N", help="articles of a shard, about (default: 1000)")
    archive.add_argument("--memory", type=_number, default=512, metavar="MB", help="what DuckDB may take while merging (default: 512)")
    events.set_defaults(command=_lazy("texts", "events"))
